#include "stepcheck/lint/context_paths.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

#include <string>
#include <vector>

namespace stepcheck::rules {

// Whether a path leads to what is different in each iteration, or around it.
static bool mayDiffer(const lint::ContextPath& path) {
    return path.names.empty() || path.names.front().text == "Map";
}

// Whether an expression may differ by iteration without saying so: it takes the whole context, or cannot be read.
static bool isOpaque(const asl::Expression& expression) {
    const bool isParsed = !std::holds_alternative<query::SyntaxError>(expression.parsed) &&
                          !std::holds_alternative<query::jsonata::Error>(expression.parsed);
    const auto* parsed = std::get_if<query::jsonata::Expression>(&expression.parsed);
    const bool takesStates = parsed != nullptr && (parsed->text().find("$states") != std::string::npos) &&
                             parsed->text().find("$states.input") == std::string::npos;
    const bool isRandom = expression.text().find("UUID") != std::string::npos ||
                          expression.text().find("andom") != std::string::npos ||
                          expression.text().find("uuid") != std::string::npos;
    return !isParsed || takesStates || isRandom;
}

static bool hasHoles(const syntax::Node& value) {
    bool found = false;
    syntax::walk(value, [&](const syntax::Step& step) {
        found = found || step.node.isUnknown() || !step.node.holes().empty() || !step.node.isComplete();
    });
    return found;
}

static void check(const RuleInput& in, Reporter& out) {
    // By state: whether its selector may give each iteration something else.
    std::vector<bool> differs(in.machine.states().size());
    const auto isSelector = [](const asl::Expression& expression) {
        return expression.object->kind == catalog::ObjectKind::MapState &&
               (expression.field->field == catalog::Field::ItemSelector ||
                   expression.field->field == catalog::Field::Parameters);
    };
    for (const lint::ContextPath& path : in.data.shared().contextPaths())
        if (isSelector(*path.expression) && mayDiffer(path))
            differs[path.expression->object->state->index] = true;
    for (const asl::Expression& expression : in.expressions)
        if (isSelector(expression) && isOpaque(expression))
            differs[expression.object->state->index] = true;
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const auto& field = map.itemSelector.isPresent() ? map.itemSelector : state.parameters;
        const auto* selector = asl::get(field);
        if (selector == nullptr || differs[state.id.index] || hasHoles(*selector->value))
            continue;
        const bool isJsonata = state.queryLanguage == asl::QueryLanguage::Jsonata;
        out.report(field.keySpan(), "every iteration of \"{}\" gets the same input", state.name.value)
            .help("pass the item on: {}", isJsonata ? "{% $states.context.Map.Item.Value %}" : "$$.Map.Item.Value");
    }
}

STEPCHECK_RULE(map_item_selector_loses_input){
    .id = "map-item-selector-loses-input",
    .summary = "An ItemSelector gives every iteration the same input.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemselector.html",
    .check = check,
};

}  // namespace stepcheck::rules
