#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static bool isMissing(const RuleInput& in, const asl::Object& object) {
    for (const catalog::Field field : {catalog::Field::Next, catalog::Field::End})
        if (lint::findMember(in.machine, object, field) != nullptr || lint::isMisspelt(in.machine, object, field))
            return false;
    return true;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        // Only what has the field End can lack it; a state of unknown type may be one that ends by itself.
        if (object.kind == catalog::ObjectKind::UnknownState ||
            catalog::findField(object.kind, catalog::Field::End) == nullptr || lint::mayHaveMore(object))
            continue;
        const asl::State& state = in.machine.state(*object.state);
        const asl::Located<bool>* end = asl::get(state.end);
        if (isMissing(in, object))
            out.report(state.name.at, "state \"{}\" has neither \"Next\" nor \"End\"", state.name.value)
                .help("name the next state in \"Next\", or write \"End\": true");
        else if (end != nullptr && !end->value && !state.next.isPresent() &&
                 !lint::isMisspelt(in.machine, object, catalog::Field::Next))
            out.report(end->at, "state \"{}\" does not end and has no \"Next\"", state.name.value)
                .help("name the next state in \"Next\", or write \"End\": true");
    }
}

STEPCHECK_RULE(missing_next_or_end){
    .id = "missing-next-or-end",
    .summary = "A state neither goes on nor ends.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#transition",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
