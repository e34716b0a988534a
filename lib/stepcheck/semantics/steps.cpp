#include "stepcheck/semantics/steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::semantics {

using value::Value;

static std::string nextOf(const asl::Field<std::string_view>& next) {
    const auto* located = asl::get(next);
    return located != nullptr ? std::string(located->value) : std::string();
}

template <class Holder>
static Exit compileExit(const Holder& holder, asl::QueryLanguage language, const std::string& prefix) {
    Exit exit;
    exit.assign = Template::compile(holder.assign, language, prefix + "Assign");
    if (language == asl::QueryLanguage::Jsonata)
        exit.output = Template::compile(holder.output, language, prefix + "Output");
    if constexpr (requires { holder.resultPath; })
        if (language == asl::QueryLanguage::JsonPath)
            exit.resultPath = PathField(holder.resultPath);
    return exit;
}

static std::vector<CompiledRule> compileRules(const asl::Choice& choice, asl::QueryLanguage language) {
    std::vector<CompiledRule> rules;
    for (std::size_t i = 0; i < choice.choices.size(); ++i) {
        const asl::ChoiceRule& rule = choice.choices[i];
        const std::string field = fmt::format("Choices[{}]", i);
        rules.push_back({.condition = Condition::compile(rule, language, field),
            .exit = compileExit(rule, language, field + "/"),
            .next = nextOf(rule.next)});
    }
    return rules;
}

Steps Steps::compile(const asl::State& state) {
    Steps steps;
    steps.language_ = state.queryLanguage;
    steps.exit_ = compileExit(state, state.queryLanguage, "");
    if (steps.isJsonata()) {
        steps.arguments_ = Template::compile(state.arguments, state.queryLanguage, "Arguments");
    } else {
        steps.inputPath_ = PathField(state.inputPath);
        steps.outputPath_ = PathField(state.outputPath);
        steps.resultSelector_ = Template::compile(state.resultSelector, state.queryLanguage, "ResultSelector");
        // The Parameters of a Map are another name of its ItemSelector.
        if (!std::holds_alternative<asl::Map>(state.kind))
            steps.arguments_ = Template::compile(state.parameters, state.queryLanguage, "Parameters");
    }
    if (const auto* choice = std::get_if<asl::Choice>(&state.kind))
        steps.rules_ = compileRules(*choice, state.queryLanguage);
    for (const asl::Retrier& retrier : state.retriers)
        steps.retriers_.push_back(Retrier::compile(retrier));
    for (std::size_t i = 0; i < state.catchers.size(); ++i)
        steps.catchers_.push_back({.errors = errorNames(state.catchers[i].errorEquals),
            .exit = compileExit(state.catchers[i], state.queryLanguage, fmt::format("Catch[{}]/", i)),
            .next = nextOf(state.catchers[i].next)});
    return steps;
}

Outcome<Payload> Steps::effectiveInput(const Payload& input, const Surroundings& around) const {
    auto effective = inputPath_.select(input, around);
    if (effective && !isJsonata())
        around.show("afterInputPath", *effective);
    return effective;
}

static Outcome<Payload> make(const std::optional<Template>& made, const Payload& otherwise, const Surroundings& around,
    const StatesExtra& extra = {}) {
    if (!made)
        return otherwise;
    auto value = made->evaluate(otherwise.value(), around, extra);
    if (!value)
        return value.error();
    return Payload(std::move(*value));
}

Outcome<Payload> Steps::arguments(const Payload& effective, const Surroundings& around) const {
    auto made = make(arguments_, effective, around);
    if (made)
        around.show(isJsonata() ? "afterArguments" : "afterParameters", *made);
    return made;
}

static Outcome<std::vector<Assignment>> assign(
    const std::optional<Template>& made, const Value& from, const StatesExtra& extra, const Surroundings& around) {
    std::vector<Assignment> assigned;
    if (!made)
        return assigned;
    auto values = made->evaluate(from, around, extra);
    if (!values)
        return values.error();
    for (const value::MemberView member : values->members())
        assigned.push_back({.name = member.name, .value = member.value});
    return assigned;
}

// All ways out: `result` is what becomes the output, `input` the base of ResultPath, `assignFrom` the `$` of Assign.
Outcome<Departure> Steps::leave(const Exit& exit, const Payload& input, const Payload& result, const Value& assignFrom,
    const StatesExtra& extra, const Surroundings& around) const {
    auto assigned = assign(exit.assign, assignFrom, extra, around);
    if (!assigned)
        return assigned.error();
    auto output = isJsonata() ? make(exit.output, result, around, extra) : exit.resultPath.merge(input, result, around);
    if (!output)
        return output.error();
    return Departure{.output = std::move(*output), .assigned = std::move(*assigned)};
}

static Outcome<Departure> select(
    const PathField& outputPath, Outcome<Departure> departure, const Surroundings& around) {
    if (!departure)
        return departure;
    auto output = outputPath.select(departure->output, around);
    if (!output)
        return output.error();
    departure->output = std::move(*output);
    return departure;
}

Outcome<Departure> Steps::departWithResult(
    const Payload& input, const Payload& result, const Surroundings& around) const {
    around.show("result", result);
    if (isJsonata())
        return leave(exit_, input, result, result.value(), {.name = "result", .value = &result.value()}, around);
    auto selected = make(resultSelector_, result, around);
    if (!selected)
        return selected.error();
    around.show("afterResultSelector", *selected);
    auto departure = leave(exit_, input, *selected, result.value(), {}, around);
    if (departure)
        around.show("afterResultPath", departure->output);
    return select(outputPath_, std::move(departure), around);
}

Outcome<Departure> Steps::depart(const Payload& effective, const Surroundings& around) const {
    return select(outputPath_, leave(exit_, effective, effective, effective.value(), {}, around), around);
}

Outcome<Departure> Steps::departBy(
    const CompiledRule& rule, const Payload& effective, const Surroundings& around) const {
    return select(outputPath_, leave(rule.exit, effective, effective, effective.value(), {}, around), around);
}

Outcome<Departure> Steps::departBy(
    const CompiledCatcher& catcher, const Payload& input, const Value& errorOutput, const Surroundings& around) const {
    return leave(catcher.exit, input, errorOutput, errorOutput, {.name = "errorOutput", .value = &errorOutput}, around);
}

const CompiledCatcher* Steps::findCatcher(const Failure& failure) const {
    const auto found = std::ranges::find_if(catchers_, [&](const CompiledCatcher& catcher) {
        return std::ranges::any_of(catcher.errors, [&](const auto& name) { return takesError(name, failure); });
    });
    return found != catchers_.end() ? &*found : nullptr;
}

Value errorOutput(const Failure& failure) {
    const bool isTimeout = failure.error == "States.Timeout" && !failure.cause;
    return Value::object(
        {{Value("Error"), failure.error.value()}, {Value("Cause"), isTimeout ? Value("") : failure.cause.value()}});
}

}  // namespace stepcheck::semantics
