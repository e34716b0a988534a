#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

using namespace std::string_view_literals;

static std::size_t countDigitsAtEnd(std::string_view name) {
    return name.size() - (name.find_last_not_of("0123456789") + 1);
}

// `Lambda Invoke (1)`: what the visual editor calls a second state of a kind.
static bool isNumberedCopy(std::string_view name) {
    if (!name.ends_with(')'))
        return false;
    name.remove_suffix(1);
    const std::size_t digits = countDigitsAtEnd(name);
    name.remove_suffix(digits);
    return digits > 0 && name.size() > 2 && name.ends_with(" (");
}

// `State1`, `Task 2`: a word that every state could have, and a number.
static bool isNumberedWord(std::string_view name) {
    static constexpr std::array words{"State"sv, "Step"sv, "Task"sv, "Pass"sv, "Choice"sv, "Wait"sv, "Succeed"sv,
        "Success"sv, "Fail"sv, "Parallel"sv, "Map"sv};
    const std::size_t digits = countDigitsAtEnd(name);
    if (digits == 0 || digits == name.size())
        return false;
    name.remove_suffix(digits);
    if (name.ends_with(' ') || name.ends_with('_') || name.ends_with('-'))
        name.remove_suffix(1);
    return std::ranges::find(words, name) != words.end();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        if (state.hasFinalName() && (isNumberedCopy(state.name.value) || isNumberedWord(state.name.value)))
            out.report(state.name.at, "state name \"{}\" does not say what the state does", state.name.value)
                .help("name the state after its purpose");
}

STEPCHECK_RULE(state_name_generic){
    .id = "state-name-generic",
    .summary = "A state has a name that an editor gave it.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .check = check,
};

}  // namespace stepcheck::rules
