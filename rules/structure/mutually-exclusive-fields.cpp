#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// The members of the object that exclude each other, in document order.
static std::vector<const syntax::Member*> present(
    const RuleInput& in, const asl::Object& object, const catalog::ExclusiveGroup& group) {
    std::vector<const syntax::Member*> members;
    for (const auto& [member, spec] : in.machine.fieldsOf(object))
        if (spec != nullptr && lint::hasInItsLanguage(object, *spec) &&
            std::ranges::find(group.fields, spec->field) != group.fields.end())
            members.push_back(member);
    return members;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects())
        for (const catalog::ExclusiveGroup& group : catalog::exclusiveGroups(object.kind)) {
            const std::vector<const syntax::Member*> members = present(in, object, group);
            // Of unknown language they may be one of each.
            if (members.size() < 2 || !object.languageKnown)
                continue;
            std::vector<std::string_view> names;
            for (const syntax::Member* member : members)
                names.push_back(member->name());
            auto report = out.report(members[1]->key.span(), "{} exclude each other", lint::quoted(names, "and"));
            report.help("keep one of them");
            for (const syntax::Member* member : members)
                if (member != members[1])
                    report.related(member->key.span(), "\"{}\" is here", member->name());
        }
}

STEPCHECK_RULE(mutually_exclusive_fields){
    .id = "mutually-exclusive-fields",
    .summary = "Two fields stand in one object of which only one may be there.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#statesfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
