#include "stepcheck/lint/compared_data.h"

#include <variant>

namespace stepcheck::lint {

static void add(
    const asl::Comparison& comparison, const syntax::Node& node, const DataFlow& data, std::vector<ComparedData>& all) {
    const asl::Expression* expression = data.shapes().fields().at(node);
    const auto* path = expression != nullptr ? std::get_if<query::jsonpath::Path>(&expression->parsed) : nullptr;
    const auto seen = path != nullptr ? data.shapes().seenBy(*expression) : std::nullopt;
    const flow::Shape* root = seen ? flow::rootOf(*path, *seen) : nullptr;
    if (root != nullptr)
        all.push_back({.comparison = &comparison, .path = expression, .found = flow::find(*root, *path)});
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
static void gather(const asl::ChoiceRule& rule, const DataFlow& data, std::vector<ComparedData>& all) {
    for (const asl::ChoiceRule& inner : rule.rules)
        gather(inner, data, all);
    const auto* variable = asl::get(rule.variable);
    if (variable == nullptr || variable->value.isNull() || rule.comparisons.size() != 1)
        return;
    const asl::Comparison& comparison = rule.comparisons.front();
    add(comparison, *variable->value.node, data, all);
    add(comparison, comparison.member->value, data, all);
}

std::vector<ComparedData> comparedData(const asl::Machine& machine, const DataFlow& data) {
    std::vector<ComparedData> all;
    for (const auto& [state, choice] : machine.each<asl::Choice>())
        for (const asl::ChoiceRule& rule : choice.choices)
            gather(rule, data, all);
    return all;
}

}  // namespace stepcheck::lint
