#include "stepcheck/lint/path_problems.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/check.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace stepcheck::rules {

// In a template a text that does not begin like a path is the business of payload-template-invalid-expression.
static bool isMeantAsPath(const asl::Expression& expression) {
    return expression.isInTemplate() ? expression.text().starts_with('$')
                                     : !query::jsonpath::looksLikeIntrinsic(expression.text());
}

static std::string helpFor(std::string_view text) {
    if (asl::jsonataInside(text))
        return "set \"QueryLanguage\" to \"JSONata\" to use expressions";
    if (text.empty() || text.starts_with('$'))
        return {};
    const std::string path = fmt::format("$.{}", text.substr(text.starts_with('.') ? 1 : 0));
    return query::jsonpath::parse(path) ? fmt::format("write \"{}\"", path) : std::string();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* error = std::get_if<query::SyntaxError>(&expression.parsed);
        if (error == nullptr || !isMeantAsPath(expression))
            continue;
        auto report = lint::reportSyntax(expression, *error, out);
        if (const std::string help = helpFor(expression.text()); !help.empty())
            report.help("{}", help);
    }
}

STEPCHECK_RULE(invalid_path){
    .id = "invalid-path",
    .summary = "A field that takes a path holds something else.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#path",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
