#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::LambdaPayload)
            continue;
        lint::Report report =
            out.report(absence.at, "\"{}\" is not there: what the function returns is under \"Payload\"", absence.path);
        report.help("read it under \"Payload\"");
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(lambda_payload_unwrapped){
    .id = "lambda-payload-unwrapped",
    .summary = "The answer of lambda:invoke is read as if it were what the function returns.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html",
    .check = check,
};

}  // namespace stepcheck::rules
