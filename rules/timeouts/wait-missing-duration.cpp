#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// A duration in the other query language or under a misspelt name is another
// mistake.
static bool hasDuration(const RuleInput& in, const asl::Object& object) {
    const auto group = catalog::exclusiveGroups(catalog::ObjectKind::WaitState).front().fields;
    return std::ranges::any_of(group, [&](catalog::Field field) {
        return lint::findMember(in.machine, object, field) != nullptr || lint::isMisspelt(in.machine, object, field);
    });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects())
        if (object.kind == catalog::ObjectKind::WaitState && !lint::mayHaveMore(object) && !hasDuration(in, object))
            out.report(
                   lint::placeOf(in.machine, object), "{} does not say how long", lint::describe(in.machine, object))
                .help("add \"Seconds\" or \"Timestamp\"");
}

STEPCHECK_RULE(wait_missing_duration){
    .id = "wait-missing-duration",
    .summary = "A Wait state does not say how long it waits.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#wait-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
