#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

// A rule that always matches has a rule of its own, and so has one that says the same as an earlier one.
static bool isSaidElsewhere(const lint::ChoiceConditions& rules, std::size_t rule) {
    for (std::size_t i = 0; i < rule; ++i)
        if ((!rules.keys[rule].empty() && rules.keys[i] == rules.keys[rule]) || lint::neverFalse(rules.conditions[i]))
            return true;
    return false;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::ChoiceReader reader(in.expressions);
    for (const auto& [state, choice] : in.machine.each<asl::Choice>()) {
        const lint::ChoiceConditions rules = reader.read(choice);
        for (const lint::CoveredRule& covered : lint::coveredRules(rules.conditions)) {
            if (isSaidElsewhere(rules, covered.rule))
                continue;
            auto report =
                out.report(rules.conditions[covered.rule].at, "rule of \"{}\" never matches: {}", state.name.value,
                    covered.byFailing ? "an earlier one fails where it would"
                    : covered.by      ? "an earlier one takes all that it would"
                                      : "the earlier ones together take all that it would");
            report.help("{}", covered.byFailing ? "move it before the rules that need the value"
                                                : "move it before them, or remove it");
            if (covered.by)
                report.related(rules.conditions[*covered.by].at, "the earlier one is here");
        }
    }
}

STEPCHECK_RULE(choice_rule_shadowed){
    .id = "choice-rule-shadowed",
    .summary = "A rule of a Choice state never matches, because earlier rules take all that it would.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
