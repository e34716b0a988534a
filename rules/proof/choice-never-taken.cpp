#include "explored.h"

#include <numeric>

namespace stepcheck::rules {

static void checkChoice(
    const proof::Explored& explored, const asl::State& state, const asl::Choice& choice, Reporter& out) {
    const exec::StateCoverage& counts = explored.coverage(state);
    for (std::size_t i = 0; i < choice.choices.size(); ++i)
        if (counts.rules[i] == 0)
            proof::addAssumptions(explored, state.name.at,
                out.report(choice.choices[i].node->span(),
                       "no execution takes this rule: nothing that comes to \"{}\" and passes the rules before it "
                       "matches",
                       state.name.value)
                    .help("remove the rule, or correct its condition"));
    std::uint64_t left = 0;
    for (const auto& [target, count] : counts.transitions)
        left += count;
    const auto* standard = asl::get(choice.defaultState);
    if (standard != nullptr && left == std::accumulate(counts.rules.begin(), counts.rules.end(), std::uint64_t{0}))
        proof::addAssumptions(explored, state.name.at,
            out.report(standard->at, "no execution takes the Default: a rule matches whatever comes to \"{}\"",
                   state.name.value)
                .severity(Severity::Info)
                .help("remove it, if it is not there for the future"));
}

static void check(const RuleInput& in, Reporter& out) {
    const proof::Explored* explored = proof::explored(in);
    if (explored == nullptr)
        return;
    for (const auto& [state, choice] : in.machine.each<asl::Choice>())
        if (explored->isSeenWhole(state))
            checkChoice(*explored, state, choice, out);
}

STEPCHECK_RULE(choice_never_taken){
    .id = "choice-never-taken",
    .summary = "No execution takes a rule of a Choice state, or its Default.",
    .severity = Severity::Warning,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
