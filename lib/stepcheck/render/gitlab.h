#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Writes a Code Quality report of GitLab: an array with an object for each finding and each file that was not judged.
/// Fingerprints tell apart the findings of a run and stay when lines move.
/// Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
void writeGitlab(const lint::RunReport& report, const Write& write);

}  // namespace stepcheck::render
