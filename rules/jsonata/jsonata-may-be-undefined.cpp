#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::Undefined)
            continue;
        lint::Report report = out.report(absence.at, "\"{}\" is always undefined: {}", absence.path, absence.reason);
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(jsonata_may_be_undefined){
    .id = "jsonata-may-be-undefined",
    .summary = "A JSONata expression reads what is certainly not there, and is undefined.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
