#include "stepcheck/explore/error_flow.h"

#include "explored.h"

namespace stepcheck::rules {

static bool isProved(const RuleInput& in, const proof::Explored& explored) {
    const exec::StateProgram* start = explored.program.start(in.machine.topLevel().id);
    return start != nullptr && explored.isSeenWhole(in.machine.state(start->id)) &&
           explored.exploration.count(explore::End::Succeeded) == 0 &&
           std::ranges::all_of(in.machine.states(), [&](const asl::State& state) {
               return explored.coverage(state).entered == 0 || explored.settled.contains(state.id);
           });
}

// How executions end instead.
static void relateFailures(const RuleInput& in, const proof::Explored& explored, lint::Report report) {
    static constexpr std::size_t shown = 3;
    const std::vector<explore::EscapedError> errors = explore::escapedErrors(explored.exploration);
    for (std::size_t i = 0; i < std::min(shown, errors.size()); ++i)
        report.related(in.machine.state(errors[i].state).name.at, "here it fails with {}",
            errors[i].error.empty() ? "no error name" : errors[i].error);
}

static void check(const RuleInput& in, Reporter& out) {
    const proof::Explored* explored = proof::explored(in);
    const auto* start = asl::get(in.machine.topLevel().startAt);
    if (explored == nullptr || start == nullptr || !isProved(in, *explored))
        return;
    auto report = out.report(start->at, "no execution succeeds, whatever the input is and the tasks answer");
    relateFailures(in, *explored, report);
    report.help("correct what fails or goes round for ever");
    proof::addAssumptions(*explored, start->at, report);
}

STEPCHECK_RULE(never_succeeds){
    .id = "never-succeeds",
    .summary = "No execution of the state machine succeeds.",
    .severity = Severity::Warning,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://states-language.net/#terminal-state",
    .check = check,
};

}  // namespace stepcheck::rules
