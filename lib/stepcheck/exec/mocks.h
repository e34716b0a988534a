#pragma once

#include "stepcheck/exec/responder.h"
#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// An answer that a mock file gives to some attempts of a task.
struct MockedAnswer {
    std::uint64_t first = 0;  // attempts, from 0
    std::uint64_t last = 0;
    TaskAnswer answer;
    bool used = false;
};

/// What a mock file says of one state.
struct MockedState {
    std::string state;
    std::string response;  // the name in `MockedResponses`
    std::vector<MockedAnswer> answers;
};

/// The tasks of one test case of a mock file, in the format of AWS Step Functions Local with the members `Submitted`,
/// `Event` and `WorkerName` added. Responses are taken in the order of the attempts of a state, those of retries, later
/// visits and iterations included.
/// Source: AWS Step Functions Developer Guide, "Using mocked service integrations".
class Mocks final : public Responder {
public:
    /// No mocks: every task is missing one.
    Mocks() = default;

    /// The case `testCase` of the state machine `machine` out of a mock file.
    /// Error: no such machine, case or response, or what is not of the format; the text names the place.
    [[nodiscard]] static support::Result<std::unique_ptr<Mocks>> read(
        const value::Value& file, std::string_view machine, std::string_view testCase);

    /// Responses by the name of their state: `{"Pay": {"0": {"Return": …}}}`. Errors as of `read`.
    [[nodiscard]] static support::Result<std::unique_ptr<Mocks>> readByState(const value::Value& responses);

    support::Result<TaskAnswer> answer(const TaskCall& call) override;

    /// What nobody asked for: states that had no call, responses that were never reached. One line each.
    [[nodiscard]] std::vector<std::string> unused() const;

private:
    [[nodiscard]] support::Error missing(std::string_view state) const;

    std::vector<MockedState> states_;
    bool byState_ = false;
};

}  // namespace stepcheck::exec
