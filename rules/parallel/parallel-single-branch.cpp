#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::ParallelState || !object.state || lint::mayHaveMore(object))
            continue;
        const syntax::Member* branches = lint::findMember(in.machine, object, catalog::Field::Branches);
        if (branches == nullptr || branches->value.elements().size() != 1 || !branches->value.isComplete() ||
            branches->value.elements().front().isUnknown() ||
            lint::findMember(in.machine, object, catalog::Field::Catch) != nullptr ||
            lint::findMember(in.machine, object, catalog::Field::Retry) != nullptr)
            continue;
        const asl::State& state = in.machine.state(*object.state);
        out.report(state.name.at, "\"{}\" has one branch, and neither Catch nor Retry", state.name.value)
            .help("put its states in its place");
    }
}

STEPCHECK_RULE(parallel_single_branch){
    .id = "parallel-single-branch",
    .summary = "A Parallel state has one branch and no error handling.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html",
    .check = check,
};

}  // namespace stepcheck::rules
