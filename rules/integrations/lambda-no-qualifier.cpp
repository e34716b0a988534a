#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

// Whether a text is the ARN of a function and certainly names no version or alias.
static bool isUnqualified(const syntax::Node& text) {
    const auto arn = lint::splitArn(text.text());
    return text.isFinalString() && arn && arn->service == "lambda" && arn->rest.starts_with("function:") &&
           std::ranges::count(arn->rest, ':') == 1;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : lint::taskCalls(in.machine)) {
        const syntax::Node* function = nullptr;
        if (call.resource.is(asl::Resource::Form::LambdaFunction))
            function = call.resourceNode;
        else if (call.callsApi("lambda", "invoke") && lint::lacksParameter(call, "Qualifier"))
            function = lint::constantParameter(call, "FunctionName");
        if (function != nullptr && isUnqualified(*function))
            out.report(function->span(), "the function has neither a version nor an alias: $LATEST runs")
                .help("add \":<alias>\", so that a deployment does not change executions that are on their way");
    }
}

STEPCHECK_RULE(lambda_no_qualifier){
    .id = "lambda-no-qualifier",
    .summary = "A Lambda function is called without a version or alias.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
