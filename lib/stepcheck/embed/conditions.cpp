#include "stepcheck/embed/conditions.h"

#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::embed {

static bool decides(std::string_view property) {
    static constexpr std::array<std::string_view, 2> types{"Type", "StateMachineType"};
    return property.starts_with("Definition") || property == "definition" ||
           std::ranges::find(types, property) != types.end();
}

namespace {

/// Gathers conditions on a walk in the order of the document.
class Gatherer {
public:
    void visit(const Node& node);
    [[nodiscard]] std::vector<Condition> conditions() && { return std::move(conditions_); }

private:
    struct Alternative {
        Assumption assumption;
        Span at;
    };

    [[nodiscard]] Condition& conditionNamed(std::string_view name, Span at);

    std::vector<Condition> conditions_;
    std::vector<Alternative> around_;  // the alternatives that the walk is in, or has just left
};

}  // namespace

Condition& Gatherer::conditionNamed(std::string_view name, Span at) {
    const auto found = std::ranges::find(conditions_, name, &Condition::name);
    if (found != conditions_.end())
        return *found;
    Condition& made = conditions_.emplace_back(Condition{.name = name, .at = at});
    for (const Alternative& each : around_) {
        made.around.push_back(each.assumption);
        made.scope = each.at;
    }
    return made;
}

void Gatherer::visit(const Node& node) {
    const std::string_view name = conditionOf(node);
    if (name.empty())
        return;
    const auto elements = intrinsicOf(node)->argument->elements();
    std::erase_if(around_, [&node](const Alternative& each) { return !each.at.contains(node.span()); });
    Condition& condition = conditionNamed(name, node.span());
    for (const bool holds : {true, false}) {
        const Span at = elements[holds ? 1 : 2].span();
        condition.alternatives.push_back(at);
        around_.push_back({.assumption = {.condition = name, .holds = holds}, .at = at});
    }
}

std::vector<Condition> conditionsOf(const Resource& machine) {
    Gatherer gatherer;
    for (const syntax::Member& member : machine.properties->members())
        if (decides(member.name()))
            syntax::walk(member.value, [&gatherer](const syntax::Step& step) { gatherer.visit(step.node); });
    return std::move(gatherer).conditions();
}

}  // namespace stepcheck::embed
