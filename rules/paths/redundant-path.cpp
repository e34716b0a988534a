#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static bool hasInputAsDefault(catalog::Field field) {
    return field == catalog::Field::InputPath || field == catalog::Field::OutputPath ||
           field == catalog::Field::ResultPath;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* path = std::get_if<query::jsonpath::Path>(&expression.parsed);
        if (path != nullptr && path->isPlainInput() && !expression.isInTemplate() &&
            hasInputAsDefault(expression.field->field))
            out.report(expression.node->span(), "\"$\" is the default of {}", expression.field->name)
                .help("remove the field")
                .fix(support::Safety::Safe, lint::removed(in, expression.node->span()), "remove \"{}\"",
                    expression.field->name);
    }
}

STEPCHECK_RULE(redundant_path){
    .id = "redundant-path",
    .summary = "A path says what holds without it.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#filters",
    .check = check,
};

}  // namespace stepcheck::rules
