#include "stepcheck/driver/fixture.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace stepcheck::driver {

// Tests run at the same time, each in a process and so in a folder of its own.
static std::filesystem::path folderOfTest() {
    const char* test = testing::UnitTest::GetInstance()->current_test_info()->name();
    return std::filesystem::path(testing::TempDir()) / (std::string("fixture-") + test);
}

// Reads a fixture out of a folder that holds nothing else.
static support::Result<Fixture> read(std::string_view text, std::string_view name = "a.stepcheck.json") {
    const std::filesystem::path folder = folderOfTest();
    std::filesystem::create_directories(folder);
    const std::string path = (folder / name).generic_string();
    std::ofstream(path) << text;
    return readFixture(path);
}

// What is wrong, without the path.
static std::string errorOf(std::string_view text) {
    const auto fixture = read(text);
    if (fixture)
        return "none";
    const std::string& message = fixture.error().message;
    return message.substr(message.find("a.stepcheck.json") + std::string_view("a.stepcheck.json:").size());
}

TEST(Fixture, IsKnownByItsName) {
    EXPECT_TRUE(hasFixtureName("paid.stepcheck.json"));
    EXPECT_TRUE(hasFixtureName("paid.stepcheck.yml"));
    EXPECT_FALSE(hasFixtureName(".stepcheck.yaml"));
    EXPECT_FALSE(hasFixtureName("paid.asl.json"));
}

TEST(Fixture, HasAnExecutionAndExpectations) {
    const auto fixture = read(R"({"definition": "b/../c.asl.json", "type": "EXPRESS", "input": {"a": 1}, "seed": 7,
        "objects": {"bucket": {"key": "text"}}, "startTime": "1970-01-01T00:00:01Z",
        "expect": {"status": "FAILED", "error": "E", "cause": null, "visited": ["A", "B"]}})");
    ASSERT_TRUE(fixture) << fixture.error().message;
    EXPECT_TRUE(fixture->definition.ends_with((folderOfTest().filename() / "c.asl.json").generic_string()))
        << fixture->definition;
    EXPECT_EQ(fixture->settings.type, asl::MachineType::Express);
    EXPECT_EQ(fixture->settings.seed, 7U);
    EXPECT_EQ(fixture->settings.startMilliseconds, 1000);
    EXPECT_EQ(value::write(fixture->settings.objects), R"({"bucket":{"key":"text"}})");
    EXPECT_EQ(fixture->input.text(), R"({"a":1})");
    EXPECT_EQ(fixture->expected.status, exec::Status::Failed);
    EXPECT_EQ(fixture->expected.error->text, "E");
    EXPECT_EQ(fixture->expected.cause->text, std::nullopt);
    EXPECT_EQ(fixture->expected.visited, (std::vector<std::string>{"A", "B"}));
}

TEST(Fixture, MayBeYaml) {
    const auto fixture =
        read("definition: c.asl.yaml\ninput: {a: \"${x}\"}\nexpect:\n  status: SUCCEEDED # soon\n", "b.stepcheck.yaml");
    ASSERT_TRUE(fixture) << fixture.error().message;
    EXPECT_EQ(fixture->input.text(), R"({"a":"${x}"})");
}

TEST(Fixture, TellsWhatIsWrongAndWhere) {
    EXPECT_EQ(errorOf("[]"), "1:1: expected an object, found an array");
    EXPECT_EQ(errorOf(R"({"definiton": "c"})"), R"(1:2: unknown member "definiton"; did you mean "definition"?)");
    EXPECT_EQ(errorOf(R"({"definition": "c", "expect": {"outptu": 1}})"),
        R"(1:32: unknown member "outptu"; did you mean "output"?)");
    EXPECT_EQ(errorOf(R"({"definition": "c", "expect": {"status": "SUCCEDED"}})"),
        R"(1:42: "SUCCEDED" is none of SUCCEEDED, FAILED, TIMED_OUT, ABORTED; did you mean "SUCCEEDED"?)");
    EXPECT_EQ(errorOf(R"({"definition": "c", "definition": "d"})"), R"(1:21: "definition" is here a second time)");
    EXPECT_EQ(errorOf(R"({"expect": {"status": "FAILED"}})"),
        R"(1:1: "definition" is missing: the path of the definition, from this file)");
    EXPECT_EQ(errorOf(R"({"definition": "c"})"), R"(1:1: "expect" is missing: what the execution has to come to)");
    EXPECT_EQ(errorOf(R"({"definition": "c", "expect": {}})"),
        "1:31: expects nothing; known are status, output, outputFile, error, cause, visited, history");
    EXPECT_EQ(
        errorOf(R"({"definition": "c", "input": 1, "inputFile": "i.json", "expect": {"error": "E"}})").substr(0, 5),
        "1:46:");
}

TEST(Fixture, TellsWhatIsWrongWithMocks) {
    EXPECT_EQ(errorOf(R"({"definition": "c", "mocks": "m.json", "expect": {"error": "E"}})"),
        R"(1:30: "case" is missing: the test case of the mocks, STATE_MACHINE/CASE)");
    EXPECT_EQ(errorOf(R"({"definition": "c", "mocks": {}, "case": "A/B", "expect": {"error": "E"}})"),
        R"(1:42: "case" belongs to "mocks" that are a file)");
    EXPECT_EQ(errorOf(R"({"definition": "c", "mocks": {"Pay": {"0": {}}}, "expect": {"error": "E"}})"),
        R"(1:30: mocks: /Pay/0 has to have one of "Return" and "Throw")");
}

TEST(Fixture, TakesNoValuesThatOnlyATemplateFillsIn) {
    EXPECT_EQ(errorOf(R"({"definition": "c", "input": {"a": {"Fn::GetAtt": ["B", "Arn"]}}, "expect": {"error": "E"}})"),
        "1:30: expected JSON, found a tag or function that only a template fills in");
}

}  // namespace stepcheck::driver
