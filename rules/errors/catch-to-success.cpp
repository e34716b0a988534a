#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        for (const lint::Handler& handler : in.data.shared().catchers(state).list) {
            const auto* next = asl::get(handler.catcher->next);
            const auto target = next != nullptr ? in.machine.find(state.scope, next->value) : std::nullopt;
            if (!target || handler.nameThatTakes(catalog::statesTaskFailed) == nullptr ||
                !std::holds_alternative<asl::Succeed>(in.machine.state(*target).kind))
                continue;
            out.report(next->at, "every failure of \"{}\" ends as a success", state.name.value)
                .help("lead it to a state that records the error, or to a Fail state");
        }
}

STEPCHECK_RULE(catch_to_success){
    .id = "catch-to-success",
    .summary = "A catcher that takes every failure ends the execution as a success.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
