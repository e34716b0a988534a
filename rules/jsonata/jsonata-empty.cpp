#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions)
        if (expression.object->queryLanguage == asl::QueryLanguage::Jsonata && expression.inText.empty())
            out.report(expression.node->span(), "the expression is empty")
                .help("write an expression between {{% and %}}");
}

STEPCHECK_RULE(jsonata_empty){
    .id = "jsonata-empty",
    .summary = "A JSONata expression is empty.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.jsonata.org/2.0.0/overview",
    .awsCode = "INVALID_JSONATA_EXPRESSION",
    .check = check,
};

}  // namespace stepcheck::rules
