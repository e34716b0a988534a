#include "stepcheck/render/graph_model.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/support/unicode.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace stepcheck::render {

// A longer label makes the picture unreadable.
static constexpr std::size_t longestLabel = 48;

GraphModel::GraphModel(const asl::Machine& machine, const flow::Graph& graph)
    : machine_(machine), graph_(graph), missingIn_(machine.scopes().size()), leadsToMissing_(machine.states().size()) {
    addMissingStarts();
    std::map<std::pair<asl::ScopeId, std::string_view>, std::size_t> known;
    for (const flow::DanglingEdge& edge : graph.dangling()) {
        const asl::ScopeId scope = machine.state(edge.from).scope;
        const auto [target, isNew] = known.try_emplace({scope, edge.target}, missing_.size());
        if (isNew) {
            missingIn_[scope.index].push_back(missing_.size());
            missing_.push_back({.scope = scope, .name = edge.target, .isKnown = edge.isKnown});
        }
        missingEdges_.push_back({.from = edge.from, .kind = edge.kind, .index = edge.index, .target = target->second});
        leadsToMissing_[edge.from.index] = true;
    }
}

// The number of a branch among the branches of its Parallel, from 0.
static std::uint32_t branchIndex(const asl::Machine& machine, const asl::Scope& scope) {
    const auto* parallel = std::get_if<asl::Parallel>(&machine.state(*scope.parent).kind);
    STEPCHECK_ASSERT(parallel != nullptr);
    return static_cast<std::uint32_t>(std::ranges::find(parallel->branches, scope.id) - parallel->branches.begin());
}

void GraphModel::addMissingStarts() {
    for (const asl::Scope& scope : machine_.scopes()) {
        const auto* startAt = asl::get(scope.startAt);
        if (startAt == nullptr || !graph_.start(scope.id).isDangling)
            continue;
        MissingEdge edge{.from = scope.parent, .target = missing_.size()};
        if (scope.kind == asl::ScopeKind::Branch)
            edge.index = branchIndex(machine_, scope);
        if (scope.kind != asl::ScopeKind::TopLevel)
            edge.kind = scope.kind == asl::ScopeKind::Branch ? flow::EdgeKind::Branch : flow::EdgeKind::Iteration;
        missingEdges_.push_back(edge);
        missingIn_[scope.id.index].push_back(missing_.size());
        missing_.push_back({.scope = scope.id, .name = startAt->value});
    }
}

bool GraphModel::hasNamelessExit(asl::StateId state) const {
    return graph_.hasUnknownExit(state) && !leadsToMissing_[state.index];
}

void GraphModel::walkScopes(const Visit& enter, const Visit& leave) const {
    const std::span<const asl::Scope> scopes = machine_.scopes();
    std::vector<std::vector<asl::ScopeId>> inner(scopes.size());
    for (const asl::Scope& scope : scopes)
        if (scope.parent)
            inner[machine_.state(*scope.parent).scope.index].push_back(scope.id);

    struct Open {
        asl::ScopeId scope;
        std::size_t next = 0;
    };
    std::vector<Open> open{{.scope = machine_.topLevel().id}};
    enter(machine_.topLevel(), 0);
    while (!open.empty()) {
        Open& last = open.back();
        const std::vector<asl::ScopeId>& children = inner[last.scope.index];
        if (last.next < children.size()) {
            const asl::ScopeId child = children[last.next++];
            enter(machine_.scope(child), open.size());
            open.push_back({.scope = child});
        } else {
            leave(machine_.scope(last.scope), open.size() - 1);
            open.pop_back();
        }
    }
}

std::string_view typeName(const asl::State& state) {
    return std::visit(support::Overload{
                          [&](const asl::UnknownKind&) {
                              const auto* written = asl::get(state.type);
                              return written != nullptr ? written->value : std::string_view();
                          },
                          [](const asl::Task&) { return std::string_view("Task"); },
                          [](const asl::Pass&) { return std::string_view("Pass"); },
                          [](const asl::Choice&) { return std::string_view("Choice"); },
                          [](const asl::Wait&) { return std::string_view("Wait"); },
                          [](const asl::Succeed&) { return std::string_view("Succeed"); },
                          [](const asl::Fail&) { return std::string_view("Fail"); },
                          [](const asl::Parallel&) { return std::string_view("Parallel"); },
                          [](const asl::Map&) { return std::string_view("Map"); },
                      },
        state.kind);
}

static std::string shortened(std::string_view text) {
    if (support::countCodePoints(text) <= longestLabel)
        return std::string(text);
    std::size_t end = 0;
    for (std::size_t count = 0; count + 1 < longestLabel; ++count)
        end += std::max(support::decodeUtf8(text, end).size, 1U);
    return std::string(text.substr(0, end)) + "…";
}

static std::string operandText(const asl::Node& operand) {
    switch (operand.kind()) {
        case syntax::Kind::String: return fmt::format("\"{}\"", operand.text());
        case syntax::Kind::Hole: return fmt::format("${{{}}}", operand.text());
        case syntax::Kind::Null: return "null";
        case syntax::Kind::Boolean: return operand.boolean() ? "true" : "false";
        case syntax::Kind::Number: return std::string(operand.text());
        case syntax::Kind::Array:
        case syntax::Kind::Object:
        case syntax::Kind::Invalid: return "…";
    }
    STEPCHECK_ASSERT(false);
}

// A condition on one line; of a combination only how many rules it combines.
static std::string conditionText(const asl::ChoiceRule& rule) {
    if (rule.condition.isPresent() && rule.condition.member->value.is(syntax::Kind::String))
        return std::string(rule.condition.member->value.text());
    switch (rule.combinator) {
        case asl::ChoiceRule::Combinator::And: return fmt::format("all of {} conditions", rule.rules.size());
        case asl::ChoiceRule::Combinator::Or: return fmt::format("any of {} conditions", rule.rules.size());
        case asl::ChoiceRule::Combinator::Not:
            return rule.rules.size() == 1 && rule.rules.front().combinator == asl::ChoiceRule::Combinator::None
                       ? "not " + conditionText(rule.rules.front())
                       : "not …";
        case asl::ChoiceRule::Combinator::None: break;
    }
    const auto* variable = asl::get(rule.variable);
    if (variable == nullptr || rule.comparisons.empty())
        return {};
    const asl::Comparison& comparison = rule.comparisons.front();
    return fmt::format("{} {} {}", variable->value.view(), comparison.op->name, operandText(comparison.member->value));
}

static std::string errorsText(const asl::Catcher& catcher) {
    std::string text;
    if (const auto* errors = asl::get(catcher.errorEquals))
        for (const asl::Node& error : errors->value->elements())
            text += fmt::format("{}{}", text.empty() ? "" : ", ", error.text());
    return text;
}

// The rule or catcher that is the element `index` of a list in the document. The typed tree leaves out elements that
// are no objects, so that its own indexes may be smaller.
template <class Element>
static const Element* elementAt(
    const asl::State& state, catalog::Field field, std::span<const Element> elements, std::uint32_t index) {
    const syntax::Member* list = state.node().find(catalog::name(field));
    if (list == nullptr || index >= list->value.elements().size())
        return nullptr;
    const asl::Node* node = &list->value.elements()[index];
    const auto found = std::ranges::lower_bound(elements, node, {}, &Element::node);
    return found != elements.end() && found->node == node ? &*found : nullptr;
}

static std::string ruleLabel(const asl::State& state, std::uint32_t index) {
    const auto* choice = std::get_if<asl::Choice>(&state.kind);
    const asl::ChoiceRule* rule =
        choice == nullptr ? nullptr
                          : elementAt<asl::ChoiceRule>(state, catalog::Field::Choices, choice->choices, index);
    const std::string condition = rule == nullptr ? std::string() : conditionText(*rule);
    return condition.empty() ? fmt::format("rule {}", index + 1) : shortened(condition);
}

static std::string catcherLabel(const asl::State& state, std::uint32_t index) {
    const auto* catcher = elementAt<asl::Catcher>(state, catalog::Field::Catch, state.catchers, index);
    const std::string errors = catcher == nullptr ? std::string() : errorsText(*catcher);
    return errors.empty() ? fmt::format("catcher {}", index + 1) : shortened("catch " + errors);
}

std::string edgeLabel(const asl::Machine& machine, asl::StateId from, flow::EdgeKind kind, std::uint32_t index) {
    switch (kind) {
        case flow::EdgeKind::Next: return {};
        case flow::EdgeKind::Default: return "default";
        case flow::EdgeKind::Rule: return ruleLabel(machine.state(from), index);
        case flow::EdgeKind::Catcher: return catcherLabel(machine.state(from), index);
        case flow::EdgeKind::Branch: return fmt::format("branch {}", index + 1);
        case flow::EdgeKind::Iteration: return "each item";
    }
    STEPCHECK_ASSERT(false);
}

std::string scopeLabel(const asl::Machine& machine, const asl::Scope& scope) {
    switch (scope.kind) {
        case asl::ScopeKind::TopLevel: return {};
        case asl::ScopeKind::Branch:
            return fmt::format(
                "{}: branch {}", machine.state(*scope.parent).name.value, branchIndex(machine, scope) + 1);
        case asl::ScopeKind::ItemProcessor:
            return fmt::format("{}: item processor", machine.state(*scope.parent).name.value);
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::render
