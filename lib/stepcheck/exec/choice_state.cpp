#include "stepcheck/exec/choice_fault.h"
#include "stepcheck/exec/step.h"

namespace stepcheck::exec {

std::optional<asl::StateId> stateWithoutMatch(const Program& program, const Execution& execution) {
    if (!execution.failure || !execution.failure->cause || !(*execution.failure->cause).ends_with(noMatch))
        return std::nullopt;
    for (const Event* event : execution.history.events()) {
        const auto* entered = std::get_if<EnterDetails>(&event->details);
        if (event->type != EventType::ChoiceStateEntered || entered == nullptr ||
            !(*execution.failure->cause).starts_with(statePrefix(entered->name.string(), event->id)))
            continue;
        for (const asl::State& state : program.machine().states())
            if (program.state(state.id).name == entered->name)
                return state.id;
    }
    return std::nullopt;
}

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
        fail(id, semantics::runtimeFault(std::string(noMatch)));
        return;
    }
    leave(id, steps.depart(effective, surroundings), choice.defaultTarget, frame(id).last);
}

}  // namespace stepcheck::exec
