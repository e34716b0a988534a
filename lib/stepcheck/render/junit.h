#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Writes JUnit's XML: a `testsuite` for each file, in it a test for each finding, named by rule and place so that it
/// keeps its name when lines move. An info passes and tells what it has to say. A file without findings is one test
/// that passes; one that was not judged is a test with an error. Source: https://github.com/testmoapp/junitxml, and
/// what Jenkins and GitLab read of it
void writeJunit(const lint::RunReport& report, const Write& write);

}  // namespace stepcheck::render
