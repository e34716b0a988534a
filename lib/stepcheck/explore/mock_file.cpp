#include "stepcheck/explore/mock_file.h"

#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using value::Member;
using value::Value;

static Value responseOf(const exec::TaskAnswer& answer) {
    std::vector<Member> members;
    if (const auto* failure = std::get_if<exec::Failure>(&answer.outcome))
        members.push_back({Value("Throw"),
            Value::object({{Value("Error"), failure->error.value()}, {Value("Cause"), failure->cause.value()}})});
    else
        members.push_back({Value("Return"), std::get<exec::Payload>(answer.outcome).value()});
    if (answer.submitted)
        members.push_back({Value("Submitted"), answer.submitted->value()});
    return Value::object(std::move(members));
}

namespace {

// The answers of one state, one after the other.
struct Answers {
    std::vector<std::pair<std::uint64_t, Value>> byAttempt;

    // Equal answers that follow each other are one range.
    [[nodiscard]] Value ranges() {
        std::ranges::stable_sort(byAttempt, {}, &std::pair<std::uint64_t, Value>::first);
        std::vector<Member> members;
        for (std::size_t i = 0; i < byAttempt.size();) {
            std::size_t end = i + 1;
            while (end < byAttempt.size() && byAttempt[end].second == byAttempt[i].second &&
                   byAttempt[end].first == byAttempt[end - 1].first + 1)
                ++end;
            const std::uint64_t first = byAttempt[i].first;
            const std::uint64_t last = byAttempt[end - 1].first;
            members.push_back({Value(first == last ? std::to_string(first) : fmt::format("{}-{}", first, last)),
                byAttempt[i].second});
            i = end;
        }
        return Value::object(std::move(members));
    }
};

}  // namespace

Value mocksByState(const exec::Program& program, const Example& example) {
    std::map<asl::StateId, Answers> states;
    for (const Call& call : example.calls)
        states[call.state].byAttempt.emplace_back(call.attempt, responseOf(call.answer));
    std::vector<Member> members;
    for (auto& [state, answers] : states)
        members.push_back({program.state(state).name, answers.ranges()});
    return Value::object(std::move(members));
}

Value mockFile(const exec::Program& program, std::span<const Path* const> paths, std::string_view machineName) {
    std::vector<Member> cases;
    std::vector<Member> responses;
    std::map<std::string, std::map<std::string, std::string>> names;  // by state and text
    for (const Path* path : paths) {
        std::vector<Member> states;
        const Value mocks = mocksByState(program, path->example);
        for (const value::MemberView state : mocks.members()) {
            auto& known = names[std::string(state.key())];
            const auto [at, isNew] = known.try_emplace(value::write(state.value));
            if (isNew) {
                at->second = fmt::format("{} {}", state.key(), known.size());
                responses.push_back({Value(at->second), state.value});
            }
            states.push_back({state.name, Value(at->second)});
        }
        cases.push_back({Value(path->id), Value::object(std::move(states))});
    }
    const Value machine = Value::object({{Value("TestCases"), Value::object(std::move(cases))}});
    return Value::object({{Value("StateMachines"), Value::object({{Value(machineName), machine}})},
        {Value("MockedResponses"), Value::object(std::move(responses))}});
}

}  // namespace stepcheck::explore
