#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/json_text.h"

namespace stepcheck::rules {

using catalog::Meaning;
namespace answers = catalog::answers;

static void check(const RequestInput& in, Reporter& out) {
    for (const Meaning meaning : {Meaning::Input, Meaning::Output})
        lint::eachOf(in, meaning, [&](const request::Value& value) {
            const auto problem = request::jsonProblem(in.request, *value.node);
            if (!problem)
                return;
            lint::Report report = out.report(problem->at, "\"{}\" is no JSON: {}", value.path, problem->message);
            report.awsCode(value.member->exception);
            if (meaning == Meaning::Input && !problem->answer.empty())
                report.awsText(answers::invalidInput, problem->answer);
        });
}

STEPCHECK_REQUEST_RULE(request_input_invalid){
    .rule =
        {
            .id = "request-input-invalid",
            .summary = "The input of an execution, or the output of a task, in a request is no JSON.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html",
            .awsCode = "InvalidExecutionInput",
        },
    .check = check,
};

}  // namespace stepcheck::rules
