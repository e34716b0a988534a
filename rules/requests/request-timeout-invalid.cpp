#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/constraints.h"
#include "stepcheck/request/swf.h"

namespace stepcheck::rules {

static void check(const RequestInput& in, Reporter& out) {
    for (const catalog::TextNumber& number : catalog::textNumbers())
        lint::eachOf(in, number.meaning, [&](const request::Value& value) {
            const auto problem = request::textNumberProblem(value.node->text(), number);
            if (problem && !request::violationOf(value))
                out.report(value.node->span(), "\"{}\" {}", value.path, *problem).awsCode(value.member->exception);
        });
}

STEPCHECK_REQUEST_RULE(request_timeout_invalid){
    .rule =
        {
            .id = "request-timeout-invalid",
            .summary = "A timeout, priority or retention period in a request of SWF is none that the service takes.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/amazonswf/latest/apireference/API_Operations.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
