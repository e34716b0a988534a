#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

// Whether a text names a function and certainly no version or alias: by its ARN, in part or in full, or its name.
static bool isUnqualified(const syntax::Node& text) {
    if (!text.isFinalString() || text.text().empty())
        return false;
    static constexpr std::string_view word = "function:";
    const std::string_view name = text.text();
    const std::size_t function = name.find(word);
    const std::string_view rest = function == std::string_view::npos ? name : name.substr(function + word.size());
    return rest.find(':') == std::string_view::npos;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
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
