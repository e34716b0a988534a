#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Standard || in.machine.objects().empty() ||
        lint::mayHaveMore(in.machine.objects().front()))
        return;
    const auto tasks = in.machine.each<asl::Task>();
    const auto unbounded =
        std::ranges::find_if(tasks, [&](const auto& task) { return !lint::hasTimeout(in.machine, task.own); });
    if (unbounded == tasks.end())
        return;
    const asl::State& state = (*unbounded).state;
    out.report(lint::placeOf(in.machine, in.machine.objects().front()), "the state machine has no timeout")
        .help("add \"TimeoutSeconds\" beside \"StartAt\"")
        .related(state.name.at, "and neither has \"{}\"", state.name.value);
}

STEPCHECK_RULE(machine_without_timeout){
    .id = "machine-without-timeout",
    .summary = "A state machine with tasks that have no timeout has none either.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
