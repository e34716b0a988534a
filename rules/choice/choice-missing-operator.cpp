#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// What else is wrong with the rule explains why there is none: an operator that does not exist, the other query
// language's Condition, a Default that stands in the wrong place.
static bool isExplained(const RuleInput& in, const asl::Object& rule) {
    if (rule.node->find(catalog::name(catalog::Field::Condition)) != nullptr ||
        rule.node->find(catalog::name(catalog::Field::Default)) != nullptr)
        return true;
    return std::ranges::any_of(in.machine.fieldsOf(rule),
        [&](const asl::ObjectField& field) { return lint::isMeantAsOperator(in.machine, rule, field); });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (!lint::isJsonPathRule(object) || lint::mayHaveMore(object) ||
            !lint::operatorsOf(in.machine, object).empty() || isExplained(in, object))
            continue;
        const syntax::Member* variable = lint::findMember(in.machine, object, catalog::Field::Variable);
        out.report(variable != nullptr ? variable->key.span() : lint::placeOf(in.machine, object), "{} has no operator",
               lint::describe(in.machine, object))
            .help("say what to compare with, as in \"StringEquals\": \"done\"");
    }
}

STEPCHECK_RULE(choice_missing_operator){
    .id = "choice-missing-operator",
    .summary = "A rule of a Choice state compares nothing.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
