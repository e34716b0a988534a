#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stepcheck::rules {

namespace {

struct ServiceLimit {
    std::string_view what;
    std::uint32_t seconds;
};

}  // namespace

// How long the called thing itself may last, when the task ends with its answer.
static std::optional<ServiceLimit> limitOf(const asl::Resource& resource) {
    if (resource.pattern != asl::IntegrationPattern::RequestResponse)
        return std::nullopt;
    if (resource.is(asl::Resource::Form::LambdaFunction) || resource.isService("lambda", "invoke"))
        return ServiceLimit{.what = "a Lambda function runs", .seconds = catalog::maxLambdaSeconds};
    if (resource.isService("http", "invoke"))
        return ServiceLimit{.what = "an HTTP task lasts", .seconds = catalog::maxHttpTaskSeconds};
    return std::nullopt;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        const auto* timeout = asl::get(task.timeoutSeconds);
        const auto limit = limitOf(task.target);
        if (timeout != nullptr && limit && timeout->value > limit->seconds)
            out.report(timeout->at, "timeout of \"{}\" is never reached: {} for at most {} seconds", state.name.value,
                limit->what, limit->seconds);
    }
}

STEPCHECK_RULE(timeout_above_service_limit){
    .id = "timeout-above-service-limit",
    .summary = "A task has a longer timeout than what it calls can last.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
