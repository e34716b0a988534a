#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <vector>

namespace stepcheck::rules {

namespace {

/// By state: whether its catchers take every failure, certainly or possibly.
struct Caught {
    std::vector<bool> certainly;
    std::vector<bool> possibly;
};

}  // namespace

static Caught findCaught(const RuleInput& in) {
    Caught caught;
    for (const asl::State& state : in.machine.states()) {
        const lint::Handlers& catchers = in.data.shared().catchers(state);
        caught.certainly.push_back(catchers.take(catalog::statesTaskFailed));
        caught.possibly.push_back(catchers.mayTake(catalog::statesTaskFailed));
    }
    return caught;
}

static bool isCaughtAround(const asl::Machine& machine, const asl::State& state, const Caught& caught) {
    return std::ranges::any_of(lint::statesAround(machine, state),
        [&](const asl::State* around) { return caught.possibly[around->id.index]; });
}

// The tasks of a scope that a failure of some other task there is caught for.
static void checkScope(const RuleInput& in, const asl::Scope& scope, const Caught& caught, Reporter& out) {
    const asl::State* careful = nullptr;
    std::vector<const asl::State*> careless;
    for (const asl::State& state : in.machine.statesOf(scope)) {
        if (!std::holds_alternative<asl::Task>(state.kind))
            continue;
        if (careful == nullptr && caught.certainly[state.id.index])
            careful = &state;
        if (!caught.possibly[state.id.index])
            careless.push_back(&state);
    }
    if (careful == nullptr || careless.empty() || isCaughtAround(in.machine, *careful, caught))
        return;
    for (const asl::State* state : careless)
        if (in.flow.reachable[state->id.index])
            out.report(state->name.at, "nothing catches a failure of \"{}\", unlike one of \"{}\"", state->name.value,
                   careful->name.value)
                .help("add a Catch")
                .related(careful->name.at, "\"{}\" has a catcher", careful->name.value);
}

static void check(const RuleInput& in, Reporter& out) {
    const Caught caught = findCaught(in);
    for (const asl::Scope& scope : in.machine.scopes())
        checkScope(in, scope, caught, out);
}

STEPCHECK_RULE(no_catch){
    .id = "no-catch",
    .summary = "A task has no catcher for failures although others in its scope have.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
