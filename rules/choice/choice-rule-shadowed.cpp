#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <string_view>
#include <unordered_set>
#include <vector>

namespace stepcheck::rules {

// The rules that other rules speak of: those behind one that always matches, and those that say the same as an earlier
// one.
static std::vector<bool> saidElsewhere(const lint::ChoiceConditions& rules) {
    std::unordered_set<std::string_view> keys;
    std::vector<bool> result;
    bool isBehindAll = false;
    for (std::size_t i = 0; i < rules.conditions.size(); ++i) {
        const bool isRepeated = !rules.keys[i].empty() && !keys.insert(rules.keys[i]).second;
        result.push_back(isBehindAll || isRepeated);
        isBehindAll = isBehindAll || rules.certain[i].neverFalse;
    }
    return result;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice, rules] : in.data.shared().choices()) {
        const std::vector<lint::CoveredRule> found = lint::coveredRules(rules.conditions);
        const std::vector<bool> isSaid = found.empty() ? std::vector<bool>() : saidElsewhere(rules);
        for (const lint::CoveredRule& covered : found) {
            if (isSaid[covered.rule])
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
