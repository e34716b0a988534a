#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks())
        if (call.resource.is(asl::Resource::Form::LambdaFunction))
            out.report(call.resourceNode->span(), "\"{}\" calls a Lambda function by its ARN, the old form",
                   call.state->name.value)
                .help("call arn:aws:states:::lambda:invoke and read the result from \"Payload\"");
}

STEPCHECK_RULE(lambda_direct_arn){
    .id = "lambda-direct-arn",
    .summary = "A Lambda function is called by its own ARN instead of lambda:invoke.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
