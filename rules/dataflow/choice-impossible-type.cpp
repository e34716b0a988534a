#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

// An operator that asks for a type is there to be answered.
static bool asksForType(const asl::Comparison& comparison) {
    return comparison.op->name.starts_with("Is");
}

static void checkRule(const RuleInput& in, const asl::ChoiceRule& rule, Reporter& out) {
    for (const asl::ChoiceRule& inner : rule.rules)
        checkRule(in, inner, out);
    const auto* variable = asl::get(rule.variable);
    if (variable == nullptr || variable->value.isNull() || rule.comparisons.size() != 1)
        return;
    const asl::Comparison& comparison = rule.comparisons.front();
    const asl::Expression* expression = in.data.shapes().fields().at(*variable->value.node);
    const auto* path = expression != nullptr ? std::get_if<query::jsonpath::Path>(&expression->parsed) : nullptr;
    if (path == nullptr || path->root != query::jsonpath::Root::Input || asksForType(comparison))
        return;
    const auto seen = in.data.shapes().seenBy(*expression);
    if (!seen)
        return;
    const flow::ShapeFound found = flow::find(seen->document, *path);
    const flow::ShapeKinds taken = flow::kindsTaken(comparison.op->field);
    if (found.presence == flow::Presence::Never || (found.shape.kinds() & taken) != 0)
        return;
    lint::Report report = out.report(comparison.member->key.span(), "\"{}\" never matches: \"{}\" is {}",
        comparison.op->name, expression->text(), flow::describe(found.shape.kinds()));
    lint::relateOrigins(in.machine, found.shape, report);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice] : in.machine.each<asl::Choice>())
        for (const asl::ChoiceRule& rule : choice.choices)
            checkRule(in, rule, out);
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
