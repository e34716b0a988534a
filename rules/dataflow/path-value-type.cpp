#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/path.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

namespace stepcheck::rules {

using catalog::Field;
using flow::ShapeKind;

static constexpr std::array numberFields{Field::SecondsPath, Field::TimeoutSecondsPath, Field::HeartbeatSecondsPath,
    Field::MaxConcurrencyPath, Field::ToleratedFailureCountPath, Field::ToleratedFailurePercentagePath,
    Field::MaxItemsPath, Field::MaxItemsPerBatchPath, Field::MaxInputBytesPerBatchPath};
static constexpr std::array textFields{Field::TimestampPath, Field::ErrorPath, Field::CausePath};

namespace {

struct Wanted {
    flow::ShapeKinds kinds;
    std::string_view what;
};

}  // namespace

static Wanted wantedBy(Field field) {
    // The service reads a number in a text.
    if (std::ranges::find(numberFields, field) != numberFields.end())
        return {.kinds = mask(ShapeKind::Number) | mask(ShapeKind::String), .what = "a number"};
    if (std::ranges::find(textFields, field) != textFields.end())
        return {.kinds = mask(ShapeKind::String), .what = "a text"};
    return {.kinds = flow::everyKind, .what = ""};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const Wanted wanted = wantedBy(expression.field->field);
        const auto* path = std::get_if<query::jsonpath::Path>(&expression.parsed);
        // A path that may find several values is refused: invalid-reference-path.
        if (wanted.kinds == flow::everyKind || path == nullptr || !path->definite)
            continue;
        const auto seen = in.data.shapes().seenBy(expression);
        const flow::Shape shape = seen ? flow::shapeOf(expression, *seen, {}) : flow::Shape();
        if (shape.isNothing() || (shape.kinds() & wanted.kinds) != 0)
            continue;
        lint::Report report = out.report(expression.at(), "\"{}\" takes {}, and \"{}\" is {}",
            catalog::name(expression.field->field), wanted.what, expression.text(), flow::describe(shape.kinds()));
        lint::relateOrigins(in.machine, shape, report);
    }
}

STEPCHECK_RULE(path_value_type){
    .id = "path-value-type",
    .summary = "A field that takes a path to a number or a text is led to something else.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#wait-state",
    .check = check,
};

}  // namespace stepcheck::rules
