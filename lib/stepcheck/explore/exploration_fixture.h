#pragma once

#include "stepcheck/exec/simulation_fixture.h"
#include "stepcheck/explore/search.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// A definition with what can be explored of it. For tests.
struct ExploredFixture {
    exec::Simulation simulation;
    Options options;

    explicit ExploredFixture(std::string_view definition, Options howFar = {})
        : simulation(definition), options(howFar) {}

    [[nodiscard]] Exploration explore() { return explore::explore(*simulation.program, simulation.settings, options); }

    /// The paths in short, a line each: `succeeded A > B`.
    [[nodiscard]] std::string outline(const Exploration& exploration) const {
        std::string text;
        for (const Path& path : exploration.paths) {
            text += name(path.end);
            std::string_view separator = " ";
            for (const asl::StateId state : path.states) {
                text += separator;
                text += simulation.program->state(state).name.string();
                separator = " > ";
            }
            text += "\n";
        }
        return text;
    }
};

}  // namespace stepcheck::explore
