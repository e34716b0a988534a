#include "stepcheck/asl/resource.h"
#include "stepcheck/lint/context_paths.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <string_view>
#include <variant>

namespace stepcheck::rules {

// Whether the task gets a token, as far as its resource is known. One that waits for a job has a token, too; sending it
// back ends the task early. Of a suffix that does not exist resource-unsupported-pattern speaks.
static bool mayHaveToken(const asl::Task& task) {
    const asl::Resource& resource = task.target;
    return resource.is(asl::Resource::Form::Unknown) || resource.pattern == asl::IntegrationPattern::Hole ||
           resource.pattern == asl::IntegrationPattern::Other || resource.isCallback() || resource.isJob();
}

static bool mayHaveToken(const asl::State& state) {
    if (const auto* task = std::get_if<asl::Task>(&state.kind))
        return mayHaveToken(*task);
    return std::holds_alternative<asl::UnknownKind>(state.kind);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ContextPath& path : in.data.shared().contextPaths()) {
        const asl::Object& object = *path.expression->object;
        if (!path.beginsWith("Task") || !object.state)
            continue;
        const asl::State& state = in.machine.state(*object.state);
        if (mayHaveToken(state))
            continue;
        auto report = out.report(path.at, "state \"{}\" waits for no callback and has no task token", state.name.value);
        if (const auto* task = std::get_if<asl::Task>(&state.kind))
            report.related(task->resource.valueSpan(), "a resource that waits ends with \".waitForTaskToken\"");
        else
            report.help("read the token in the Task state that waits for it");
    }
}

STEPCHECK_RULE(task_token_outside_callback){
    .id = "task-token-outside-callback",
    .summary = "A task token is read in a state that waits for no callback.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html",
    .check = check,
};

}  // namespace stepcheck::rules
