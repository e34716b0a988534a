#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

// Whether all rules are there to be read.
static bool areKnown(const syntax::Member* choices, const asl::Choice& choice) {
    return choices != nullptr && choices->value.isComplete() && !choice.choices.empty() &&
           choices->value.elements().size() == choice.choices.size() &&
           std::ranges::all_of(choice.choices, [](const asl::ChoiceRule& rule) { return rule.node->isComplete(); });
}

static bool leadsThere(const asl::ChoiceRule& rule, std::string_view target) {
    const auto* next = asl::get(rule.next);
    return next != nullptr && next->value == target && !rule.assign.isPresent() && !rule.output.isPresent();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::ChoiceState || lint::mayHaveMore(object))
            continue;
        const asl::State& state = in.machine.state(*object.state);
        const auto* choice = std::get_if<asl::Choice>(&state.kind);
        const auto* target = choice != nullptr ? asl::get(choice->defaultState) : nullptr;
        // What the state itself assigns or puts out, it does for the Default alone.
        if (target == nullptr || state.assign.isPresent() || state.output.isPresent() ||
            !areKnown(lint::findMember(in.machine, object, catalog::Field::Choices), *choice))
            continue;
        if (std::ranges::all_of(
                choice->choices, [&](const asl::ChoiceRule& rule) { return leadsThere(rule, target->value); }))
            out.report(state.name.at, "every way out of \"{}\" leads to \"{}\"", state.name.value, target->value)
                .help("leave the state out, or give one of the ways another target");
    }
}

STEPCHECK_RULE(choice_without_choice){
    .id = "choice-without-choice",
    .summary = "All rules and the Default of a Choice state lead to the same state.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
