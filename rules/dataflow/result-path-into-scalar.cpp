#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <variant>

namespace stepcheck::rules {

namespace jsonpath = query::jsonpath;

// Data that certainly has no members. What happens with null is not known.
static bool holdsNothing(const flow::Shape& shape) {
    using flow::ShapeKind;
    constexpr auto holders = static_cast<flow::ShapeKinds>(flow::mask(ShapeKind::Object) | flow::mask(ShapeKind::Null));
    return !shape.isNothing() && (shape.kinds() & holders) == 0;
}

// What a path of names leads into although it holds nothing, or null.
static const flow::Shape* findBlock(const flow::Shape& data, const jsonpath::Path& path) {
    const flow::Shape* at = &data;
    for (const jsonpath::Step& step : path.steps) {
        const auto* names = std::get_if<jsonpath::Names>(&step.kind);
        if (names == nullptr || names->names.size() != 1)
            return nullptr;
        if (holdsNothing(*at))
            return at;
        const flow::ShapeMember* member =
            at->isAlways(flow::ShapeKind::Object) ? at->find(names->names.front()) : nullptr;
        if (member == nullptr || !member->isAlways)
            return nullptr;
        at = &member->shape;
    }
    return nullptr;
}

static void checkPath(
    const RuleInput& in, const asl::Field<asl::Text>& resultPath, const flow::Shape& input, Reporter& out) {
    const auto* text = asl::get(resultPath);
    if (text == nullptr || text->value.isNull() || !text->value.node->isFinalString())
        return;
    const auto path = jsonpath::parse(text->value.view());
    const flow::Shape* block =
        path && path->root == jsonpath::Root::Input && path->isReference ? findBlock(input, *path) : nullptr;
    if (block == nullptr)
        return;
    lint::Report report =
        out.report(text->at, "\"{}\" leads into {}", text->value.view(), flow::describe(block->kinds()));
    report.help("put the result into an object");
    lint::relateOrigins(in.machine, *block, report);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const flow::StateShapes& shapes = in.data.shapes().of(state.id);
        if (!shapes.isKnown || shapes.input.isNothing() || state.queryLanguage != asl::QueryLanguage::JsonPath)
            continue;
        checkPath(in, state.resultPath, shapes.input, out);
        for (const asl::Catcher& catcher : state.catchers)
            checkPath(in, catcher.resultPath, shapes.input, out);
    }
}

STEPCHECK_RULE(result_path_into_scalar){
    .id = "result-path-into-scalar",
    .summary = "A ResultPath leads into data that certainly cannot hold the result.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#filters",
    .check = check,
};

}  // namespace stepcheck::rules
