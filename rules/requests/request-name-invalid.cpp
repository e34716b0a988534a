#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/constraints.h"
#include "stepcheck/request/swf.h"

#include <string_view>

namespace stepcheck::rules {

using catalog::Meaning;
using request::Value;

static void check(const RequestInput& in, Reporter& out) {
    lint::eachOf(in, Meaning::Name, [&out](const Value& value) {
        const std::string_view name = value.node->text();
        if (const auto problem = embed::nameProblem(name); problem && !request::violationOf(value))
            out.report(value.node->span(), "the name {}", *problem)
                .awsCode(value.member->exception)
                .awsText(catalog::answers::invalidName, name);
    });
    lint::eachOf(in, Meaning::SwfName, [&out](const Value& value) {
        if (const auto problem = request::swfNameProblem(value.node->text()))
            out.report(value.node->span(), "\"{}\" {}", value.path, *problem).awsCode(value.member->exception);
    });
}

STEPCHECK_REQUEST_RULE(request_name_invalid){
    .rule =
        {
            .id = "request-name-invalid",
            .summary =
                "The name of a state machine, activity or execution in a request is none that the service takes.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
            .awsCode = "InvalidName",
        },
    .check = check,
};

}  // namespace stepcheck::rules
