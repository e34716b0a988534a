#include "stepcheck/lint/results.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <variant>

namespace stepcheck::rules {

// Whether the result of the execution is a text that holds JSON.
static bool givesText(const asl::Resource& resource) {
    return resource.isService("states", "startExecution") && resource.pattern == asl::IntegrationPattern::Sync;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ResultRead& read : lint::resultReads(in.machine, in.expressions, in.flow.graph, givesText)) {
        const auto& task = std::get<asl::Task>(read.task->kind);
        if (read.names.size() < 2 || read.names.front() != "Output")
            continue;
        out.report(read.at, "\"Output\" of \"{}\" is a text, which has no \"{}\"", read.task->name.value, read.names[1])
            .related(task.resource.valueSpan(), "\".sync\" gives JSON as a text")
            .help("call startExecution.sync:2, or take the text apart");
    }
}

STEPCHECK_RULE(start_execution_sync_string){
    .id = "start-execution-sync-string",
    .summary = "The output of startExecution.sync is read as JSON, but it is a text.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html",
    .check = check,
};

}  // namespace stepcheck::rules
