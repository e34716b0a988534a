#include "stepcheck/lint/path_problems.h"

#include "stepcheck/lint/aws_answer.h"

#include <utility>

namespace stepcheck::lint {

static bool isWordBegin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool mayBeTaken(std::string_view text, const query::SyntaxError& error) {
    if (error.at.begin >= text.size())
        return false;
    const std::string_view before = text.substr(0, error.at.begin);
    if (before.ends_with('[') && text[error.at.begin] == '(')
        return true;
    const std::size_t filter = before.rfind("[?");
    return filter != std::string_view::npos && before.find("]", filter) == std::string_view::npos &&
           isWordBegin(text[error.at.begin]);
}

Report reportSyntax(const asl::Expression& expression, const query::SyntaxError& error, Reporter& out) {
    Report report = out.report(expression.at(error.at), "{}", error.message);
    if (!mayBeTaken(expression.text(), error))
        addPathText(expression, report);
    else
        report.severity(support::Severity::Info)
            .awsCode({})
            .help("{}", expression.text()[error.at.begin] == '(' ? "write the index, such as [-1] for the last element"
                                                                 : "put quotes around a text: 'word'");
    return report;
}

std::vector<PathProblem> findPathProblems(std::span<const asl::Expression> expressions) {
    std::vector<PathProblem> result;
    for (const asl::Expression& expression : expressions) {
        if (expression.isInTemplate() || expression.object->queryLanguage != asl::QueryLanguage::JsonPath)
            continue;
        const auto* path = std::get_if<query::jsonpath::Path>(&expression.parsed);
        auto problem = path != nullptr ? query::jsonpath::checkPath(*expression.field, *path)
                                       : query::jsonpath::checkPath(*expression.field, expression.text());
        if (problem)
            result.push_back({.expression = &expression, .problem = std::move(*problem)});
    }
    return result;
}

}  // namespace stepcheck::lint
