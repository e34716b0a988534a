#include "stepcheck/explore/replay.h"

#include "stepcheck/exec/executor.h"
#include "stepcheck/explore/example_objects.h"
#include "stepcheck/explore/model.h"
#include "stepcheck/explore/model_oracle.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using exec::Payload;
using value::Value;

namespace {

// Answers as the example says.
class ExampleResponder final : public exec::Responder {
public:
    ExampleResponder(const Example& example, OtherCalls otherCalls) : example_(example), otherCalls_(otherCalls) {}

    support::Result<exec::TaskAnswer> answer(const exec::TaskCall& call) override {
        const Call* last = nullptr;
        for (const Call& each : example_.calls)
            if (each.state == call.id) {
                last = &each;
                if (each.attempt == call.attempt)
                    return each.answer;
            }
        if (last != nullptr && otherCalls_ == OtherCalls::AnsweredAlike)
            return last->answer;
        return support::Error{fmt::format("\"{}\" is called although the path does not call it", call.state)};
    }

private:
    const Example& example_;
    OtherCalls otherCalls_;
};

}  // namespace

Value ModelOracle::pick(const Value& term) {
    const Computed computed = compute(term, model_);
    const auto* value = std::get_if<Value>(&computed);
    return value != nullptr ? *value : Value();
}

std::variant<Example, std::string> exampleOf(const Branch& way) {
    Example example;
    Model model = way.model;
    std::string trouble;
    if (!way.reads.empty()) {
        auto objects = objectsFor(way.reads, model);
        if (auto* why = std::get_if<std::string>(&objects))
            return std::move(*why);
        example.objects = std::move(std::get<Value>(objects));
        for (const Literal& literal : way.condition)
            if (holds(literal.condition, model) != literal.holds)
                return fmt::format("no object that is read holds items of which {}", describe(literal));
    }
    const auto known = [&](const Value& value) {
        const Computed computed = compute(value, model);
        if (const auto* found = std::get_if<Value>(&computed))
            return *found;
        const auto* why = std::get_if<Uncomputable>(&computed);
        trouble = why != nullptr ? why->why : "a part of the example is missing";
        return Value();
    };
    example.input = known(way.execution.input.value());
    for (const Call& call : way.calls) {
        Call made = call;
        if (auto* result = std::get_if<Payload>(&made.answer.outcome))
            *result = Payload(known(result->value()));
        example.calls.push_back(std::move(made));
    }
    if (!trouble.empty())
        return trouble;
    example.holes = std::move(model);
    return example;
}

exec::Execution replay(const exec::Program& program, const exec::Settings& settings, const Example& example,
    OtherCalls otherCalls, const AfterTurn& afterTurn) {
    ExampleResponder responder(example, otherCalls);
    ModelOracle oracle(example.holes);
    exec::Settings around = settings;
    if (!example.objects.is(value::Kind::Null))
        around.objects = example.objects;
    const exec::Executor executor(program, around, responder, oracle);
    exec::Execution execution = executor.start(Payload(example.input));
    while (exec::Executor::isRunning(execution)) {
        executor.step(execution);
        if (afterTurn)
            afterTurn(execution);
    }
    return execution;
}

std::string routeOf(const exec::Event& event) {
    const std::string what =
        std::visit(support::Overload{
                       [](const exec::EnterDetails& entered) { return std::string(entered.name.string()); },
                       [](const exec::TaskFailureDetails& failed) { return failed.failure.error.value_or(""); },
                       [](const exec::FailureDetails& failed) { return failed.failure.error.value_or(""); },
                       [](const exec::EvaluationDetails& failed) {
                           return failed.failure.error.value_or("") + failed.location.value_or("");
                       },
                       [](const exec::IterationDetails& iteration) { return std::to_string(iteration.index); },
                       [](const auto&) { return std::string(); },
                   },
            event.details);
    return fmt::format("{} {}\n", exec::name(event.type), what);
}

std::string routeOf(const exec::Execution& execution, exec::EventId from) {
    std::string route = from == 0 ? std::string() : fmt::format("{} events\n", from);
    for (const exec::Event* event : execution.history.since(from))
        route += routeOf(*event);
    if (execution.stuck)
        route += execution.stuck->message;
    return route;
}

std::vector<asl::StateId> statesOf(const exec::Program& program, const exec::Execution& execution) {
    std::map<std::string_view, asl::StateId> ids;
    for (const asl::State& state : program.machine().states())
        ids.emplace(program.state(state.id).name.string(), state.id);
    std::vector<asl::StateId> states;
    for (const exec::Event* event : execution.history.events())
        if (const auto* entered = std::get_if<exec::EnterDetails>(&event->details))
            states.push_back(ids.at(entered->name.string()));
    return states;
}

}  // namespace stepcheck::explore
