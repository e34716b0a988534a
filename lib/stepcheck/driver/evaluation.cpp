#include "stepcheck/driver/evaluation.h"

#include "stepcheck/asl/expressions.h"
#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonpath/check.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/query/payload/template.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/read.h"

#include <utility>
#include <vector>

namespace stepcheck::driver {

namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;

std::optional<ExpressionLanguage> guessLanguage(std::string_view text) {
    if (jsonpath::looksLikeIntrinsic(text))
        return ExpressionLanguage::Intrinsic;
    if (text == "$" || text.starts_with("$.") || text.starts_with("$[") || text.starts_with("$$"))
        return ExpressionLanguage::JsonPath;
    if (text.starts_with('$') && jsonpath::parse(text))
        return std::nullopt;
    return ExpressionLanguage::Jsonata;
}

static Complaint complaint(jsonata::Error error, std::uint32_t shift) {
    error.span.begin += shift;
    error.span.end += shift;
    return {.code = std::string(error.code),
        .message = std::move(error.message),
        .at = error.span,
        .position = error.position,
        .token = std::move(error.token)};
}

static Answer answerJsonata(const Question& question) {
    const support::Span whole{.begin = 0, .end = static_cast<std::uint32_t>(question.text.size())};
    const support::Span inside = asl::jsonataInside(question.text).value_or(whole);
    const auto expression = jsonata::parse(std::string_view(question.text).substr(inside.begin, inside.size()));
    if (!expression)
        return complaint(expression.error(), inside.begin);
    std::vector<jsonata::Binding> bindings;
    for (const value::MemberView member : question.bindings.members())
        bindings.push_back({.name = member.key(), .value = member.value});
    value::NeverAsked oracle;
    jsonata::Outcome outcome =
        jsonata::evaluate(*expression, question.data ? &*question.data : nullptr, bindings, question.jsonata, oracle);
    return std::visit(support::Overload{
                          [](value::Value& value) -> Answer { return std::move(value); },
                          [](const jsonata::Undefined&) -> Answer { return Undefined(); },
                          [](const jsonata::FunctionOutcome&) -> Answer {
                              return Complaint{
                                  .code = "function", .message = "the result is a function, which is no JSON"};
                          },
                          [&](jsonata::Error& error) -> Answer { return complaint(std::move(error), inside.begin); },
                      },
        outcome);
}

static query::VariableLookup variablesOf(const Question& question) {
    return [&question](std::string_view name) { return question.bindings.find(name); };
}

static query::Environment environmentOf(const Question& question, const query::VariableLookup& variables) {
    return {.input = question.data ? *question.data : query::nothing(),
        .context = question.context ? *question.context : query::nothing(),
        .variable = variables,
        .seed = question.jsonata.environment.seed};
}

static Answer answerPath(const Question& question) {
    const auto path = jsonpath::parse(question.text, {.otherRoots = !question.isPlainPath});
    if (!path)
        return Complaint{.code = "InvalidPath", .message = path.error().message, .at = path.error().at};
    value::NeverAsked oracle;
    auto result = jsonpath::evaluate(*path, environmentOf(question, variablesOf(question)), oracle);
    if (result)
        return std::move(*result);
    switch (result.error().code) {
        case jsonpath::ErrorCode::PathNotFound:
            return Complaint{.code = "PathNotFound", .message = result.error().message};
        case jsonpath::ErrorCode::EvalError: break;
    }
    return Complaint{.code = "EvalError", .message = result.error().message};
}

static Answer answerOf(query::Evaluated result) {
    if (result)
        return std::move(*result);
    return Complaint{.code = result.error().error, .message = result.error().cause};
}

static Answer answerIntrinsic(const Question& question) {
    const auto call = query::intrinsic::parse(question.text);
    if (!call)
        return Complaint{.code = "InvalidCall", .message = call.error().message, .at = call.error().at};
    value::NeverAsked oracle;
    return answerOf(
        query::intrinsic::evaluate(*call, question.text, environmentOf(question, variablesOf(question)), oracle));
}

static Answer answerTemplate(const Question& question) {
    const auto tree = value::read(question.text);
    if (!tree)
        return Complaint{.code = "InvalidJson", .message = tree.error().message};
    value::NeverAsked oracle;
    return answerOf(
        query::payload::Template::compile(*tree).evaluate(environmentOf(question, variablesOf(question)), oracle));
}

Answer answer(const Question& question) {
    switch (question.language) {
        case ExpressionLanguage::Jsonata: return answerJsonata(question);
        case ExpressionLanguage::JsonPath: return answerPath(question);
        case ExpressionLanguage::Intrinsic: return answerIntrinsic(question);
        case ExpressionLanguage::Template: break;
    }
    return answerTemplate(question);
}

}  // namespace stepcheck::driver
