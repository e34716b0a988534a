#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks())
        if (call.resource.isService("lambda", "invoke") && lint::lacksParameter(call, "Payload"))
            out.report(call.parameters->key.span(), "\"{}\" passes no \"Payload\": the function gets an empty input",
                   call.state->name.value)
                .help("add \"Payload\"");
}

STEPCHECK_RULE(lambda_payload_missing){
    .id = "lambda-payload-missing",
    .summary = "A Lambda function is called without any input.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html",
    .check = check,
};

}  // namespace stepcheck::rules
