#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <string_view>

namespace stepcheck::rules {

using asl::Resource;

// What the task does that an EXPRESS execution cannot, or an empty view.
static std::string_view unsupportedPart(const Resource& resource) {
    if (resource.is(Resource::Form::Activity))
        return "activities";
    if (resource.isJob())
        return "tasks that wait for a job";
    return resource.pattern == asl::IntegrationPattern::WaitForTaskToken ? "tasks that wait for a token"
                                                                         : std::string_view();
}

static void checkTask(const asl::State& parent, const asl::Task& task, Reporter& out) {
    const Resource& resource = task.target;
    const std::string_view part = unsupportedPart(resource);
    if (part.empty())
        return;
    const syntax::Node& node = *asl::get(task.resource)->value.node;
    out.report(resource.suffix.inText.empty() ? node.span() : node.spanOf(resource.suffix.inText),
           "the iterations of \"{}\" are EXPRESS and have no {}", parent.name.value, part)
        .help("make the ExecutionType STANDARD")
        .related(std::get<asl::Map>(parent.kind).executionType.valueSpan(), "the ExecutionType is here");
}

static void checkWait(const asl::State& parent, const asl::Wait& wait, Reporter& out) {
    const auto* seconds = asl::get(wait.seconds);
    if (seconds != nullptr && seconds->value > catalog::maxExpressSeconds)
        out.report(seconds->at, "the iterations of \"{}\" are EXPRESS and end after {} s", parent.name.value,
               catalog::maxExpressSeconds)
            .severity(Severity::Warning)
            .awsCode("")
            .help("wait shorter, or make the ExecutionType STANDARD");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const auto* task = std::get_if<asl::Task>(&state.kind);
        const auto* wait = std::get_if<asl::Wait>(&state.kind);
        const asl::State* parent =
            task != nullptr || wait != nullptr ? lint::expressParentOf(in.machine, state) : nullptr;
        if (parent == nullptr)
            continue;
        if (task != nullptr)
            checkTask(*parent, *task, out);
        else
            checkWait(*parent, *wait, out);
    }
}

STEPCHECK_RULE(map_child_express_limits){
    .id = "map-child-express-limits",
    .summary = "An EXPRESS iteration does what only a STANDARD execution can.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
