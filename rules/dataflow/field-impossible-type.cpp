#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonpath/path.h"

#include <algorithm>
#include <string_view>
#include <variant>

namespace stepcheck::rules {

using catalog::ValueType;
using flow::ShapeKind;
using flow::ShapeKinds;

namespace {

/// What a field takes, and how a message says it.
struct Expected {
    ShapeKinds kinds = flow::everyKind;
    std::string_view words;
};

}  // namespace

// Lists that a Map iterates over have a rule of their own.
static Expected expectedOf(ValueType type) {
    switch (type) {
        case ValueType::Integer:
        case ValueType::Number: return {.kinds = mask(ShapeKind::Number), .words = "a number"};
        case ValueType::Boolean: return {.kinds = mask(ShapeKind::Boolean), .words = "a boolean"};
        case ValueType::String: return {.kinds = mask(ShapeKind::String), .words = "a string"};
        case ValueType::Any:
        case ValueType::Object:
        case ValueType::ObjectArray:
        case ValueType::StringArray:
        case ValueType::ArrayOrObject: break;
    }
    return {};
}

// Whether the expression is the field itself, not something that lies in its value.
static bool isWholeField(const asl::Machine& machine, const asl::Expression& expression) {
    return std::ranges::any_of(machine.fieldsOf(*expression.object), [&](const asl::ObjectField& field) {
        return field.spec == expression.field && &field.member->value == expression.node;
    });
}

static Expected expectedOf(const asl::Expression& expression, const query::jsonata::Expression& parsed) {
    const Expected expected = expression.field->expression ? expectedOf(expression.field->type) : Expected();
    // What the expression alone tells is known without the data.
    const query::jsonata::TypeMask alone = query::jsonata::resultTypes(parsed);
    return (alone & flow::typesOf(expected.kinds)) != 0 ? expected : Expected();
}

// `SecondsPath` leads to what `Seconds` takes.
static Expected expectedOf(const asl::Expression& expression, const query::jsonpath::Path& path) {
    const std::string_view written = expression.field->counterpart;
    const catalog::FieldSpec* literal = catalog::findField(expression.object->kind, written);
    const std::string_view name = expression.field->name;
    const bool isPathToIt = name.starts_with(written) && name.substr(written.size()) == "Path";
    // A path that may find several values is refused: invalid-reference-path.
    if (literal == nullptr || !isPathToIt || !path.definite)
        return {};
    Expected expected = expectedOf(literal->type);
    // The service reads a number in a text.
    if (expected.kinds == mask(ShapeKind::Number))
        expected.kinds |= mask(ShapeKind::String);
    return expected;
}

static Expected expectedOf(const asl::Expression& expression) {
    if (const auto* jsonata = std::get_if<query::jsonata::Expression>(&expression.parsed))
        return expectedOf(expression, *jsonata);
    if (const auto* path = std::get_if<query::jsonpath::Path>(&expression.parsed))
        return expectedOf(expression, *path);
    return {};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const Expected expected = expectedOf(expression);
        if (expected.kinds == flow::everyKind || !isWholeField(in.machine, expression))
            continue;
        const auto seen = in.data.shapes().seenBy(expression);
        if (!seen)
            continue;
        const flow::Shape data = flow::shapeOf(expression, *seen, {});
        if (data.isNothing() || (data.kinds() & expected.kinds) != 0)
            continue;
        lint::Report report = out.report(expression.at(), "{} takes {}, and this is {}", expression.field->name,
            expected.words, flow::describe(data.kinds()));
        lint::relateOrigins(in.machine, data, report);
    }
}

STEPCHECK_RULE(field_impossible_type){
    .id = "field-impossible-type",
    .summary = "An expression or a path gives a field data that certainly has a type which it does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
