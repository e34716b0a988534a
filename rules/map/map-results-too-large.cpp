#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>

namespace stepcheck::rules {

// Whether it reads so few items that their results are hardly ever too large.
static bool readsFew(const asl::ItemReader& reader) {
    constexpr std::int64_t few = 100;
    const auto* most = asl::get(reader.maxItems);
    return most != nullptr && most->value > 0 && most->value <= few;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::MapState || !object.state || lint::mayHaveMore(object))
            continue;
        const asl::State& state = in.machine.state(*object.state);
        const auto* map = std::get_if<asl::Map>(&state.kind);
        if (map == nullptr || !map->isDistributed() || map->itemReader == nullptr || readsFew(*map->itemReader) ||
            lint::findMember(in.machine, object, catalog::Field::ResultWriter) != nullptr ||
            lint::isMisspelt(in.machine, object, catalog::Field::ResultWriter))
            continue;
        out.report(state.name.at, "the results of all items of \"{}\" have to fit into {} bytes", state.name.value,
               catalog::maxPayloadBytes)
            .help("add a ResultWriter");
    }
}

STEPCHECK_RULE(map_results_too_large){
    .id = "map-results-too-large",
    .summary = "A Map state that reads any number of items keeps all their results.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html",
    .check = check,
};

}  // namespace stepcheck::rules
