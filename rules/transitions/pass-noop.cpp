#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace stepcheck::rules {

namespace {

/// How many transitions lead to a state, and whether each of them could lead on to where the state leads.
struct Entries {
    std::uint32_t count = 0;
    bool onlyNext = true;
};

}  // namespace

static std::vector<Entries> countEntries(const RuleInput& in) {
    std::vector<Entries> entries(in.machine.states().size());
    for (const flow::Edge& edge : in.flow.graph.edges()) {
        ++entries[edge.to.index].count;
        if (edge.kind != flow::EdgeKind::Next)
            entries[edge.to.index].onlyNext = false;
    }
    for (const asl::Scope& scope : in.machine.scopes())
        if (const std::optional<asl::StateId> first = in.flow.graph.start(scope.id).state)
            entries[first->index].onlyNext = false;
    return entries;
}

static bool isPlain(const asl::State& state) {
    return lint::keepsData(state) && asl::get(state.next) != nullptr && !state.end.isPresent();
}

static void check(const RuleInput& in, Reporter& out) {
    const std::vector<Entries> entries = countEntries(in);
    for (const auto& [state, pass] : in.machine.each<asl::Pass>()) {
        const auto [count, onlyNext] = entries[state.id.index];
        // What Choice rules, catchers and StartAt lead to often marks a place; where several ways meet, too.
        if (count != 1 || !onlyNext || !isPlain(state) || in.flow.graph.hasUnknownExit(state.id) ||
            !in.flow.reachable[state.id.index])
            continue;
        out.report(state.name.at, "Pass state \"{}\" does nothing", state.name.value)
            .help("remove it, and lead to \"{}\" at once", asl::get(state.next)->value);
    }
}

STEPCHECK_RULE(pass_noop){
    .id = "pass-noop",
    .summary = "A Pass state neither changes data nor assigns variables nor marks a place.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#pass-state",
    .check = check,
};

}  // namespace stepcheck::rules
