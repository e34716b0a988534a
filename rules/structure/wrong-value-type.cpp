#include "stepcheck/asl/presence.h"
#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace stepcheck::rules {

static std::string_view describe(catalog::ValueType type) {
    switch (type) {
        case catalog::ValueType::Any: return "a value";
        case catalog::ValueType::String: return "a string";
        case catalog::ValueType::Boolean: return "a boolean";
        case catalog::ValueType::Integer: return "an integer";
        case catalog::ValueType::Number: return "a number";
        case catalog::ValueType::Object: return "an object";
        case catalog::ValueType::ObjectArray:
        case catalog::ValueType::StringArray: return "an array";
        case catalog::ValueType::ArrayOrObject: return "an array or an object";
    }
    return "a value";
}

static std::string describeFound(const syntax::Node& value, const catalog::FieldSpec& spec) {
    if (spec.type == catalog::ValueType::Integer && value.is(syntax::Kind::Number))
        return "a number with a fraction";
    return std::string(syntax::describe(value.kind()));
}

static std::string describeExpected(const catalog::FieldSpec& spec, bool expressions) {
    const bool takesExpression = spec.expression && expressions;
    if (spec.type == catalog::ValueType::ArrayOrObject)
        return takesExpression ? "an array, an object or a JSONata expression" : "an array or an object";
    std::string expected(describe(spec.type));
    if (spec.nullable)
        expected += " or null";
    if (takesExpression)
        expected += " or a JSONata expression";
    return expected;
}

// A JSONata string that is not well delimited is the business of jsonata-delimiters.
static bool isMeantAsExpression(const syntax::Node& value, const catalog::FieldSpec& spec, bool expressions) {
    if (!value.is(syntax::Kind::String) || !spec.expression || !expressions)
        return false;
    return value.text().find("{%") != std::string_view::npos || value.text().find("%}") != std::string_view::npos;
}

// What a string in place of another value was most likely meant to be.
static std::string helpForString(const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec) {
    const std::string_view text = value.text();
    const std::string path = fmt::format("{}Path", spec.name);
    if (text.starts_with('$') && object.queryLanguage == asl::QueryLanguage::Jsonata && spec.expression)
        return fmt::format("write \"{{% {} %}}\"", text);
    if (text.starts_with('$') && catalog::findField(object.kind, path) != nullptr)
        return fmt::format("use \"{}\" for a path", path);
    if (asl::isExpression(value) && spec.expression)
        return "set \"QueryLanguage\" to \"JSONata\" to use expressions";
    if (spec.type == catalog::ValueType::StringArray)
        return fmt::format("write [\"{}\"]", text);
    const bool isNumber = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    const bool wantsNumber = spec.type == catalog::ValueType::Integer || spec.type == catalog::ValueType::Number;
    const bool isBoolean = spec.type == catalog::ValueType::Boolean && (text == "true" || text == "false");
    return (isNumber && wantsNumber) || isBoolean ? "remove the quotes" : "";
}

static std::string helpFor(const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec) {
    if (value.is(syntax::Kind::String))
        return helpForString(object, value, spec);
    const bool isScalar = value.is(syntax::Kind::Number) || value.is(syntax::Kind::Boolean);
    // A number may be a text, but it is no path, no name and no ARN.
    const bool isText = spec.role == catalog::TextRole::None || spec.role == catalog::TextRole::Comment ||
                        spec.role == catalog::TextRole::Enumeration;
    return spec.type == catalog::ValueType::String && isScalar && isText ? "put it in quotes" : "";
}

static void checkValue(
    const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec, Reporter& out) {
    const bool expressions = !object.languageKnown || object.queryLanguage == asl::QueryLanguage::Jsonata;
    const syntax::Node& value = member.value;
    if (asl::presenceOf(value, spec, expressions) != asl::Presence::Mistyped ||
        isMeantAsExpression(value, spec, expressions))
        return;
    auto report = out.report(value.span(), "\"{}\" must be {}, not {}", spec.name, describeExpected(spec, expressions),
        describeFound(value, spec));
    if (spec.type == catalog::ValueType::Integer)
        report.awsText(catalog::aws::expectedInteger);
    if (const std::string help = helpFor(object, value, spec); !help.empty())
        report.help("{}", help);
}

// Of another kind for sure: no hole, nor a string that is known in part.
static bool isOther(const syntax::Node& value, syntax::Kind kind) {
    return !value.is(kind) && !value.isUnknown() && (value.isFinalString() || !value.is(syntax::Kind::String));
}

static void checkElements(const syntax::Member& member, const catalog::FieldSpec& spec, Reporter& out) {
    const bool objects = spec.type == catalog::ValueType::ObjectArray;
    if (!objects && spec.type != catalog::ValueType::StringArray)
        return;
    for (const syntax::Node& element : member.value.elements())
        if (isOther(element, objects ? syntax::Kind::Object : syntax::Kind::String))
            out.report(element.span(), "an element of \"{}\" must be {}, not {}", spec.name,
                objects ? "an object" : "a string", syntax::describe(element.kind()));
}

static void checkState(const asl::State& state, Reporter& out) {
    if (!isOther(state.node(), syntax::Kind::Object))
        return;
    const std::string_view name = state.name.value;
    auto report = out.report(
        state.node().span(), "state \"{}\" must be an object, not {}", name, syntax::describe(state.node().kind()));
    if (catalog::findField(catalog::ObjectKind::Machine, name) != nullptr)
        report.help(
            "move it out of \"States\"; it is a field of {}", catalog::describeMany(catalog::ObjectKind::Machine));
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            // Operands of comparisons have a rule of their own.
            if (spec.comparison)
                return;
            checkValue(object, member, spec, out);
            checkElements(member, spec, out);
        });
    for (const asl::State& state : in.machine.states())
        checkState(state, out);
}

STEPCHECK_RULE(wrong_value_type){
    .id = "wrong-value-type",
    .summary = "A value has another JSON type than its field takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#statesfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
