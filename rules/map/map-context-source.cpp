#include "stepcheck/lint/context_paths.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ContextPath& path : in.data.shared().contextPaths()) {
        if (path.names.size() < 3 || path.names[0].text != "Map" || path.names[1].text != "Item" ||
            path.names[2].text != "Key" || path.expression->object->kind != catalog::ObjectKind::MapState)
            continue;
        const asl::State& state = in.machine.state(*path.expression->object->state);
        const auto* map = std::get_if<asl::Map>(&state.kind);
        if (map != nullptr && lint::modeOf(in.machine, state, *map) == lint::MapMode::Inline)
            out.report(path.at, "an item of an INLINE Map state has no key").help("read the Index or the Value");
    }
}

STEPCHECK_RULE(map_context_source){
    .id = "map-context-source",
    .summary = "A Map state reads a key of its items, which elements of an array do not have.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html",
    .check = check,
};

}  // namespace stepcheck::rules
