#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* error = std::get_if<query::jsonata::Error>(&expression.parsed);
        if (error == nullptr || expression.inText.empty())
            continue;
        out.report(expression.at(error->span), "no JSONata: {} ({})", error->message, error->code);
    }
}

STEPCHECK_RULE(jsonata_syntax){
    .id = "jsonata-syntax",
    .summary = "A JSONata expression cannot be parsed.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.jsonata.org/2.0.0/overview",
    .awsCode = "INVALID_JSONATA_EXPRESSION",
    .check = check,
};

}  // namespace stepcheck::rules
