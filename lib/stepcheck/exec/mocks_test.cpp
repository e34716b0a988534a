#include "stepcheck/exec/mocks.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

static constexpr std::string_view file = R"({
    "StateMachines": {"Order": {"TestCases": {"Happy": {"Pay": "Paid", "Ship": "Shipped"}}}},
    "MockedResponses": {
        "Paid": {"0-1": {"Throw": {"Error": "Busy"}}, "2": {"Return": {"ok": true}}},
        "Shipped": {"0": {"Return": 1, "Submitted": {"id": 5}}}}})";

static std::string errorOf(
    std::string_view text, std::string_view machine = "Order", std::string_view testCase = "Happy") {
    const auto mocks = Mocks::read(*value::read(text), machine, testCase);
    return mocks ? "" : mocks.error().message;
}

TEST(Mocks, AnswerByAttempt) {
    const auto mocks = *Mocks::read(*value::read(file), "Order", "Happy");
    const Payload arguments{value::Value()};
    const auto first = mocks->answer({.state = "Pay", .attempt = 1, .arguments = arguments});
    EXPECT_EQ(std::get<Failure>(first->outcome).error, "Busy");
    const auto last = mocks->answer({.state = "Pay", .attempt = 2, .arguments = arguments});
    EXPECT_EQ(std::get<Payload>(last->outcome).text(), R"({"ok":true})");
    EXPECT_FALSE(mocks->answer({.state = "Pay", .attempt = 3, .arguments = arguments}));
    EXPECT_FALSE(mocks->answer({.state = "Bill", .attempt = 0, .arguments = arguments}));
}

TEST(Mocks, TellWhatNobodyAskedFor) {
    const auto mocks = *Mocks::read(*value::read(file), "Order", "Happy");
    const Payload arguments{value::Value()};
    ASSERT_TRUE(mocks->answer({.state = "Pay", .attempt = 0, .arguments = arguments}));
    EXPECT_EQ(
        mocks->unused(), (std::vector<std::string>{"attempt 2 of state \"Pay\" was never reached: its mock is not used",
                             "no task of state \"Ship\" was called: its mock is not used"}));
}

TEST(Mocks, MayBeGivenByState) {
    const auto mocks = *Mocks::readByState(*value::read(R"({"Pay": {"0": {"Return": 1}}})"));
    const Payload arguments;
    EXPECT_TRUE(mocks->answer({.state = "Pay", .attempt = 0, .arguments = arguments}));
    EXPECT_EQ(mocks->answer({.state = "Pay", .attempt = 1, .arguments = arguments}).error().message,
        R"(task "Pay" has no mock for attempt 1: add "1": {"Return": {…}} to "mocks"/"Pay")");
    EXPECT_EQ(mocks->answer({.state = "Ship", .attempt = 0, .arguments = arguments}).error().message,
        R"(task "Ship" has no mock: add "Ship": {"0": {"Return": {…}}} to "mocks")");
    EXPECT_EQ(Mocks::readByState(*value::read(R"({"Pay": 1})")).error().message, "mocks: /Pay is no object");
}

TEST(Mocks, NameThePlaceOfWhatIsWrong) {
    EXPECT_EQ(errorOf(file, "Ordre"), "mocks: there is no /StateMachines/Ordre, did you mean \"Order\"?");
    EXPECT_EQ(errorOf(file, "Order", "Sad"), "mocks: there is no /StateMachines/Order/TestCases/Sad, only \"Happy\"");
    EXPECT_EQ(errorOf("[]"), "mocks: the file is no object");
    EXPECT_EQ(errorOf(R"({"StateMachines": {"Order": {"TestCases": {"Happy": {"Pay": "P"}}}},
                          "MockedResponses": {"P": {"first": {"Return": 1}}}})"),
        R"(mocks: /MockedResponses/P/first is neither an attempt ("0") nor a range of them ("1-2"))");
    EXPECT_EQ(errorOf(R"({"StateMachines": {"Order": {"TestCases": {"Happy": {"Pay": "P"}}}},
                          "MockedResponses": {"P": {"0": {"Return": 1}, "0-1": {"Return": 1}}}})"),
        "mocks: /MockedResponses/P has two responses for attempt 0");
    EXPECT_EQ(errorOf(R"({"StateMachines": {"Order": {"TestCases": {"Happy": {"Pay": "P"}}}},
                          "MockedResponses": {"P": {"0": {}}}})"),
        R"(mocks: /MockedResponses/P/0 has to have one of "Return" and "Throw")");
    EXPECT_EQ(errorOf(R"({"StateMachines": {"Order": {"TestCases": {"Happy": {"Pay": "P"}}}},
                          "MockedResponses": {"P": {"0": {"Return": 1, "AfterSeconds": -1}}}})"),
        "mocks: /MockedResponses/P/0/AfterSeconds is no number from 0 to 3162240000");
    EXPECT_EQ(errorOf(R"({"StateMachines": {"Order": {"TestCases": {"Happy": {"Pay": "P"}}}},
                          "MockedResponses": {"P": {"0": {"Throw": {}, "Event": "PassStateEntered"}}}})"),
        "mocks: /MockedResponses/P/0/Event: \"PassStateEntered\" tells no failure of a task");
}

}  // namespace stepcheck::exec
