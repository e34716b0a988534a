#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/constraints.h"
#include "stepcheck/support/suggest.h"

#include <string_view>

namespace stepcheck::rules {

static void check(const RequestInput& in, Reporter& out) {
    for (const request::Value& value : in.request.values()) {
        const auto violation = request::typeProblem(value) ? std::nullopt : request::violationOf(value);
        if (!violation)
            continue;
        lint::Report report = out.report(value.node->span(), "\"{}\" {}", value.path, violation->message);
        report.awsText("{}", violation->answer);
        const std::string_view near = support::nearest(value.node->text(), value.shape->values);
        if (!near.empty())
            report.help("did you mean \"{}\"?", near);
    }
}

STEPCHECK_REQUEST_RULE(request_value_invalid){
    .rule =
        {
            .id = "request-value-invalid",
            .summary = "A value of a request fails a constraint of the API's model: a length, range, pattern or list "
                       "of words.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
