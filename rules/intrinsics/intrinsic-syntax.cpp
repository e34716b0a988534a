#include "stepcheck/lint/aws_answer.h"
#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/path_problems.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/check.h"

#include <string_view>

namespace stepcheck::rules {

static bool mayBeCall(const asl::Expression& expression) {
    return expression.isInTemplate() || expression.field->role == catalog::TextRole::PathOrIntrinsic;
}

static void checkName(const asl::Expression& expression, Reporter& out) {
    const std::string_view text = expression.text();
    const std::string_view meant = lint::intrinsicMeantBy(text);
    if (meant.empty())
        return;
    const Span name{.begin = 0, .end = static_cast<std::uint32_t>(text.find('('))};
    auto report = out.report(expression.at(name), "the name of an intrinsic function begins with \"States.\"");
    lint::addPathText(expression, report.help("did you mean \"{}\"?", meant));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* error = std::get_if<query::SyntaxError>(&expression.parsed);
        if (error == nullptr || !mayBeCall(expression))
            continue;
        if (query::jsonpath::looksLikeIntrinsic(expression.text()))
            lint::reportSyntax(expression, *error, out);
        else if (expression.isInTemplate())
            checkName(expression, out);
    }
}

STEPCHECK_RULE(intrinsic_syntax){
    .id = "intrinsic-syntax",
    .summary = "A call of an intrinsic function is not written as one.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#intrinsic-functions",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
