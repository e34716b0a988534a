#include "stepcheck/render/aws.h"
#include "stepcheck/render/report_fixture.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::findingOf;
using fixture::place;
using support::Severity;

static std::string awsOf(const lint::RunReport& report, Severity least = Severity::Error) {
    return fixture::textOf([&](const Write& write) { writeAws(report, least, write); });
}

TEST(Aws, AnswersLikeTheService) {
    lint::Finding found = finding(place(7, R"(  "Next": «"Pya"»)"), "no state \"Pya\"");
    found.awsCode = "MISSING_TRANSITION_TARGET";
    found.aws = {.message = "Missing 'Next' target: Pya", .location = "/States/Ask/Next"};
    EXPECT_EQ(awsOf({.files = {file("a.json", {found})}}), R"({
  "result": "FAIL",
  "diagnostics": [
    {"severity":"ERROR","code":"MISSING_TRANSITION_TARGET","message":"Missing 'Next' target: Pya",)"
                                                           R"("location":"/States/Ask/Next"}
  ],
  "truncated": false
}
)");
}

TEST(Aws, IsOkWithoutErrors) {
    EXPECT_EQ(awsOf({.files = {file("a.json", {findingOf(Severity::Warning), findingOf(Severity::Info)})}}), R"({
  "result": "OK",
  "diagnostics": [],
  "truncated": false
}
)");
}

static boost::json::value parsed(const std::string& text) {
    return boost::json::parse(text);
}

TEST(Aws, SaysItInOurWordsWhereNothingIsRecorded) {
    const boost::json::value answer = parsed(awsOf({.files = {file("a.json", {findingOf(Severity::Error)})}}));
    EXPECT_EQ(answer.at_pointer("/diagnostics/0"),
        parsed(R"({"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": "message"})"));
}

TEST(Aws, ListsTheServicesOwnWarningsOnly) {
    lint::Finding known = findingOf(Severity::Warning);
    known.awsCode = "NO_DOLLAR";
    const boost::json::value answer =
        parsed(awsOf({.files = {file("a.json", {known, findingOf(Severity::Warning)})}}, Severity::Warning));
    EXPECT_EQ(answer.at("result"), "OK");
    EXPECT_EQ(answer.at("diagnostics").as_array().size(), 1U);
}

TEST(Aws, GivesNoMoreThanAHundred) {
    std::vector<lint::Finding> findings;
    for (std::uint32_t i = 0; i < 101; ++i)
        findings.push_back(finding(place(i + 1, "«1»"), "m" + std::to_string(i)));
    boost::json::value answer = parsed(awsOf({.files = {file("a.json", findings)}}));
    EXPECT_EQ(answer.at("diagnostics").as_array().size(), 100U);
    EXPECT_EQ(answer.at("truncated"), true);
    findings.pop_back();
    answer = parsed(awsOf({.files = {file("a.json", findings)}}));
    EXPECT_EQ(answer.at("truncated"), false);
}

TEST(Aws, SaysNothingElseOfATextThatIsNotJson) {
    lint::Finding syntax = findingOf(Severity::Error);
    syntax.awsCode = "INVALID_JSON_DESCRIPTION";
    const boost::json::value answer =
        parsed(awsOf({.files = {file("a.json", {findingOf(Severity::Error), syntax, syntax})}}));
    EXPECT_EQ(answer.at("diagnostics").as_array().size(), 1U);
    EXPECT_EQ(answer.at_pointer("/diagnostics/0/code"), "INVALID_JSON_DESCRIPTION");
}

TEST(Aws, HasNoAnswerForAFileThatWasNotJudged) {
    EXPECT_EQ(awsOf({.files = {{.name = "b.json", .failure = support::Error{"b.json: not found"}}}}), "");
}

}  // namespace stepcheck::render
