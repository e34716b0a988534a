#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/constraints.h"

namespace stepcheck::rules {

static void check(const RequestInput& in, Reporter& out) {
    if (!in.request.root().is(syntax::Kind::Object) && !in.request.document().hasErrors())
        out.report(in.request.root().span(), "a request is an object, and this is none");
    for (const request::Value& value : in.request.values()) {
        const auto expected = request::typeProblem(value);
        if (!expected)
            continue;
        lint::Report report = out.report(
            value.node->span(), "\"{}\" is {}, not {}", value.path, *expected, syntax::describe(value.node->kind()));
        if (value.shape->kind == catalog::ShapeKind::String && value.node->is(syntax::Kind::Object))
            report.help("write the JSON into a string");
    }
}

STEPCHECK_REQUEST_RULE(request_type_invalid){
    .rule =
        {
            .id = "request-type-invalid",
            .summary = "A value of a request has another type than its operation takes.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
            .awsCode = "SerializationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
