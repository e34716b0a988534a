#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::TextOutput)
            continue;
        lint::Report report =
            out.report(absence.at, "\"{}\" is not there: {} is JSON in a string", absence.path, absence.holder);
        report.help("call startExecution.sync:2, which gives JSON");
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(start_execution_sync_string){
    .id = "start-execution-sync-string",
    .summary = "The output of an execution, JSON in a string, is read as if it were JSON.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html",
    .check = check,
};

}  // namespace stepcheck::rules
