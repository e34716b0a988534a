#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::ParallelResult)
            continue;
        lint::Report report = out.report(absence.at, "\"{}\" is not there: {}", absence.path, absence.reason);
        report.help("select the result of a branch by its index, in the order of \"Branches\"");
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(parallel_result_shape){
    .id = "parallel-result-shape",
    .summary = "The array of results of a Parallel state is read as if it were something else.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#parallel-state",
    .check = check,
};

}  // namespace stepcheck::rules
