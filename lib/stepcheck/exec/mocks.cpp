#include "stepcheck/exec/mocks.h"

#include "stepcheck/support/suggest.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace stepcheck::exec {

using support::Error;
using support::Result;
using value::Kind;
using value::Value;

namespace {

// A place in a mock file, for messages.
struct Place {
    std::string text;

    [[nodiscard]] Place in(std::string_view name) const { return {fmt::format("{}/{}", text, name)}; }
};

}  // namespace

static Result<Value> member(const Value& object, std::string_view name, const Place& place) {
    if (!object.is(Kind::Object))
        return Error{fmt::format("mocks: {} is no object", place.text.empty() ? "the file" : place.text)};
    const Value* found = object.find(name);
    if (found != nullptr)
        return *found;
    std::vector<std::string_view> names;
    for (const value::MemberView each : object.members())
        names.push_back(each.key());
    static constexpr std::size_t few = 8;
    std::string help;
    if (const auto suggestion = support::nearest(name, names); !suggestion.empty())
        help = fmt::format(", did you mean \"{}\"?", suggestion);
    else if (!names.empty() && names.size() <= few)
        help = fmt::format(", only \"{}\"", fmt::join(names, "\", \""));
    return Error{fmt::format("mocks: there is no {}{}", place.in(name).text, help)};
}

// `3`, or `0-2`.
static bool readRange(std::string_view text, MockedAnswer& answer) {
    const auto number = [&](std::uint64_t& target) {
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), target);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        return failure == std::errc();
    };
    if (!number(answer.first))
        return false;
    answer.last = answer.first;
    if (text.starts_with('-')) {
        text.remove_prefix(1);
        if (!number(answer.last))
            return false;
    }
    return text.empty() && answer.first <= answer.last;
}

static std::optional<std::string> textMember(const Value& object, std::string_view name) {
    const Value* found = object.find(name);
    if (found == nullptr || found->is(Kind::Null))
        return std::nullopt;
    return found->is(Kind::String) ? std::string(found->string()) : value::write(*found);
}

// "TaskFailed", "LambdaFunctionTimedOut", "ActivityScheduleFailed", …
static bool tellsFailureOfTask(std::string_view event) {
    const bool isOfTask =
        event.starts_with("Task") || event.starts_with("LambdaFunction") || event.starts_with("Activity");
    return isOfTask && (event.ends_with("Failed") || event.ends_with("TimedOut"));
}

static Result<MockedAnswer> readAnswer(std::string_view attempts, const Value& response, const Place& place) {
    MockedAnswer mocked;
    if (!readRange(attempts, mocked))
        return Error{fmt::format(R"(mocks: {} is neither an attempt ("0") nor a range of them ("1-2"))", place.text)};
    if (!response.is(Kind::Object))
        return Error{fmt::format("mocks: {} is no object", place.text)};
    const Value* returned = response.find("Return");
    const Value* thrown = response.find("Throw");
    if ((returned == nullptr) == (thrown == nullptr))
        return Error{fmt::format(R"(mocks: {} has to have one of "Return" and "Throw")", place.text)};
    TaskAnswer& answer = mocked.answer;
    if (returned != nullptr) {
        answer.outcome = Payload(*returned);
    } else {
        if (!thrown->is(Kind::Object))
            return Error{fmt::format("mocks: {}/Throw is no object", place.text)};
        answer.outcome = Failure{.error = textMember(*thrown, "Error"), .cause = textMember(*thrown, "Cause")};
    }
    if (const Value* submitted = response.find("Submitted"))
        answer.submitted = Payload(*submitted);
    answer.workerName = textMember(response, "WorkerName");
    if (const Value* after = response.find("AfterSeconds")) {
        static constexpr double most = 100.0 * 366 * 24 * 3600;
        if (!after->isNumber() || !(after->number() >= 0 && after->number() <= most))
            return Error{fmt::format("mocks: {}/AfterSeconds is no number from 0 to {}", place.text, most)};
        answer.afterMilliseconds = std::llround(after->number() * 1000);
    }
    if (const auto event = textMember(response, "Event")) {
        answer.event = findEventType(*event);
        if (!answer.event)
            return Error{fmt::format("mocks: {}/Event: there is no event type \"{}\"", place.text, *event)};
        if (!tellsFailureOfTask(*event))
            return Error{fmt::format("mocks: {}/Event: \"{}\" tells no failure of a task", place.text, *event)};
    }
    return mocked;
}

static Result<std::vector<MockedAnswer>> readAnswers(const Value& response, const Place& place) {
    if (!response.is(Kind::Object))
        return Error{fmt::format("mocks: {} is no object", place.text)};
    std::vector<MockedAnswer> answers;
    for (const value::MemberView each : response.members()) {
        auto answer = readAnswer(each.key(), each.value, place.in(each.key()));
        if (!answer)
            return answer.error();
        answers.push_back(std::move(*answer));
    }
    std::ranges::sort(answers, {}, &MockedAnswer::first);
    for (std::size_t i = 1; i < answers.size(); ++i)
        if (answers[i].first <= answers[i - 1].last)
            return Error{fmt::format("mocks: {} has two responses for attempt {}", place.text, answers[i].first)};
    return answers;
}

Result<std::unique_ptr<Mocks>> Mocks::read(const Value& file, std::string_view machine, std::string_view testCase) {
    const Place root{""};
    auto machines = member(file, "StateMachines", root);
    if (!machines)
        return machines.error();
    auto found = member(*machines, machine, root.in("StateMachines"));
    if (!found)
        return found.error();
    const Place machinePlace = root.in("StateMachines").in(machine);
    auto cases = member(*found, "TestCases", machinePlace);
    if (!cases)
        return cases.error();
    auto states = member(*cases, testCase, machinePlace.in("TestCases"));
    if (!states)
        return states.error();
    if (!states->is(Kind::Object))
        return Error{fmt::format("mocks: {} is no object", machinePlace.in("TestCases").in(testCase).text)};
    auto mocks = std::make_unique<Mocks>();
    for (const value::MemberView state : states->members()) {
        if (!state.value.is(Kind::String))
            return Error{fmt::format(
                "mocks: {} is no name of a response", machinePlace.in("TestCases").in(testCase).in(state.key()).text)};
        auto responses = member(file, "MockedResponses", root);
        if (!responses)
            return responses.error();
        auto response = member(*responses, state.value.string(), root.in("MockedResponses"));
        if (!response)
            return response.error();
        auto answers = readAnswers(*response, root.in("MockedResponses").in(state.value.string()));
        if (!answers)
            return answers.error();
        mocks->states_.push_back({.state = std::string(state.key()),
            .response = std::string(state.value.string()),
            .answers = std::move(*answers)});
    }
    return mocks;
}

Result<std::unique_ptr<Mocks>> Mocks::readByState(const Value& responses) {
    if (!responses.is(Kind::Object))
        return Error{"mocks: expected an object with the names of states"};
    auto mocks = std::make_unique<Mocks>();
    mocks->byState_ = true;
    for (const value::MemberView state : responses.members()) {
        auto answers = readAnswers(state.value, Place{""}.in(state.key()));
        if (!answers)
            return answers.error();
        mocks->states_.push_back(
            {.state = std::string(state.key()), .response = std::string(state.key()), .answers = std::move(*answers)});
    }
    return mocks;
}

Error Mocks::missing(std::string_view state) const {
    if (byState_)
        return {
            fmt::format("task \"{0}\" has no mock: add \"{0}\": {{\"0\": {{\"Return\": {{…}}}}}} to \"mocks\"", state)};
    return {fmt::format("task \"{0}\" has no mock: add \"{0}\": \"<response>\" to the test case, and "
                        "\"<response>\": {{\"0\": {{\"Return\": {{…}}}}}} to \"MockedResponses\"",
        state)};
}

Result<TaskAnswer> Mocks::answer(const TaskCall& call) {
    const auto state = std::ranges::find(states_, call.state, &MockedState::state);
    if (state == states_.end())
        return missing(call.state);
    for (MockedAnswer& answer : state->answers)
        if (answer.first <= call.attempt && call.attempt <= answer.last) {
            answer.used = true;
            return answer.answer;
        }
    return Error{fmt::format("task \"{}\" has no mock for attempt {}: add \"{}\": {{\"Return\": {{…}}}} to "
                             "\"{}\"/\"{}\"",
        call.state, call.attempt, call.attempt, byState_ ? "mocks" : "MockedResponses", state->response)};
}

std::vector<std::string> Mocks::unused() const {
    std::vector<std::string> lines;
    for (const MockedState& state : states_) {
        if (std::ranges::none_of(state.answers, &MockedAnswer::used)) {
            lines.push_back(fmt::format("no task of state \"{}\" was called: its mock is not used", state.state));
            continue;
        }
        for (const MockedAnswer& answer : state.answers)
            if (!answer.used)
                lines.push_back(fmt::format(
                    "attempt {} of state \"{}\" was never reached: its mock is not used", answer.first, state.state));
    }
    return lines;
}

}  // namespace stepcheck::exec
