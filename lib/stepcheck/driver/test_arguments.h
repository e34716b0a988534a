#pragma once

#include "stepcheck/driver/test_command.h"
#include "stepcheck/support/result.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace stepcheck::driver {

/// The options of `test` as words, before anybody looked at what they mean.
struct TestArguments {
    std::vector<std::string> paths;
    bool update = false;
    std::string junitFile;
    bool showCoverage = false;
    std::string lcovFile;
    std::string coverageFile;
    std::string failUnder;
    bool noRespectGitignore = false;
};

/// Declares the options of `test` on its subcommand; parsing fills in `arguments`, which must live as long.
void addTestOptions(CLI::App& app, TestArguments& arguments);

/// What the words mean. Error: an option has a value that it does not know; the text names both.
[[nodiscard]] support::Result<TestCommand> toCommand(const TestArguments& arguments);

}  // namespace stepcheck::driver
