#include "stepcheck/asl/presence.h"
#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/value_types.h"

#include <string>
#include <string_view>

namespace stepcheck::rules {

static std::string describeExpected(const catalog::FieldSpec& spec, bool expressions) {
    const bool takesExpression = spec.expression && expressions;
    if (spec.type == catalog::ValueType::ArrayOrObject)
        return takesExpression ? "an array, an object or a JSONata expression" : "an array or an object";
    std::string expected(lint::describe(spec.type));
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

static void checkValue(
    const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec, Reporter& out) {
    const bool expressions = !object.languageKnown || object.queryLanguage == asl::QueryLanguage::Jsonata;
    const syntax::Node& value = member.value;
    // A text for an expression is the business of jsonata-expression-required.
    if (asl::presenceOf(value, spec, expressions) != asl::Presence::Mistyped ||
        lint::lacksExpression(object, value, spec) || isMeantAsExpression(value, spec, expressions))
        return;
    auto report = out.report(value.span(), "\"{}\" must be {}, not {}", spec.name, describeExpected(spec, expressions),
        lint::describeFound(value, spec));
    if (spec.type == catalog::ValueType::Integer)
        report.awsText(catalog::aws::expectedInteger);
    if (const std::string help = lint::helpForType(object, value, spec); !help.empty())
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
