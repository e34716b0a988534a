#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// Whether the processor's configuration is there with all its members, none of them misspelt.
static bool isConfigKnown(const asl::Machine& machine, const asl::Map& map) {
    const syntax::Node& processor = *machine.scope(*map.processor).node;
    const syntax::Member* config = processor.find("ProcessorConfig");
    return config != nullptr && config->value.isComplete() &&
           std::ranges::all_of(config->value.members(), [](const syntax::Member& member) {
               return catalog::findField(catalog::ObjectKind::ProcessorConfig, member.name()) != nullptr;
           });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const lint::MapMode mode = lint::modeOf(in.machine, state, map);
        if (mode == lint::MapMode::Distributed && !map.executionType.isPresent() && isConfigKnown(in.machine, map))
            out.report(map.mode.valueSpan(), "a DISTRIBUTED Map state needs an ExecutionType")
                .help("add \"ExecutionType\": \"STANDARD\" or \"EXPRESS\"");
        if (mode == lint::MapMode::Inline && map.executionType.isPresent()) {
            auto report = out.report(map.executionType.keySpan(), "an INLINE Map state has no ExecutionType");
            if (map.mode.isPresent())
                report.help("remove it");
            else
                // That the service refuses it without a Mode is not recorded.
                report.severity(Severity::Warning).help("add \"Mode\": \"DISTRIBUTED\", or remove it");
        }
    }
}

STEPCHECK_RULE(map_execution_type){
    .id = "map-execution-type",
    .summary = "A DISTRIBUTED Map state has no ExecutionType, or an INLINE one has it.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
