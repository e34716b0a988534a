#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// Whether all rules are there to be read.
static bool areKnown(const syntax::Member& choices, const asl::Choice& choice) {
    return choices.value.isComplete() && !choice.choices.empty() &&
           choices.value.elements().size() == choice.choices.size() &&
           std::ranges::all_of(choice.choices, [](const asl::ChoiceRule& rule) {
               return rule.node->isComplete() && rule.node->find(catalog::name(catalog::Field::Default)) == nullptr;
           });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::ChoiceState || lint::mayHaveMore(object) ||
            lint::findMember(in.machine, object, catalog::Field::Default) != nullptr ||
            lint::isMisspelt(in.machine, object, catalog::Field::Default))
            continue;
        const asl::State& state = in.machine.state(*object.state);
        const syntax::Member* choices = lint::findMember(in.machine, object, catalog::Field::Choices);
        const auto* choice = std::get_if<asl::Choice>(&state.kind);
        if (choice == nullptr || choices == nullptr || !areKnown(*choices, *choice) ||
            lint::coverEverything(in.data.shared().choiceReader().read(*choice).conditions))
            continue;
        out.report(
               state.name.at, "\"{}\" has no \"Default\", and an input may match none of its rules", state.name.value)
            .help("add \"Default\"; without it such an execution fails, and nothing can catch that");
    }
}

STEPCHECK_RULE(choice_no_default){
    .id = "choice-no-default",
    .summary = "A Choice state has no Default, and its rules do not cover every input.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
