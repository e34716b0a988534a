#include "stepcheck/lint/transitions.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/support/overload.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepcheck::lint {

using asl::Field;
using asl::Text;

std::string_view fieldOf(flow::EdgeKind kind) {
    switch (kind) {
        case flow::EdgeKind::Next:
        case flow::EdgeKind::Rule:
        case flow::EdgeKind::Catcher: return catalog::name(catalog::Field::Next);
        case flow::EdgeKind::Default: return catalog::name(catalog::Field::Default);
        case flow::EdgeKind::Branch:
        case flow::EdgeKind::Iteration: return catalog::name(catalog::Field::StartAt);
    }
    return {};
}

std::string describe(const asl::Machine& machine, const asl::Scope& scope) {
    if (!scope.parent)
        return "the state machine";
    const std::string_view kind = scope.kind == asl::ScopeKind::Branch ? "branch" : "item processor";
    return fmt::format("the {} of \"{}\"", kind, machine.state(*scope.parent).name.value);
}

static bool isWhole(const Field<Text>& path) {
    const auto* written = asl::get(path);
    return !path.isPresent() || (written != nullptr && !written->value.isNull() && written->value.view() == "$");
}

static bool isNull(const Field<Text>& path) {
    const auto* written = asl::get(path);
    return written != nullptr && written->value.isNull();
}

// `{% $states.input %}` says what a state does by default.
static bool isInput(const Field<const asl::Node*>& output) {
    const auto* written = asl::get(output);
    if (written == nullptr || !written->value->isFinalString())
        return false;
    std::string text(written->value->text());
    std::erase(text, ' ');
    return text == "{%$states.input%}";
}

static bool keepsInput(const asl::State& state) {
    return isWhole(state.inputPath) && isWhole(state.outputPath) && !state.parameters.isPresent() &&
           !state.arguments.isPresent() && !state.resultSelector.isPresent() &&
           (!state.output.isPresent() || isInput(state.output));
}

static bool keepsInput(const asl::State& state, const asl::Choice& choice) {
    return keepsInput(state) && std::ranges::none_of(choice.choices, [](const asl::ChoiceRule& rule) {
        return rule.assign.isPresent() || (rule.output.isPresent() && !isInput(rule.output));
    });
}

static bool keepsInput(const asl::State& state, const asl::Pass& pass) {
    return keepsInput(state) && !pass.result.isPresent() && (isWhole(state.resultPath) || isNull(state.resultPath));
}

// The result of a task, or of what runs inside: by default it takes the place of the input.
static bool dropsResult(const asl::State& state) {
    return state.queryLanguage == asl::QueryLanguage::Jsonata ? isInput(state.output)
                                                              : isNull(state.resultPath) && isWhole(state.outputPath);
}

bool keepsData(const asl::State& state) {
    if (!state.node().isComplete() || state.assign.isPresent())
        return false;
    return std::visit(support::Overload{
                          [](const asl::UnknownKind&) { return false; },
                          [&](const asl::Task&) { return dropsResult(state); },
                          [&](const asl::Pass& pass) { return keepsInput(state, pass); },
                          [&](const asl::Choice& choice) { return keepsInput(state, choice); },
                          [&](const asl::Wait&) { return keepsInput(state); },
                          [&](const asl::Succeed&) { return keepsInput(state); },
                          [&](const asl::Fail&) { return keepsInput(state); },
                          [&](const asl::Parallel&) { return dropsResult(state); },
                          [&](const asl::Map&) { return dropsResult(state); },
                      },
        state.kind);
}

}  // namespace stepcheck::lint
