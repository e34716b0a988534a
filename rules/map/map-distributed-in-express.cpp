#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (!map.isDistributed())
            continue;
        if (const asl::State* parent = lint::expressParentOf(in.machine, state))
            out.report(map.mode.valueSpan(),
                   "the iterations of \"{}\" are EXPRESS: no Map state in them is DISTRIBUTED", parent->name.value)
                .help("make this one INLINE, or that one STANDARD")
                .related(std::get<asl::Map>(parent->kind).executionType.valueSpan(), "its ExecutionType is here");
        // A Map state inside of another one that is refused is not its own mistake.
        else if (in.type == asl::MachineType::Express && lint::distributedParentOf(in.machine, state) == nullptr)
            out.report(map.mode.valueSpan(), "an EXPRESS state machine has no DISTRIBUTED Map states")
                .help("make it INLINE, or the state machine STANDARD");
    }
}

STEPCHECK_RULE(map_distributed_in_express){
    .id = "map-distributed-in-express",
    .summary = "A DISTRIBUTED Map state runs in an EXPRESS execution.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
