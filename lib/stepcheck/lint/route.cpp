#include "stepcheck/lint/route.h"

#include "stepcheck/asl/machine.h"

#include <cstddef>

namespace stepcheck::lint {

void addRoute(const asl::Machine& machine, const std::vector<asl::StateId>& states, Report& report) {
    constexpr std::size_t shownOnEachSide = 50;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (i == shownOnEachSide && states.size() > 2 * shownOnEachSide)
            i = states.size() - shownOnEachSide;
        const asl::State& state = machine.state(states[i]);
        report.step(state.name.at, "state \"{}\"", state.name.value);
    }
}

}  // namespace stepcheck::lint
