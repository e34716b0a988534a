#include "stepcheck/flow/intent.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/node.h"

#include <array>
#include <optional>
#include <string_view>
#include <variant>

namespace stepcheck::flow {

using namespace std::string_view_literals;

// Members of an object that look like a transition and name a state of the scope; `read` is the one that is.
static void addNamed(const asl::Machine& machine, const asl::State& state, const syntax::Node& object,
    const syntax::Member* read, std::vector<LikelyEdge>& out) {
    static constexpr std::array transitions{"Next"sv, "Default"sv};
    for (const syntax::Member& member : object.members()) {
        if (&member == read || !member.value.isFinalString())
            continue;
        const std::optional<asl::StateId> to = machine.find(state.scope, member.value.text());
        if (to && !support::nearest(member.name(), transitions).empty())
            out.push_back({.from = state.id, .to = *to});
    }
}

static void addFromRules(
    const asl::Machine& machine, const asl::State& state, const asl::Choice& choice, std::vector<LikelyEdge>& out) {
    std::vector<const asl::ChoiceRule*> pending;
    for (const asl::ChoiceRule& rule : choice.choices)
        pending.push_back(&rule);
    while (!pending.empty()) {
        const asl::ChoiceRule& rule = *pending.back();
        pending.pop_back();
        addNamed(machine, state, *rule.node, rule.next.member, out);
        for (const asl::ChoiceRule& nested : rule.rules)
            pending.push_back(&nested);
    }
}

static bool lacksNext(const asl::State& state) {
    const bool chooses = std::holds_alternative<asl::Choice>(state.kind);
    return !chooses && !state.isTerminal() && state.next.presence != asl::Presence::Located;
}

void addLikelyTargets(const asl::Machine& machine, const asl::State& state, std::vector<LikelyEdge>& out) {
    const auto* choice = std::get_if<asl::Choice>(&state.kind);
    addNamed(machine, state, state.node(), choice != nullptr ? choice->defaultState.member : state.next.member, out);
    if (choice != nullptr)
        addFromRules(machine, state, *choice, out);
    for (const asl::Catcher& catcher : state.catchers)
        addNamed(machine, state, *catcher.node, catcher.next.member, out);

    const asl::Scope& scope = machine.scope(state.scope);
    // People write states in the order in which they run.
    if (lacksNext(state) && state.id.index + 1 < scope.firstState + scope.stateCount)
        out.push_back({.from = state.id, .to = asl::StateId(state.id.index + std::size_t{1})});
    if (const auto first = machine.find(state.scope, state.name.value);
        state.hasFinalName() && first && *first != state.id)
        out.push_back({.from = *first, .to = state.id});
}

}  // namespace stepcheck::flow
