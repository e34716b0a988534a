#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepcheck::rules {

// What a comparison inside of And or Or asks, as its text; empty of other conditions and of what is not known.
static std::string textOf(const RuleInput& in, const asl::ChoiceRule& rule) {
    const auto* variable = asl::get(rule.variable);
    if (variable == nullptr || rule.comparisons.size() != 1 || !rule.node->isComplete() ||
        rule.comparisons.front().member->value.isUnknown())
        return {};
    const asl::Comparison& comparison = rule.comparisons.front();
    const support::Span operand = comparison.member->value.span();
    return fmt::format("{} {} {}", variable->value.view(), comparison.member->name(),
        in.document.source().text().substr(operand.begin, operand.size()));
}

static void checkParts(const RuleInput& in, const asl::ChoiceRule& whole, Reporter& out) {
    std::vector<const asl::ChoiceRule*> pending{&whole};
    while (!pending.empty()) {
        const asl::ChoiceRule& rule = *pending.back();
        pending.pop_back();
        std::unordered_map<std::string, const asl::ChoiceRule*> first;
        for (const asl::ChoiceRule& part : rule.rules) {
            pending.push_back(&part);
            const std::string text = textOf(in, part);
            const auto [place, isNew] = first.emplace(text, &part);
            if (!isNew && !text.empty())
                out.report(part.comparisons.front().member->span(), "this condition stands in the list twice")
                    .help("remove it, or correct it")
                    .related(place->second->comparisons.front().member->span(), "the condition is here first");
        }
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice, rules] : in.data.shared().choices()) {
        for (const asl::ChoiceRule& rule : choice.choices)
            checkParts(in, rule, out);
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
    .summary = "Two rules of a Choice state, or of an And or Or in one, have the same condition.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
