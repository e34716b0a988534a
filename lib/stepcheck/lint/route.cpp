#include "stepcheck/lint/route.h"

#include "stepcheck/asl/machine.h"

namespace stepcheck::lint {

void addRoute(const asl::Machine& machine, const std::vector<asl::StateId>& states, Report& report) {
    for (const asl::StateId id : states) {
        const asl::State& state = machine.state(id);
        report.step(state.name.at, "state \"{}\"", state.name.value);
    }
}

}  // namespace stepcheck::lint
