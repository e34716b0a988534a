#include "stepcheck/flow/shapes.h"

#include <algorithm>
#include <variant>

namespace stepcheck::flow {

using asl::ChoiceRule;
using catalog::Field;

ShapeKinds kindsTaken(Field comparison) {
    const std::string_view name = catalog::name(comparison);
    if (name.starts_with("String") || name.starts_with("Timestamp") || name == "IsString" || name == "IsTimestamp")
        return mask(ShapeKind::String);
    if (name.starts_with("Numeric") || name == "IsNumeric")
        return mask(ShapeKind::Number);
    if (name.starts_with("Boolean") || name == "IsBoolean")
        return mask(ShapeKind::Boolean);
    return comparison == Field::IsNull ? mask(ShapeKind::Null) : everyKind;
}

// `IsString`, `IsNull`, …: whether it asks for what it names.
static bool isNegated(const asl::Comparison& comparison) {
    const syntax::Node& operand = comparison.member->value;
    const bool isTest = catalog::name(comparison.op->field).starts_with("Is");
    return isTest && (!operand.is(syntax::Kind::Boolean) || !operand.boolean());
}

static Truth opposite(Truth truth) {
    switch (truth) {
        case Truth::Unknown: return Truth::Unknown;
        case Truth::False: return Truth::True;
        case Truth::True: return Truth::False;
    }
    return Truth::Unknown;
}

static Truth truthOf(const asl::Comparison& comparison, const ShapeFound& found) {
    if (comparison.op->field == Field::IsPresent) {
        const syntax::Node& operand = comparison.member->value;
        if (found.presence == Presence::Sometimes || !operand.is(syntax::Kind::Boolean))
            return Truth::Unknown;
        return operand.boolean() == (found.presence == Presence::Always) ? Truth::True : Truth::False;
    }
    if (found.presence == Presence::Never)
        return Truth::False;
    const bool canMatch = (found.shape.kinds() & kindsTaken(comparison.op->field)) != 0;
    return canMatch || isNegated(comparison) ? Truth::Unknown : Truth::False;
}

static Truth truthOfComparison(const ChoiceRule& rule, const ShapeFields& fields, const SeenData& seen) {
    const auto* variable = asl::get(rule.variable);
    const asl::Expression* expression =
        variable != nullptr && !variable->value.isNull() ? fields.at(*variable->value.node) : nullptr;
    const auto* path = expression != nullptr ? std::get_if<query::jsonpath::Path>(&expression->parsed) : nullptr;
    const Shape* root = path != nullptr ? rootOf(*path, seen) : nullptr;
    if (root == nullptr || rule.comparisons.size() != 1)
        return Truth::Unknown;
    ShapeFound found = find(*root, *path);
    // A variable may not have been assigned.
    if (path->root == query::jsonpath::Root::Variable && found.presence == Presence::Always)
        found.presence = Presence::Sometimes;
    return truthOf(rule.comparisons.front(), found);
}

static Truth truthOfCondition(const ChoiceRule& rule, const ShapeFields& fields, const SeenData& seen) {
    const syntax::Node& node = rule.condition.member->value;
    if (node.is(syntax::Kind::Boolean))
        return node.boolean() ? Truth::True : Truth::False;
    const asl::Expression* expression = fields.at(node);
    const auto* jsonata =
        expression != nullptr ? std::get_if<query::jsonata::Expression>(&expression->parsed) : nullptr;
    return jsonata != nullptr ? truthOf(*jsonata, seen.states) : Truth::Unknown;
}

Truth truthOf(const ChoiceRule& rule, const ShapeFields& fields, const SeenData& seen) {
    if (rule.condition.isPresent())
        return truthOfCondition(rule, fields, seen);
    if (rule.combinator == ChoiceRule::Combinator::None)
        return truthOfComparison(rule, fields, seen);
    if (rule.rules.empty())
        return Truth::Unknown;
    if (rule.combinator == ChoiceRule::Combinator::Not)
        return rule.rules.size() == 1 ? opposite(truthOf(rule.rules.front(), fields, seen)) : Truth::Unknown;
    // Both go from left to right and stop at the first answer.
    const Truth decisive = rule.combinator == ChoiceRule::Combinator::And ? Truth::False : Truth::True;
    bool isUnknown = false;
    for (const ChoiceRule& inner : rule.rules) {
        const Truth answer = truthOf(inner, fields, seen);
        if (answer == decisive)
            return decisive;
        isUnknown = isUnknown || answer == Truth::Unknown;
    }
    return isUnknown ? Truth::Unknown : opposite(decisive);
}

}  // namespace stepcheck::flow
