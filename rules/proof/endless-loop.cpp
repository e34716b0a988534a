#include "stepcheck/explore/endless.h"

#include "explored.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    const proof::Explored* explored = proof::explored(in);
    if (explored == nullptr)
        return;
    for (const explore::EndlessLoop& loop :
        explore::endlessLoops(explored->exploration, in.machine, explored->settled)) {
        const asl::State& first = in.machine.state(loop.states.front());
        auto report = loop.isAlways
                          ? out.report(first.name.at,
                                "no execution that comes to \"{}\" leaves the loop, but by failing", first.name.value)
                          : out.report(first.name.at, "an execution goes round the loop of \"{}\" for ever, with {}",
                                first.name.value, proof::witnessOf(*explored, *loop.example));
        for (std::size_t i = 1; i < loop.states.size(); ++i)
            report.related(in.machine.state(loop.states[i]).name.at, "\"{}\" is part of the loop",
                in.machine.state(loop.states[i]).name.value);
        report.help("let something in the loop change what decides whether it is left");
        proof::addAssumptions(*explored, first.name.at, report);
    }
}

STEPCHECK_RULE(endless_loop){
    .id = "endless-loop",
    .summary = "An execution never leaves a loop: nothing changes from round to round.",
    .severity = Severity::Warning,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .check = check,
};

}  // namespace stepcheck::rules
