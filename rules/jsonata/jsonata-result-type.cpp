#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/check.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

using query::jsonata::TypeBit;
using query::jsonata::TypeMask;

namespace {

/// What a field takes: the types of a result, and how a message says it.
struct Expected {
    TypeMask types = query::jsonata::anyType;
    std::string_view words;
};

}  // namespace

static TypeMask either(TypeBit a, TypeBit b) {
    return static_cast<TypeMask>(query::jsonata::mask(a) | query::jsonata::mask(b));
}

static Expected expectedOf(const catalog::FieldSpec& spec) {
    switch (spec.type) {
        case catalog::ValueType::Integer:
        case catalog::ValueType::Number: return {.types = query::jsonata::mask(TypeBit::Number), .words = "a number"};
        case catalog::ValueType::Boolean:
            return {.types = query::jsonata::mask(TypeBit::Boolean), .words = "a boolean"};
        case catalog::ValueType::String: return {.types = query::jsonata::mask(TypeBit::String), .words = "a string"};
        case catalog::ValueType::ArrayOrObject:
            return {.types = either(TypeBit::Array, TypeBit::Object), .words = "an array or an object"};
        case catalog::ValueType::Any:
        case catalog::ValueType::Object:
        case catalog::ValueType::ObjectArray:
        case catalog::ValueType::StringArray: break;
    }
    return {};
}

// Whether the expression is the field itself, not something that lies in its value.
static bool isWholeField(const asl::Machine& machine, const asl::Expression& expression) {
    return std::ranges::any_of(machine.fieldsOf(*expression.object), [&](const asl::ObjectField& field) {
        return field.spec == expression.field && &field.member->value == expression.node;
    });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* parsed = std::get_if<query::jsonata::Expression>(&expression.parsed);
        if (parsed == nullptr || !expression.field->expression || !isWholeField(in.machine, expression))
            continue;
        const Expected expected = expectedOf(*expression.field);
        const TypeMask types = query::jsonata::resultTypes(*parsed);
        const TypeMask allowed = expected.types | query::jsonata::mask(TypeBit::Function);  // has a rule of its own
        if ((types & allowed) == 0)
            out.report(
                   expression.at(), "the result is never {}, which {} needs", expected.words, expression.field->name)
                .help("make the expression give {}", expected.words);
    }
}

STEPCHECK_RULE(jsonata_result_type){
    .id = "jsonata-result-type",
    .summary = "The result of an expression has a type that its field does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
