#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <string_view>
#include <unordered_map>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice, rules] : in.data.shared().choices()) {
        std::unordered_map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < rules.keys.size(); ++i) {
            if (rules.keys[i].empty())
                continue;
            const auto [place, isNew] = first.emplace(rules.keys[i], i);
            // What follows a rule that always matches: choice-always-true.
            if (!isNew && rules.certain[place->second].neverFalse)
                continue;
            if (!isNew)
                out.report(rules.conditions[i].at, "rule of \"{}\" repeats the condition of an earlier one",
                       state.name.value)
                    .help("remove the rule, or correct its condition: it is never reached")
                    .related(rules.conditions[place->second].at, "the condition is here first");
        }
    }
}

STEPCHECK_RULE(choice_rule_duplicate){
    .id = "choice-rule-duplicate",
    .summary = "Two rules of a Choice state have the same condition.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
