#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Express)
        return;
    for (const lint::TaskCall& call : in.data.shared().tasks())
        if (call.resource.is(asl::Resource::Form::Activity))
            out.report(call.resourceNode->span(), "an EXPRESS state machine cannot wait for an activity")
                .awsText(catalog::aws::expressActivity)
                .help("call a Lambda function, or make the machine a STANDARD one");
}

STEPCHECK_RULE(express_activity){
    .id = "express-activity",
    .summary = "An EXPRESS state machine waits for an activity.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
