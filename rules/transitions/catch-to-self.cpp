#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        for (const asl::Catcher& catcher : state.catchers)
            if (const auto* next = asl::get(catcher.next); next != nullptr && next->value == state.name.value)
                out.report(
                       next->at, "catcher leads back to \"{}\": retries without limit and without delay", next->value)
                    .help("use Retry, with MaxAttempts and BackoffRate");
}

STEPCHECK_RULE(catch_to_self){
    .id = "catch-to-self",
    .summary = "A catcher leads back to the state that failed.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
