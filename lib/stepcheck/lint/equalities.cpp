#include "stepcheck/lint/equalities.h"

#include "stepcheck/lint/data_flow.h"
#include "stepcheck/query/jsonata/walk.h"

#include <optional>
#include <variant>
#include <vector>

namespace stepcheck::lint {

namespace jsonata = query::jsonata;

// Recursive over the expression, which the parser's limit of depth bounds.
static void gather(const jsonata::Node& node, std::vector<const jsonata::Node*>& found) {
    const auto* binary = std::get_if<jsonata::Binary>(&node.shape);
    if (binary != nullptr && (binary->op == jsonata::Operator::Equal || binary->op == jsonata::Operator::NotEqual))
        found.push_back(&node);
    jsonata::forEachPart(node, [&](const jsonata::Node& part, jsonata::Over over) {
        if (over == jsonata::Over::SameContext)
            gather(part, found);
    });
}

flow::Shape Equality::shapeOf(const jsonata::Node& side) const {
    return flow::shapeOf(std::get<jsonata::Expression>(expression.parsed), side, states).shape;
}

std::string_view Equality::textOf(const jsonata::Node& side) const {
    return expression.text().substr(side.span.begin, side.span.end - side.span.begin);
}

void eachEquality(const RuleInput& in, const std::function<void(const Equality&)>& visit) {
    std::vector<const jsonata::Node*> found;
    for (const asl::Expression& expression : in.expressions) {
        found.clear();
        if (const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed))
            gather(parsed->root(), found);
        const auto seen = found.empty() ? std::nullopt : in.data.shapes().seenBy(expression);
        if (!seen)
            continue;
        for (const jsonata::Node* node : found)
            visit({.expression = expression,
                .node = *node,
                .sides = std::get<jsonata::Binary>(node->shape),
                .states = seen->states});
    }
}

}  // namespace stepcheck::lint
