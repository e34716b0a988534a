#include "stepcheck/request/json_text.h"
#include "stepcheck/request/request_fixture.h"
#include "stepcheck/request/tested_state.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::request {

using fixture::requestOf;

static std::vector<std::string> pathsOf(const Request& request) {
    std::vector<std::string> paths;
    for (const Value& value : request.values())
        paths.push_back(value.path);
    return paths;
}

TEST(Request, NamesItsValuesAsTheServiceDoes) {
    const Request request = requestOf(
        "CreateStateMachineAlias", R"({"name": "PROD", "routingConfiguration": [{"weight": 1}, {"weight": 99}]})");
    EXPECT_EQ(pathsOf(request), (std::vector<std::string>{"name", "routingConfiguration",
                                    "routingConfiguration.1.member", "routingConfiguration.1.member.weight",
                                    "routingConfiguration.2.member", "routingConfiguration.2.member.weight"}));
}

TEST(Request, MayBeWrittenWithCapitals) {
    const Request request =
        requestOf("CreateStateMachine", R"({"Name": "Orders", "LoggingConfiguration": {"Level": "ALL"}})");
    EXPECT_EQ(
        pathsOf(request), (std::vector<std::string>{"name", "loggingConfiguration", "loggingConfiguration.level"}));
    EXPECT_TRUE(request.unknown().empty());
    EXPECT_EQ(request.spelled("roleArn"), "RoleArn");
}

TEST(Request, DoesNotMixTheTwoWaysToWrite) {
    const Request request = requestOf("CreateStateMachine", R"({"name": "Orders", "RoleArn": "x"})");
    ASSERT_EQ(request.unknown().size(), 1U);
    EXPECT_EQ(request.unknown().front().member->name(), "RoleArn");
}

TEST(Request, MissesWhatIsNull) {
    const Request request = requestOf("DescribeExecution", R"({"executionArn": null})");
    ASSERT_EQ(request.missing().size(), 1U);
    EXPECT_EQ(request.missing().front().path, "executionArn");
}

TEST(Request, DoesNotMissAnythingInWhatCouldNotBeReadWhole) {
    EXPECT_TRUE(requestOf("DescribeExecution", R"({"execution)").missing().empty());
}

TEST(Request, KnowsNothingOfPlaceholders) {
    EXPECT_TRUE(requestOf("DescribeExecution", R"({"executionArn": "${Arn}"})").values().empty());
}

TEST(RequestText, LeadsBackThroughEscapes) {
    const std::string text = R"({"input": "{\"order\": seven}"})";
    const Request request = requestOf("StartExecution", text);
    const auto problem = jsonProblem(request, *request.values().front().node);
    ASSERT_TRUE(problem);
    EXPECT_EQ(text.substr(problem->at.begin, problem->at.size()), "seven");
}

TEST(RequestText, IsAnsweredAsTheServiceReadsIt) {
    const auto answer = [](const std::string& input) {
        const Request request = requestOf("StartExecution", R"({"input": ")" + input + R"("})");
        const auto problem = jsonProblem(request, *request.values().front().node);
        return problem ? problem->answer : "nothing";
    };
    EXPECT_EQ(answer(""), "Invalid execution input.");
    EXPECT_EQ(
        answer("{'not': 1"), "Unexpected character (''' (code 39)): was expecting double-quote to start field name");
    EXPECT_EQ(answer("not json"), "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or "
                                  "token 'null', 'true' or 'false')");
    EXPECT_EQ(answer("2"), "nothing");
}

TEST(TestedState, HasStatesForItsTransitions) {
    const Request request = requestOf("TestState",
        R"({"definition": "{\"Type\": \"Choice\", \"Default\": \"Ship\", \"Choices\": [{\"Next\": \"Pay\"}]}"})");
    const Node& string = *request.values().front().node;
    const auto state = textIn(request, string, true);
    const auto machine = machineAround(request, string, state->roots().front(), true);
    const Member* const states = machine->roots().front().find("States");
    ASSERT_NE(states, nullptr);
    EXPECT_NE(states->value.find("Ship"), nullptr);
    EXPECT_NE(states->value.find("Pay"), nullptr);
    const Member* const type = states->value.find("StateName")->value.find("Type");
    EXPECT_EQ(machine->source().toFile(type->value.span()).begin, 25U);
}

}  // namespace stepcheck::request
