#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/walk.h"

#include <algorithm>

namespace stepcheck::query::jsonata {

static void gatherVariables(const Expression& expression, const Node& node, std::vector<VariableUse>& uses) {
    if (const auto* variable = std::get_if<Variable>(&node.shape)) {
        const Symbol& symbol = expression.symbol(variable->symbol);
        if (!symbol.bound && symbol.function < 0)
            uses.push_back({.name = symbol.name, .span = node.token});
    }
    forEachPart(node, [&](const Node& part, Over) { gatherVariables(expression, part, uses); });
}

std::vector<VariableUse> freeVariables(const Expression& expression) {
    std::vector<VariableUse> uses;
    gatherVariables(expression, expression.root(), uses);
    const auto begin = [](const VariableUse& use) { return use.span.begin; };
    if (!std::ranges::is_sorted(uses, {}, begin))
        std::ranges::stable_sort(uses, {}, begin);
    return uses;
}

static bool isStates(const Expression& expression, const Node& node) {
    const auto* variable = std::get_if<Variable>(&node.shape);
    return variable != nullptr && expression.symbol(variable->symbol).name == "states" &&
           !expression.symbol(variable->symbol).bound;
}

static StatesPath pathFrom(const Path& path) {
    const Node& first = *path.steps[0].node;
    StatesPath found{.names = {}, .span = first.token};
    if (!first.predicates.empty() || !path.steps[0].stages.empty())
        return found;
    found.names.reserve(path.steps.size() - 1);
    for (std::size_t i = 1; i < path.steps.size(); ++i) {
        const auto* name = std::get_if<Name>(&path.steps[i].node->shape);
        if (name == nullptr)
            break;
        found.names.push_back(name->name.string());
        found.span.end = path.steps[i].node->token.end;
        if (!path.steps[i].stages.empty() || path.steps[i].tuples)
            break;
    }
    return found;
}

static void gatherPaths(const Expression& expression, const Node& node, std::vector<StatesPath>& paths) {
    const auto* path = std::get_if<Path>(&node.shape);
    const bool known = path != nullptr && isStates(expression, *path->steps[0].node);
    if (known)
        paths.push_back(pathFrom(*path));
    else if (isStates(expression, node))
        paths.push_back({.names = {}, .span = node.token});
    const Node* const first = known ? path->steps[0].node.get() : nullptr;
    const auto gatherPart = [&](const Node& part, Over) {
        if (&part != first)
            return gatherPaths(expression, part, paths);
        forEachPart(part, [&](const Node& inner, Over) { gatherPaths(expression, inner, paths); });
    };
    forEachPart(node, gatherPart);
}

std::vector<StatesPath> statesPaths(const Expression& expression) {
    std::vector<StatesPath> paths;
    if (std::ranges::find(expression.symbols(), "states", &Symbol::name) == expression.symbols().end())
        return paths;
    gatherPaths(expression, expression.root(), paths);
    const auto begin = [](const StatesPath& path) { return path.span.begin; };
    if (!std::ranges::is_sorted(paths, {}, begin))
        std::ranges::stable_sort(paths, {}, begin);
    return paths;
}

}  // namespace stepcheck::query::jsonata
