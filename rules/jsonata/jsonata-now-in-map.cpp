#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/walk.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;

// The parser limits how deep the nodes lie.
static void checkNode(
    const asl::Expression& expression, const jsonata::Expression& parsed, const jsonata::Node& node, Reporter& out) {
    if (const auto* variable = std::get_if<jsonata::Variable>(&node.shape)) {
        const jsonata::Symbol& symbol = parsed.symbol(variable->symbol);
        if (!symbol.bound &&
            std::ranges::find(catalog::changingFunctions, symbol.name) != catalog::changingFunctions.end())
            out.report(expression.at(node.span), "\"${}\" yields another value in each attempt", symbol.name)
                .help("compute it in a state before, so that a retry repeats the same call");
    }
    jsonata::forEachPart(
        node, [&](const jsonata::Node& part, jsonata::Over) { checkNode(expression, parsed, part, out); });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
        if (parsed == nullptr || expression.field->field != catalog::Field::Arguments || !expression.object->state)
            continue;
        const asl::State& state = in.machine.state(*expression.object->state);
        if (std::holds_alternative<asl::Task>(state.kind) && !state.retriers.empty())
            checkNode(expression, *parsed, parsed->root(), out);
    }
}

STEPCHECK_RULE(jsonata_now_in_map){
    .id = "jsonata-now-in-map",
    .summary = "The arguments of a task that is retried hold a value that each attempt makes anew.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
