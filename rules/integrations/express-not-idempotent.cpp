#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Express)
        return;
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const catalog::IntegrationAction* action = call.action();
        // It cannot wait for jobs and callbacks at all.
        if (call.resource.pattern != asl::IntegrationPattern::RequestResponse)
            continue;
        // Functions and endpoints may know what they did before.
        if (action == nullptr || action->repeat == catalog::Repeat::Safe || action->name == "invoke")
            continue;
        const bool hasKey = action->repeat == catalog::Repeat::SafeWithKey;
        if (hasKey && !lint::lacksParameter(call, action->repeatKey))
            continue;
        auto report = out.report(call.resourceNode->span(),
            "an EXPRESS execution may run twice, and {} does its work each time", lint::actionName(call.resource));
        if (hasKey)
            report.help("give it a \"{}\" that is the same both times", action->repeatKey);
        else
            report.help("make sure that a second time does no harm, or make the machine a STANDARD one");
    }
}

STEPCHECK_RULE(express_not_idempotent){
    .id = "express-not-idempotent",
    .summary = "An EXPRESS state machine, which may run twice, calls what must not happen twice.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html",
    .check = check,
};

}  // namespace stepcheck::rules
