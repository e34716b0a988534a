#include "stepcheck/query/payload/expression.h"

#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::query::payload {

using value::Value;

Parsed<Expression> parseExpression(std::string_view text) {
    if (text.starts_with('$')) {
        auto path = jsonpath::parse(text);
        if (!path)
            return path.error();
        return Expression{.text = std::string(text), .kind = std::move(*path)};
    }
    auto call = intrinsic::parse(text);
    if (!call)
        return call.error();
    return Expression{.text = std::string(text), .kind = std::move(*call)};
}

// The document that a path is applied to, as causes show it.
static const Value& documentOf(const jsonpath::Path& path, const Environment& environment) {
    if (path.root == jsonpath::Root::Context)
        return environment.context;
    if (path.root == jsonpath::Root::Variable && environment.variable)
        if (const Value* variable = environment.variable(path.variable))
            return *variable;
    return environment.input;
}

static Failure failure(
    const Expression& expression, const jsonpath::Failure& why, std::string_view field, const Value& document) {
    if (why.code == jsonpath::ErrorCode::PathNotFound)
        return {.error = "States.Runtime",
            .cause = fmt::format("The JSONPath '{}' specified for the field '{}' could not be found in the input '{}'",
                expression.text, field, value::write(document))};
    return {.error = "States.Runtime", .cause = fmt::format("Invalid path '{}' : {}", expression.text, why.message)};
}

Evaluated evaluate(
    const Expression& expression, std::string_view field, const Environment& environment, value::Oracle& oracle) {
    if (const auto* call = std::get_if<intrinsic::Call>(&expression.kind))
        return intrinsic::evaluate(*call, expression.text, environment, oracle);
    const auto& path = std::get<jsonpath::Path>(expression.kind);
    auto value = jsonpath::evaluate(path, environment, oracle);
    if (value)
        return std::move(*value);
    if (value.error().outOfRange)
        return Value();
    return failure(expression, value.error(), field, documentOf(path, environment));
}

}  // namespace stepcheck::query::payload
