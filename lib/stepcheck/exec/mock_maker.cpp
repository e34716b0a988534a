#include "stepcheck/exec/mock_maker.h"

#include "stepcheck/support/overload.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::exec {

using value::Member;
using value::Value;

static Value objectOf(std::string_view name, Value value) {
    return Value::object({{Value(name), std::move(value)}});
}

static Value throwOf(const Failure& failure) {
    std::vector<Member> members;
    if (failure.error)
        members.push_back({Value("Error"), Value(*failure.error)});
    if (failure.cause)
        members.push_back({Value("Cause"), Value(*failure.cause)});
    return Value::object(std::move(members));
}

static Value responseOf(const TaskAnswer& answer) {
    std::vector<Member> members;
    std::visit(support::Overload{
                   [&](const Payload& output) { members.push_back({Value("Return"), output.value()}); },
                   [&](const Failure& failure) { members.push_back({Value("Throw"), throwOf(failure)}); },
               },
        answer.outcome);
    if (answer.submitted)
        members.push_back({Value("Submitted"), answer.submitted->value()});
    if (answer.event)
        members.push_back({Value("Event"), Value(name(*answer.event))});
    if (answer.workerName)
        members.push_back({Value("WorkerName"), Value(*answer.workerName)});
    if (const auto after = answer.afterMilliseconds)
        members.push_back({Value("AfterSeconds"),
            *after % 1000 == 0 ? Value(*after / 1000) : Value(static_cast<double>(*after) / 1000)});
    return Value::object(std::move(members));
}

namespace {

// The responses of a state, equal ones in a row together.
struct Responses {
    struct Run {
        std::size_t first = 0;
        std::size_t last = 0;
        Value response;
    };
    std::string state;
    std::vector<Run> runs;

    void add(Value response) {
        const std::size_t attempt = runs.empty() ? 0 : runs.back().last + 1;
        if (!runs.empty() && value::write(runs.back().response) == value::write(response))
            runs.back().last = attempt;
        else
            runs.push_back({.first = attempt, .last = attempt, .response = std::move(response)});
    }

    [[nodiscard]] Value object() const {
        std::vector<Member> members;
        for (const Run& run : runs)
            members.push_back(
                {Value(run.first == run.last ? fmt::to_string(run.first) : fmt::format("{}-{}", run.first, run.last)),
                    run.response});
        return Value::object(std::move(members));
    }
};

}  // namespace

Value mocksOf(std::span<const RecordedCall> calls, std::string_view machine) {
    std::vector<Responses> states;
    std::map<std::string_view, std::size_t, std::less<>> places;
    for (const RecordedCall& call : calls) {
        const auto [place, isNew] = places.emplace(call.state, states.size());
        if (isNew)
            states.push_back({.state = call.state, .runs = {}});
        states[place->second].add(responseOf(call.answer));
    }
    std::vector<Member> cases;
    std::vector<Member> responses;
    for (const Responses& each : states) {
        cases.push_back({Value(each.state), Value(each.state)});
        responses.push_back({Value(each.state), each.object()});
    }
    return Value::object(
        {{Value("StateMachines"), objectOf(machine, objectOf("TestCases", objectOf("Recorded", Value::object(cases))))},
            {Value("MockedResponses"), Value::object(responses)}});
}

}  // namespace stepcheck::exec
