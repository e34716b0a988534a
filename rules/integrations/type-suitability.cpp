#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace stepcheck::rules {

// Whether a state may take longer than an EXPRESS execution lives, or needs what only STANDARD machines have.
static bool needsStandard(const asl::State& state) {
    if (const auto* map = std::get_if<asl::Map>(&state.kind))
        return map->isDistributed() || map->mode.presence == asl::Presence::Hole;
    return std::holds_alternative<asl::Wait>(state.kind) || std::holds_alternative<asl::UnknownKind>(state.kind);
}

static bool needsStandard(const lint::TaskCall& call) {
    using Form = asl::Resource::Form;
    if (call.resource.is(Form::Unknown) || call.resource.is(Form::Malformed) || call.resource.is(Form::Activity))
        return true;
    // What must not happen twice needs executions that run once.
    const catalog::IntegrationAction* action = call.action();
    return call.resource.pattern != asl::IntegrationPattern::RequestResponse ||
           (action != nullptr && action->repeat != catalog::Repeat::Safe && action->name != "invoke");
}

static void check(const RuleInput& in, Reporter& out) {
    const std::span<const lint::TaskCall> calls = in.data.shared().tasks();
    const auto needs = [](const auto& each) { return needsStandard(each); };
    if (in.type != asl::MachineType::Standard || calls.empty() || std::ranges::any_of(calls, needs) ||
        std::ranges::any_of(in.machine.states(), needs) || !in.flow.loops.empty() || !in.machine.topLevel().statesKnown)
        return;
    const support::Span whole = in.root.span();
    out.report({.begin = whole.begin, .end = whole.begin + 1},
           "every state of this STANDARD machine is one that an EXPRESS machine has, too")
        .help("if it ends within five minutes and may run twice, EXPRESS is cheaper");
}

STEPCHECK_RULE(type_suitability){
    .id = "type-suitability",
    .summary = "A STANDARD state machine does nothing for which it has to be one.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
