#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>

namespace stepcheck::rules {

static void checkTask(
    const RuleInput& in, const asl::State& state, const asl::Located<std::int64_t>& timeout, Reporter& out) {
    const auto* whole = asl::get(in.machine.timeoutSeconds());
    const auto type = lint::executionType(in.machine, state.scope, in.type);
    if (whole != nullptr && whole->value > 0 && timeout.value > whole->value)
        out.report(timeout.at, "timeout of \"{}\" is longer than that of the state machine", state.name.value)
            .help("make it shorter: it can never be reached")
            .related(whole->at, "the state machine has {} seconds", whole->value);
    else if (type == asl::MachineType::Express && timeout.value > lint::maxSeconds(*type))
        out.report(timeout.at, "timeout of \"{}\" is longer than an EXPRESS execution may last: {} seconds",
               state.name.value, lint::maxSeconds(*type))
            .help("make it shorter: it can never be reached");
}

static void checkMachine(const RuleInput& in, Reporter& out) {
    const auto* whole = asl::get(in.machine.timeoutSeconds());
    const bool isExpress = in.type == asl::MachineType::Express;
    if (whole != nullptr && isExpress && whole->value > lint::maxSeconds(asl::MachineType::Express))
        out.report(whole->at, "timeout of the state machine is longer than an EXPRESS execution may last: {} seconds",
               lint::maxSeconds(asl::MachineType::Express))
            .help("make it shorter: it can never be reached");
}

static void check(const RuleInput& in, Reporter& out) {
    checkMachine(in, out);
    for (const auto& [state, task] : in.machine.each<asl::Task>())
        if (const auto* timeout = asl::get(task.timeoutSeconds))
            checkTask(in, state, *timeout, out);
}

STEPCHECK_RULE(timeout_exceeds_parent){
    .id = "timeout-exceeds-parent",
    .summary = "A task or state machine has a longer timeout than the execution around it may last.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#task-state",
    .check = check,
};

}  // namespace stepcheck::rules
