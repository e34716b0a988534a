#include "stepcheck/lint/results.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <variant>

namespace stepcheck::rules {

// Whether the result is the envelope that the integration makes, not what somebody sent back.
static bool hasEnvelope(const asl::Resource& resource) {
    return resource.isService("lambda", "invoke") && resource.pattern == asl::IntegrationPattern::RequestResponse;
}

static void check(const RuleInput& in, Reporter& out) {
    const catalog::IntegrationAction& invoke = *catalog::findIntegration("lambda")->find("invoke");
    const asl::State* told = nullptr;
    for (const lint::ResultRead& read : lint::resultReads(in.machine, in.expressions, in.flow.graph, hasEnvelope)) {
        // Who forgets it once forgets it everywhere: one finding for each task.
        if (read.task == told || read.names.empty() ||
            std::ranges::find(invoke.result, read.names.front()) != invoke.result.end())
            continue;
        told = read.task;
        const auto& task = std::get<asl::Task>(read.task->kind);
        out.report(read.at, "the result of \"{}\" has no \"{}\": what the function returns is under \"Payload\"",
               read.task->name.value, read.names.front())
            .related(task.resource.valueSpan(), "this wraps the result")
            .help("read \"Payload.{}\"", read.names.front());
    }
}

STEPCHECK_RULE(lambda_payload_unwrapped){
    .id = "lambda-payload-unwrapped",
    .summary = "The result of lambda:invoke is read as if it were what the function returned.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html",
    .check = check,
};

}  // namespace stepcheck::rules
