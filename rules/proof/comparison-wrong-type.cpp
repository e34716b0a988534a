#include "explored.h"

namespace stepcheck::rules {

static std::string_view typeOf(catalog::Family family) {
    switch (family) {
        case catalog::Family::String: return "string";
        case catalog::Family::Numeric: return "number";
        case catalog::Family::Boolean: return "boolean";
        case catalog::Family::Timestamp: return "timestamp";
        case catalog::Family::Test: break;
    }
    return "value";
}

static void checkRule(const proof::Explored& explored, const asl::ChoiceRule& rule, Reporter& out) {
    for (const asl::ChoiceRule& inner : rule.rules)
        checkRule(explored, inner, out);
    const auto counts = explored.exploration.comparisons.find(rule.node);
    if (counts == explored.exploration.comparisons.end() || counts->second.made == 0 || counts->second.fitting > 0)
        return;
    const syntax::Member& comparison = *rule.comparisons.front().member;
    const catalog::ComparisonSpec& op = *catalog::findComparison(rule.comparisons.front().op->field);
    const std::string_view variable = rule.variable.member->value.text();
    const std::string subject = op.operandIsPath
                                    ? fmt::format("one of \"{}\" and \"{}\"", variable, comparison.value.text())
                                    : fmt::format("\"{}\"", variable);
    out.report(comparison.key.span(), "\"{}\" never holds: in every execution that comes here {} is no {}",
           comparison.key.text(), subject, typeOf(op.family))
        .help("compare it as what it is, or correct the path");
}

// A JSONata comparison of other types fails. Whenever the rule is come to, it does.
static bool alwaysFailsOnType(const proof::Explored& explored, const asl::State& state, std::size_t rule) {
    const exec::StateCoverage& counts = explored.coverage(state);
    const std::string place = fmt::format("Choices[{}]/Condition", rule);
    std::uint64_t comes = counts.entered;
    for (std::size_t i = 0; i < rule; ++i)
        comes -= counts.rules[i];
    if (comes == 0 || counts.rules[rule] > 0)
        return false;
    bool fails = true;
    std::size_t seen = 0;
    for (const explore::Path& path : explored.exploration.paths)
        for (const exec::Event* event : path.execution.history.events())
            if (const auto* failed = std::get_if<exec::EvaluationDetails>(&event->details);
                failed != nullptr && failed->state == explored.program.state(state.id).name) {
                ++seen;
                const std::string cause = failed->failure.cause.value_or("");
                fails = fails && failed->location == std::string_view(place) &&
                        (cause.find("T2009") != std::string::npos || cause.find("T2010") != std::string::npos);
            }
    std::uint64_t left = 0;
    for (const auto& [target, count] : counts.transitions)
        left += count;
    return fails && seen > 0 && left + comes == counts.entered;
}

static void checkJsonata(
    const proof::Explored& explored, const asl::State& state, const asl::Choice& choice, Reporter& out) {
    for (std::size_t i = 0; i < choice.choices.size(); ++i)
        if (alwaysFailsOnType(explored, state, i)) {
            proof::addAssumptions(explored, state.name.at,
                out.report(choice.choices[i].node->span(),
                       "the comparison fails in every execution that comes here: its two sides are of other types")
                    .help("compare values of the same type"));
            return;
        }
}

static void check(const RuleInput& in, Reporter& out) {
    const proof::Explored* explored = proof::explored(in);
    if (explored == nullptr)
        return;
    for (const auto& [state, choice] : in.machine.each<asl::Choice>()) {
        if (!explored->isSeenWhole(state))
            continue;
        if (state.queryLanguage == asl::QueryLanguage::Jsonata)
            checkJsonata(*explored, state, choice, out);
        else
            for (const asl::ChoiceRule& rule : choice.choices)
                checkRule(*explored, rule, out);
    }
}

STEPCHECK_RULE(comparison_wrong_type){
    .id = "comparison-wrong-type",
    .summary = "A comparison of a Choice rule never finds values of the type that it compares.",
    .severity = Severity::Warning,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
