#include "stepcheck/lint/compared_data.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/path.h"

#include <variant>

namespace stepcheck::rules {

// An operator that asks for a type is there to be answered.
static bool asksForType(const asl::Comparison& comparison) {
    return comparison.op->name.starts_with("Is");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ComparedData& data : lint::comparedData(in.machine, in.data)) {
        const asl::Comparison& comparison = *data.comparison;
        const flow::ShapeKinds taken = flow::kindsTaken(comparison.op->field);
        // A path that may find several values is refused, or has rules of its own.
        const auto* path = std::get_if<query::jsonpath::Path>(&data.variable->parsed);
        if (asksForType(comparison) || path == nullptr || !path->definite ||
            data.found.presence == flow::Presence::Never || (data.found.shape.kinds() & taken) != 0)
            continue;
        lint::Report report = out.report(comparison.member->key.span(), "\"{}\" never matches: \"{}\" is {}",
            comparison.op->name, data.variable->text(), flow::describe(data.found.shape.kinds()));
        lint::relateOrigins(in.machine, data.found.shape, report);
    }
}

STEPCHECK_RULE(choice_impossible_type){
    .id = "choice-impossible-type",
    .summary = "A Choice rule compares a value that certainly has another type: it never matches.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
