#include "stepcheck/asl/resource.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

// Whether nobody can send a heartbeat: the service answers, or a job ends.
static bool takesNoHeartbeats(const asl::Resource& resource) {
    using Form = asl::Resource::Form;
    const bool isKnown = resource.is(Form::LambdaFunction) || resource.is(Form::Service) || resource.is(Form::AwsSdk);
    return isKnown && (resource.isJob() || resource.pattern == asl::IntegrationPattern::RequestResponse);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        if (!takesNoHeartbeats(task.target))
            continue;
        const syntax::Member* heartbeat =
            task.heartbeatSeconds.isPresent() ? task.heartbeatSeconds.member : task.heartbeatSecondsPath.member;
        if (heartbeat != nullptr)
            out.report(heartbeat->key.span(), "nothing sends heartbeats for \"{}\"", state.name.value)
                .help("use \"TimeoutSeconds\"; heartbeats come from activities and with task tokens");
    }
}

STEPCHECK_RULE(heartbeat_without_effect){
    .id = "heartbeat-without-effect",
    .summary = "A task that takes no heartbeats has HeartbeatSeconds.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#task-state",
    .check = check,
};

}  // namespace stepcheck::rules
