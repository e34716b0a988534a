#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice, rules] : in.data.shared().choices()) {
        for (std::size_t i = 0; i < rules.conditions.size(); ++i) {
            const bool isLast = i + 1 == rules.conditions.size();
            // At the very end it does what Default does.
            if ((isLast && !choice.defaultState.isPresent()) || !rules.certain[i].neverFalse)
                continue;
            out.report(rules.conditions[i].at, "rule of \"{}\" always matches: {} never used", state.name.value,
                isLast ? "\"Default\" is" : "the rules after it are");
            break;
        }
    }
}

STEPCHECK_RULE(choice_always_true){
    .id = "choice-always-true",
    .summary = "A rule of a Choice state always matches, before others.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
