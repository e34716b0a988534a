#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <string_view>

namespace stepcheck::rules {

static constexpr std::string_view parentLink = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

static void check(const RuleInput& in, Reporter& out) {
    // The console has no page for executions of EXPRESS machines to link to.
    if (in.type == asl::MachineType::Express)
        return;
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        if (!call.callsApi("states", "startExecution"))
            continue;
        const syntax::Node* input = lint::constantParameter(call, "Input");
        const bool lacksIt = input != nullptr && lint::lacksParameter(*call.state, *input, parentLink);
        if (!lacksIt && !lint::lacksParameter(call, "Input"))
            continue;
        const bool isJsonata = call.state->queryLanguage == asl::QueryLanguage::Jsonata;
        const syntax::Member& place =
            lacksIt ? *lint::findParameter(*call.state, call.parameters->value, "Input") : *call.parameters;
        out.report(place.key.span(), "the execution that \"{}\" starts does not know who started it",
               call.state->name.value)
            .help("add \"{}{}\": \"{}\" to its input", parentLink, isJsonata ? "" : ".$",
                isJsonata ? "{% $states.context.Execution.Id %}" : "$$.Execution.Id");
    }
}

STEPCHECK_RULE(start_execution_no_parent_link){
    .id = "start-execution-no-parent-link",
    .summary = "A nested execution is started without the link to its parent.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
