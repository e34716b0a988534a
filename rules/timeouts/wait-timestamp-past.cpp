#include "stepcheck/lint/rule.h"
#include "stepcheck/support/timestamp.h"

#include <fmt/format.h>

namespace stepcheck::rules {

// What lies before the day of the newest fact that we know lies in the past of everybody who reads this.
static void check(const RuleInput& in, Reporter& out) {
    const auto today = support::parseTimestamp(fmt::format("{}T00:00:00Z", catalog::factsDate()));
    for (const auto& [state, wait] : in.machine.each<asl::Wait>()) {
        const auto* timestamp = asl::get(wait.timestamp);
        if (timestamp == nullptr || !timestamp->value.node->isFinalString())
            continue;
        const auto until = support::parseTimestamp(timestamp->value.view());
        if (until.value && today.value && *until.value < *today.value)
            out.report(timestamp->at, "\"{}\" waits for a time that is past", state.name.value)
                .help("remove the state, or take the time from the input");
    }
}

STEPCHECK_RULE(wait_timestamp_past){
    .id = "wait-timestamp-past",
    .summary = "A Wait state waits for a time that is past.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#wait-state",
    .check = check,
};

}  // namespace stepcheck::rules
