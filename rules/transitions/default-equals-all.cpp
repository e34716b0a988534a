#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

#include <algorithm>

namespace stepcheck::rules {

static bool leadsTo(const asl::ChoiceRule& rule, std::string_view target) {
    const auto* next = asl::get(rule.next);
    return next != nullptr && next->value == target;
}

// Whether it makes no difference which rule matches.
static bool choosesNothing(const asl::State& state, const asl::Choice& choice, std::string_view target) {
    // What `Choices` holds besides objects is not in the typed tree.
    const syntax::Member* list = state.node().find(catalog::name(catalog::Field::Choices));
    return list != nullptr && !choice.choices.empty() && list->value.elements().size() == choice.choices.size() &&
           lint::keepsData(state) &&
           std::ranges::all_of(choice.choices, [&](const asl::ChoiceRule& rule) { return leadsTo(rule, target); });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice] : in.machine.each<asl::Choice>()) {
        const auto* target = asl::get(choice.defaultState);
        if (target == nullptr || !choosesNothing(state, choice, target->value) ||
            !in.machine.find(state.scope, target->value))
            continue;
        out.report(target->at, "every choice of \"{}\" leads to \"{}\"", state.name.value, target->value)
            .help("lead somewhere else, or remove \"{}\" and lead to \"{}\" at once", state.name.value, target->value);
    }
}

STEPCHECK_RULE(default_equals_all){
    .id = "default-equals-all",
    .summary = "All rules of a Choice state and its Default lead to the same state.",
    .severity = Severity::Info,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
