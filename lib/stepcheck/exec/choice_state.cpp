#include "stepcheck/exec/step.h"

namespace stepcheck::exec {

void Step::begin(FrameId id, const ChoiceProgram& choice) {
    const semantics::Steps& steps = program(id).steps;
    const auto surroundings = around(id);
    const Payload& effective = frame(id).effective;
    for (const semantics::CompiledRule& rule : steps.rules()) {
        auto holds = rule.condition.holds(effective.value(), surroundings);
        if (!holds) {
            fail(id, holds.error());
            return;
        }
        if (*holds) {
            const auto index = static_cast<std::size_t>(&rule - steps.rules().data());
            if (StateCoverage* counts = coverage(id))
                ++counts->rules[index];
            leave(id, steps.departBy(rule, effective, surroundings), choice.targets[index], frame(id).last);
            return;
        }
    }
    if (choice.defaultTarget.name.empty()) {
        fail(id, semantics::runtimeFault(
                     "Failed to transition out of the state. The state does not point to a next state."));
        return;
    }
    leave(id, steps.depart(effective, surroundings), choice.defaultTarget, frame(id).last);
}

}  // namespace stepcheck::exec
