#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, wait] : in.machine.each<asl::Wait>())
        if (const auto* seconds = asl::get(wait.seconds); seconds != nullptr && seconds->value == 0)
            out.report(seconds->at, "\"{}\" waits zero seconds", state.name.value)
                .help("remove the state, or say how long to wait");
}

STEPCHECK_RULE(wait_zero){
    .id = "wait-zero",
    .summary = "A Wait state waits zero seconds.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#wait-state",
    .check = check,
};

}  // namespace stepcheck::rules
