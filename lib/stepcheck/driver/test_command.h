#pragma once

#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"

#include <optional>
#include <string>
#include <vector>

namespace stepcheck::driver {

/// `stepcheck test`
struct TestCommand {
    std::vector<std::string> paths;
    bool update = false;
    std::optional<std::string> junitFile;
    bool showCoverage = false;
    std::optional<std::string> lcovFile;
    std::optional<std::string> coverageFile;  // JSON
    std::optional<double> failUnder;          // percent
    bool respectGitignore = true;

    [[nodiscard]] bool wantsCoverage() const { return showCoverage || lcovFile || coverageFile || failUnder; }
};

/// Runs fixtures and prints what came of each. `Findings`: some failed, or too little was covered; `Trouble`: some
/// could not be run.
[[nodiscard]] ExitStatus run(const TestCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
