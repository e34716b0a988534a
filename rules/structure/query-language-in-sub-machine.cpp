#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::Branch && object.kind != catalog::ObjectKind::ItemProcessor)
            continue;
        if (const syntax::Member* member = lint::findMember(in.machine, object, catalog::Field::QueryLanguage))
            out.report(member->key.span(), "{} has no query language of its own",
                   object.kind == catalog::ObjectKind::Branch ? "a branch" : "an item processor")
                .help("set \"QueryLanguage\" in its states, or for the whole state machine");
    }
}

STEPCHECK_RULE(query_language_in_sub_machine){
    .id = "query-language-in-sub-machine",
    .summary = "QueryLanguage stands in a branch or an item processor.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#query-languages",
    .check = check,
};

}  // namespace stepcheck::rules
