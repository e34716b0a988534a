#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace stepcheck::rules {

static bool catchesFailures(const asl::State& state) {
    return lint::catchersOf(state).take(catalog::statesTaskFailed);
}

static bool mayCatchFailures(const asl::State& state) {
    return lint::catchersOf(state).mayTake(catalog::statesTaskFailed);
}

static bool isCaughtAround(const asl::Machine& machine, const asl::State& state) {
    return std::ranges::any_of(
        lint::statesAround(machine, state), [](const asl::State* around) { return mayCatchFailures(*around); });
}

// The tasks of a scope that a failure of some other task there is caught for.
static void checkScope(const RuleInput& in, const asl::Scope& scope, Reporter& out) {
    const asl::State* careful = nullptr;
    std::vector<const asl::State*> careless;
    for (const asl::State& state : in.machine.statesOf(scope)) {
        if (!std::holds_alternative<asl::Task>(state.kind))
            continue;
        if (careful == nullptr && catchesFailures(state))
            careful = &state;
        if (!mayCatchFailures(state))
            careless.push_back(&state);
    }
    if (careful == nullptr || careless.empty() || isCaughtAround(in.machine, *careful))
        return;
    for (const asl::State* state : careless)
        if (in.flow.reachable[state->id.index])
            out.report(state->name.at, "nothing catches a failure of \"{}\", unlike one of \"{}\"", state->name.value,
                   careful->name.value)
                .help("add a Catch")
                .related(careful->name.at, "\"{}\" has a catcher", careful->name.value);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Scope& scope : in.machine.scopes())
        checkScope(in, scope, out);
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
