#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::MapState || !object.state)
            continue;
        const asl::State& state = in.machine.state(*object.state);
        const auto* map = std::get_if<asl::Map>(&state.kind);
        if (map == nullptr || lint::modeOf(in.machine, state, *map) != lint::MapMode::Inline)
            continue;
        const syntax::Member* first = nullptr;
        for (const auto& [member, spec] : in.machine.fieldsOf(object))
            if (spec != nullptr && spec->distributedOnly && lint::hasInItsLanguage(object, *spec) && first == nullptr) {
                first = member;
                auto report =
                    out.report(member->key.span(), "\"{}\" does nothing in an INLINE Map state", member->name());
                report.help("add \"Mode\": \"DISTRIBUTED\" to its ProcessorConfig, or remove it");
                // It only names what is not there.
                if (spec->field == catalog::Field::Label)
                    report.severity(Severity::Info);
            }
    }
}

STEPCHECK_RULE(map_distributed_field_inline){
    .id = "map-distributed-field-inline",
    .summary = "A field of DISTRIBUTED Map states stands in an INLINE one.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .check = check,
};

}  // namespace stepcheck::rules
