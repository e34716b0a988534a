#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <string_view>
#include <vector>

namespace stepcheck::rules {

static bool callsLambda(const asl::Task& task) {
    const asl::Resource& resource = task.target;
    return resource.is(asl::Resource::Form::LambdaFunction) || resource.isService("lambda", "invoke");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        if (!callsLambda(task))
            continue;
        const lint::Handlers& retriers = in.data.shared().retriers(state);
        std::vector<std::string_view> missing;
        for (const std::string_view error : catalog::transientLambdaErrors())
            if (!retriers.mayTake(error))
                missing.push_back(error);
        if (!missing.empty())
            out.report(state.name.at, "\"{}\" does not retry {}", state.name.value, lint::quoted(missing, "and"))
                .help("add them to a retrier");
    }
}

STEPCHECK_RULE(lambda_no_transient_retry){
    .id = "lambda-no-transient-retry",
    .summary = "A Lambda task does not retry the passing errors of Lambda itself.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
