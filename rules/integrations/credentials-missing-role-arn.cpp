#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::Credentials || lint::mayHaveMore(object) || object.node->isUnknown())
            continue;
        // In JSONata a "RoleArn.$" computes nothing: dollar-key-in-jsonata.
        if (object.node->find("RoleArn") == nullptr && object.node->find("RoleArn.$") == nullptr)
            out.report(lint::placeOf(in.machine, object), "{} lacks \"RoleArn\"", lint::describe(in.machine, object))
                .help("name the role that the task assumes, or remove \"Credentials\"")
                .awsPlace(object.node->span())
                .awsText(catalog::aws::fieldMissing, "RoleArn");
    }
}

STEPCHECK_RULE(credentials_missing_role_arn){
    .id = "credentials-missing-role-arn",
    .summary = "The Credentials of a task name no role.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
