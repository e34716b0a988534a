#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/lint/request_rule.h"

namespace stepcheck::rules {

static void check(const RequestInput& in, Reporter& out) {
    for (const request::MissingMember& missing : in.request.missing())
        out.report(missing.at, "\"{}\" is missing", missing.path)
            .help("add \"{}\"", in.request.spelled(missing.member->name))
            .awsText(catalog::answers::nullViolation, missing.path);
}

STEPCHECK_REQUEST_RULE(request_member_missing){
    .rule =
        {
            .id = "request-member-missing",
            .summary = "A request has not all the members that its operation requires.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
