#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/expression.h"

#include <variant>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;

// The conditional that an expression is, parentheses aside, when it has no value for "otherwise"; or null.
static const jsonata::Conditional* openConditional(const jsonata::Node& node) {
    const jsonata::Node* inner = &node;
    while (const auto* block = std::get_if<jsonata::Block>(&inner->shape)) {
        if (block->expressions.size() != 1)
            return nullptr;
        inner = block->expressions.front().get();
    }
    const auto* conditional = std::get_if<jsonata::Conditional>(&inner->shape);
    return conditional != nullptr && conditional->otherwise == nullptr ? conditional : nullptr;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
        const jsonata::Conditional* conditional = parsed == nullptr ? nullptr : openConditional(parsed->root());
        if (conditional == nullptr)
            continue;
        const bool isRule = expression.field->field == catalog::Field::Condition;
        auto report = out.report(expression.at(conditional->condition->span),
            "when this is false, the expression has no value, and the state fails");
        report.help(
            "{}", isRule ? "write the condition alone, without \"?\"" : "add \": …\" with a value for that case");
        if (isRule)
            report.severity(Severity::Warning);
    }
}

STEPCHECK_RULE(jsonata_missing_else){
    .id = "jsonata-missing-else",
    .summary = "A JSONata expression is a conditional without a value for \"otherwise\".",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
