#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

using Kind = lint::Condition::Kind;

// Reports two parts of an And that exclude each other; false when there are none.
static bool reportPair(const lint::Condition& condition, std::string_view name, Reporter& out) {
    const auto& parts = condition.parts;
    for (std::size_t later = 1; later < parts.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            if (lint::excludeEachOther(parts[earlier], parts[later])) {
                out.report(parts[later].at, "rule of \"{}\" wants two things that exclude each other", name)
                    .related(parts[earlier].at, "it excludes this");
                return true;
            }
    return false;
}

// Reports the narrowest parts that are never true. Parts of a JSONata expression have no place of their own.
static void report(const lint::Condition& condition, bool isNeverTrue, std::string_view name, Reporter& out) {
    const bool isList = condition.kind == Kind::And || condition.kind == Kind::Or;
    const bool hasPlaces =
        isList && std::ranges::none_of(condition.parts, [](const lint::Condition& part) { return part.at.empty(); });
    bool isInside = false;
    if (hasPlaces)
        for (const lint::Condition& part : condition.parts) {
            const bool isNever = lint::neverMatches(part);
            isInside |= isNever;
            if (isNever || part.kind == Kind::And || part.kind == Kind::Or)
                report(part, isNever, name, out);
        }
    if (isInside || !isNeverTrue)
        return;
    if (!hasPlaces || condition.kind == Kind::Or || !reportPair(condition, name, out))
        out.report(condition.at, "rule of \"{}\" has a condition that is never true", name);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice, rules] : in.data.shared().choices())
        for (std::size_t i = 0; i < rules.conditions.size(); ++i)
            // Some parts may be impossible although the whole is not. A constant is a rule that somebody switched off.
            if (rules.conditions[i].kind != Kind::Constant &&
                (rules.certain[i].neverMatches || !rules.conditions[i].parts.empty()))
                report(rules.conditions[i], rules.certain[i].neverMatches, state.name.value, out);
}

STEPCHECK_RULE(choice_contradiction){
    .id = "choice-contradiction",
    .summary = "A condition of a Choice rule can never be true.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
