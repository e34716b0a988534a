#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// And, Or and Not take the place of Variable as well.
static bool isCombinator(const syntax::Member& member) {
    const catalog::FieldSpec* spec = catalog::findField(catalog::ObjectKind::NestedChoiceRule, member.name());
    return spec != nullptr && !spec->comparison;
}

static std::vector<const syntax::Member*> excludingEachOther(const RuleInput& in, const asl::Object& rule) {
    std::vector<const syntax::Member*> members = lint::operatorsOf(in.machine, rule);
    const syntax::Member* variable = lint::findMember(in.machine, rule, catalog::Field::Variable);
    if (members.size() == 1 && variable != nullptr && isCombinator(*members.front()))
        members.push_back(variable);
    std::ranges::sort(members, {}, [](const syntax::Member* member) { return member->key.span().begin; });
    return members;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (!lint::isJsonPathRule(object))
            continue;
        const std::vector<const syntax::Member*> members = excludingEachOther(in, object);
        if (members.size() < 2)
            continue;
        std::vector<std::string_view> names;
        for (const syntax::Member* member : members)
            names.push_back(member->name());
        auto report = out.report(members[1]->key.span(), "{} stand in one rule", lint::quoted(names, "and"));
        report.help("write a rule for each, and combine them with \"And\" or \"Or\"");
        for (const syntax::Member* member : members)
            if (member != members[1])
                report.related(member->key.span(), "\"{}\" is here", member->name());
    }
}

STEPCHECK_RULE(choice_multiple_operators){
    .id = "choice-multiple-operators",
    .summary = "A rule of a Choice state has two operators.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
