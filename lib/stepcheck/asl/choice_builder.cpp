#include "stepcheck/asl/machine_builder.h"

#include <vector>

namespace stepcheck::asl {

using syntax::Kind;

static void readField(ChoiceRule& rule, const FieldSpec& spec, const Member& member, Language language) {
    switch (spec.field) {
        case catalog::Field::Variable: return read(rule.variable, member, spec, language);
        case catalog::Field::Condition: return read(rule.condition, member, spec, language);
        case catalog::Field::Next: return read(rule.next, member, spec, language);
        case catalog::Field::Output: return read(rule.output, member, spec, language);
        case catalog::Field::Assign: return read(rule.assign, member, spec, language);
        default:
            if (spec.comparison)
                rule.comparisons.push_back({.op = &spec, .member = &member});
            return;
    }
}

static ChoiceRule::Combinator combinatorOf(const FieldSpec& spec) {
    switch (spec.field) {
        case catalog::Field::And: return ChoiceRule::Combinator::And;
        case catalog::Field::Or: return ChoiceRule::Combinator::Or;
        case catalog::Field::Not: return ChoiceRule::Combinator::Not;
        default: return ChoiceRule::Combinator::None;
    }
}

// Recursive over rules in rules, which the readers' limit of depth bounds; a frame is small.
void Builder::buildRule(ChoiceRule& rule, const Node& node, ObjectKind kind, const Position& position) {
    const Node* operands = nullptr;
    rule.node = &node;
    addObject(kind, node, position, [&](const FieldSpec& spec, const Member& member) {
        readField(rule, spec, member, position.language);
        const ChoiceRule::Combinator combinator = combinatorOf(spec);
        if (rule.combinator == ChoiceRule::Combinator::None && combinator != ChoiceRule::Combinator::None) {
            rule.combinator = combinator;
            operands = &member.value;
        }
    });
    if (operands == nullptr)
        return;
    const bool isNot = rule.combinator == ChoiceRule::Combinator::Not;
    if (isNot && operands->is(Kind::Object))
        buildRule(rule.rules.emplace_back(), *operands, ObjectKind::NestedChoiceRule, position);
    if (!isNot)
        buildRules(rule.rules, *operands, ObjectKind::NestedChoiceRule, position);
}

void Builder::buildRules(std::vector<ChoiceRule>& rules, const Node& list, ObjectKind kind, const Position& position) {
    rules.reserve(list.elements().size());
    for (const Node& node : list.elements())
        if (node.is(Kind::Object))
            buildRule(rules.emplace_back(), node, kind, position);
}

}  // namespace stepcheck::asl
