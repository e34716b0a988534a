#include "stepcheck/exec/choice_fault.h"

#include "explored.h"

#include <set>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    const proof::Explored* explored = proof::explored(in);
    if (explored == nullptr)
        return;
    std::set<asl::StateId> told;
    for (const explore::Path& path : explored->exploration.paths) {
        const auto state = exec::stateWithoutMatch(explored->program, path.execution);
        if (!state || !told.insert(*state).second)
            continue;
        const asl::State& choice = in.machine.state(*state);
        out.report(choice.name.at, "no rule of \"{}\" matches, and there is no Default, for {}", choice.name.value,
               proof::witnessOf(*explored, path.example))
            .help("add \"Default\", or a rule for this case; nothing can catch the failure");
    }
}

STEPCHECK_RULE(choice_may_match_nothing){
    .id = "choice-may-match-nothing",
    .summary = "An execution comes to a Choice state without Default of which no rule matches.",
    .severity = Severity::Warning,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
