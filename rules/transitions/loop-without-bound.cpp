#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/route.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::rules {

using namespace std::string_view_literals;

// What an expression can read that changes while the data does not: the clock, chance, the context of the state.
static bool readsWhatChanges(std::string_view text) {
    static constexpr std::array constants{"$$.Execution."sv, "$$.StateMachine."sv};
    if (text.starts_with("$$"))
        return std::ranges::none_of(constants, [&](std::string_view prefix) { return text.starts_with(prefix); });
    static constexpr std::array functions{
        "$now"sv, "$millis"sv, "$random"sv, "$uuid"sv, "$shuffle"sv, "$eval"sv, "$states.context"sv, "$$"sv};
    return std::ranges::any_of(
        functions, [&](std::string_view name) { return text.find(name) != std::string_view::npos; });
}

static bool isFixed(const syntax::Node& node) {
    if (!node.is(syntax::Kind::String))
        return !node.isUnknown();
    return node.isFinalString() && !readsWhatChanges(node.text());
}

// Whether the same data always gives the same answer. Not recursive over rules in rules.
static bool isFixed(const asl::ChoiceRule& whole) {
    std::vector<const asl::ChoiceRule*> pending{&whole};
    while (!pending.empty()) {
        const asl::ChoiceRule& rule = *pending.back();
        pending.pop_back();
        if (!rule.node->isComplete())
            return false;
        for (const asl::ChoiceRule& inner : rule.rules)
            pending.push_back(&inner);
        if (rule.variable.isPresent() && !isFixed(rule.variable.member->value))
            return false;
        if (rule.condition.isPresent() && !isFixed(rule.condition.member->value))
            return false;
        for (const asl::Comparison& comparison : rule.comparisons)
            if (!isFixed(comparison.member->value))
                return false;
    }
    return true;
}

// Whether each round of the loop sees what the round before saw, and so decides the same.
static bool staysTheSame(const RuleInput& in, const flow::Loop& loop) {
    for (const asl::StateId id : loop.states) {
        const asl::State& state = in.machine.state(id);
        if (!lint::keepsData(state) || in.flow.graph.mayEndAt(id) || !state.catchers.empty())
            return false;
        const auto* choice = std::get_if<asl::Choice>(&state.kind);
        if (choice != nullptr &&
            !std::ranges::all_of(choice->choices, [](const asl::ChoiceRule& rule) { return isFixed(rule); }))
            return false;
    }
    return true;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Loop& loop : in.flow.loops) {
        const asl::State& first = in.machine.state(loop.states.front());
        if (!loop.hasExit || !in.flow.reachable[first.id.index] || !staysTheSame(in, loop))
            continue;
        const std::vector<asl::StateId> cycle = flow::shortestCycle(in.flow, loop);
        auto report = out.report(first.name.at,
            "loop {} never changes what its choices depend on: after one round it goes on forever",
            flow::describeCycle(in.machine, cycle));
        lint::addRoute(in.machine, cycle, report);
        report.help("let a Task in the loop fetch what the Choice tests, or count the rounds");
    }
}

STEPCHECK_RULE(loop_without_bound){
    .id = "loop-without-bound",
    .summary = "Nothing in a loop changes what its Choice states test, so that it never ends.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
