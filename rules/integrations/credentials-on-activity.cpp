#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks())
        if (call.resource.is(asl::Resource::Form::Activity) && call.task->credentials.isPresent())
            out.report(call.task->credentials.keySpan(), "a task that waits for an activity takes no \"Credentials\"")
                .related(call.resourceNode->span(), "this is an activity")
                .help("remove \"Credentials\": a worker brings its own");
}

STEPCHECK_RULE(credentials_on_activity){
    .id = "credentials-on-activity",
    .summary = "A task that waits for an activity has Credentials.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
