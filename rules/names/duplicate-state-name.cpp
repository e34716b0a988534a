#include "stepcheck/lint/rule.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace stepcheck::rules {

namespace {

/// A state whose name an earlier one has.
struct Repetition {
    asl::StateId state;
    asl::StateId first;
};

}  // namespace

// In the document, an inner state stands before the state after the outer one, which the machine lists earlier.
static bool standsBefore(const asl::Machine& machine, asl::StateId a, asl::StateId b) {
    return machine.state(a).name.at < machine.state(b).name.at;
}

static std::vector<Repetition> findRepetitions(const asl::Machine& machine) {
    boost::unordered_flat_map<std::string_view, asl::StateId> seen;
    seen.reserve(machine.states().size());
    std::vector<std::string_view> repeated;
    for (const asl::State& state : machine.states())
        if (state.hasFinalName() && !seen.emplace(state.name.value, state.id).second)
            repeated.push_back(state.name.value);

    std::ranges::sort(repeated);
    repeated.erase(std::ranges::unique(repeated).begin(), repeated.end());
    std::vector<Repetition> result;
    for (const std::string_view name : repeated) {
        std::vector<asl::StateId> states = machine.named(name);
        std::ranges::stable_sort(states, [&](asl::StateId a, asl::StateId b) { return standsBefore(machine, a, b); });
        for (const asl::StateId state : std::span(states).subspan(1))
            result.push_back({.state = state, .first = states.front()});
    }
    return result;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [repeatedId, firstId] : findRepetitions(in.machine)) {
        const asl::State& repeated = in.machine.state(repeatedId);
        const asl::State& first = in.machine.state(firstId);
        if (repeated.name.at == first.name.at) {
            // The whole scope is repeated by a YAML alias.
            out.report(in.machine.scope(repeated.scope).node->span(), "duplicate state name \"{}\" through an alias",
                   repeated.name.value)
                .help("write the states a second time, under names of their own")
                .related(first.name.at, "first defined here");
            continue;
        }
        const bool sameScope = repeated.scope == first.scope;
        out.report(repeated.name.at, "duplicate state name \"{}\"{}", repeated.name.value,
               sameScope ? "" : "; names are unique in the whole definition")
            .help("rename one of the two states, and what leads to it")
            .related(first.name.at, "first defined here");
    }
}

STEPCHECK_RULE(duplicate_state_name){
    .id = "duplicate-state-name",
    .summary = "Two states have the same name.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#states",
    .awsCode = "DUPLICATE_STATE_NAME",
    .check = check,
};

}  // namespace stepcheck::rules
