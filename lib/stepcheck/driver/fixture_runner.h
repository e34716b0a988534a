#pragma once

#include "stepcheck/driver/executable_definition.h"
#include "stepcheck/driver/fixture.h"
#include "stepcheck/exec/coverage.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/render/coverage.h"
#include "stepcheck/render/fixture_report.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::driver {

/// Runs fixtures. Reads every definition once, and counts what executions passed in it.
class FixtureRunner {
public:
    struct Options {
        bool update = false;  // writes the files that are expected
        bool recordsCoverage = false;
    };

    explicit FixtureRunner(Options options) : options_(options) {}

    /// Executes the fixture in a file and compares.
    [[nodiscard]] render::FixtureResult run(const std::string& path);

    /// Of the definitions that were executed, by name.
    [[nodiscard]] std::vector<render::DefinitionCoverage> coverage() const;

private:
    // A definition that some fixture names.
    struct Tested {
        std::string name;
        Definition definition;
        std::unique_ptr<const exec::Program> program;
        exec::Coverage coverage;
        std::map<asl::MachineType, std::vector<std::string>> errors;  // that lint finds, as lines
    };

    [[nodiscard]] support::Result<Tested*> tested(const std::string& path);
    [[nodiscard]] const std::vector<std::string>& errorsOf(Tested& target, asl::MachineType type) const;

    Options options_;
    std::map<std::string, std::unique_ptr<Tested>> tested_;  // by path without links
};

}  // namespace stepcheck::driver
