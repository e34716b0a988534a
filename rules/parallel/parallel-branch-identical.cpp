#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepcheck::rules {

// Whether a step on the way through a branch is the name of one of its states.
static bool isStateName(const syntax::Step& step) {
    if (step.member == nullptr || !step.node.is(syntax::Kind::String))
        return false;
    constexpr std::size_t depthOfStates = 2;
    const std::string_view field = step.member->name();
    return step.isKey ? step.depth == depthOfStates : field == "Next" || field == "Default" || field == "StartAt";
}

// What a branch does, as a text: two branches have the same one if they differ in the names of their states, in
// comments and in layout only. Empty when something is not known.
static std::string contentOf(const asl::Machine& machine, const asl::Scope& branch) {
    std::unordered_map<std::string_view, std::size_t> names;
    for (const asl::State& state : machine.statesOf(branch))
        names.try_emplace(state.name.value, names.size());
    std::string content;
    bool isKnown = branch.statesKnown;
    syntax::walk(*branch.node, [&](const syntax::Step& step) {
        const syntax::Node& node = step.node;
        isKnown = isKnown && !node.isUnknown() && node.holes().empty() && node.isComplete();
        const auto name = isStateName(step) ? names.find(node.text()) : names.end();
        if (step.member != nullptr && step.member->name() == "Comment")
            return;
        content += name != names.end() ? fmt::format("{}#{}", step.depth, name->second)
                                       : fmt::format("{}{}{}:{}", step.depth, static_cast<int>(node.kind()),
                                             step.isKey ? "k" : "", node.text());
        content += '\n';
    });
    return isKnown ? content : std::string();
}

// By scope: how many states it has, with those inside of them. Equal branches have equally many.
static std::vector<std::size_t> countStates(const asl::Machine& machine) {
    std::vector<std::size_t> counts(machine.scopes().size());
    // Inner scopes follow outer ones.
    for (std::size_t i = counts.size(); i-- > 0;) {
        const asl::Scope& scope = machine.scopes()[i];
        counts[i] += scope.stateCount;
        if (scope.parent)
            counts[machine.state(*scope.parent).scope.index] += counts[i];
    }
    return counts;
}

static void check(const RuleInput& in, Reporter& out) {
    const std::vector<std::size_t> counts = countStates(in.machine);
    for (const auto& [state, parallel] : in.machine.each<asl::Parallel>()) {
        std::unordered_map<std::size_t, std::size_t> branchesOf;  // by count of states
        for (const asl::ScopeId id : parallel.branches)
            ++branchesOf[counts[id.index]];
        std::unordered_map<std::string, std::size_t> seen;
        for (std::size_t i = 0; i < parallel.branches.size(); ++i) {
            const asl::Scope& branch = in.machine.scope(parallel.branches[i]);
            if (branchesOf[counts[branch.id.index]] < 2)
                continue;
            const std::string content = contentOf(in.machine, branch);
            if (content.empty())
                continue;
            const auto [first, isNew] = seen.try_emplace(content, i);
            if (isNew)
                continue;
            const Span whole = branch.node->span();
            const Span other = in.machine.scope(parallel.branches[first->second]).node->span();
            out.report({.begin = whole.begin, .end = whole.begin + 1}, "branch {} of \"{}\" does the same as branch {}",
                   i + 1, state.name.value, first->second + 1)
                .help("remove one of them, or use a Map state")
                .related({.begin = other.begin, .end = other.begin + 1}, "branch {} is here", first->second + 1);
        }
    }
}

STEPCHECK_RULE(parallel_branch_identical){
    .id = "parallel-branch-identical",
    .summary = "Two branches of a Parallel state do the same.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html",
    .check = check,
};

}  // namespace stepcheck::rules
