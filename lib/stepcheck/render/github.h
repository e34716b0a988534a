#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

#include <cstddef>

namespace stepcheck::render {

/// The most annotations of one kind that GitHub shows for one step of a workflow.
/// Source: https://docs.github.com/en/actions/reference/limits
inline constexpr std::size_t maxGithubAnnotations = 10;

/// Writes workflow commands: files that were not judged first, then errors, warnings, notices, because GitHub shows
/// only the first of each kind. A last line says how many it will not show.
/// Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
void writeGithub(const lint::RunReport& report, const Write& write);

}  // namespace stepcheck::render
