#include "stepcheck/render/gitlab.h"
#include "stepcheck/render/report_fixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::findingOf;
using fixture::place;

static std::string gitlabOf(const lint::RunReport& report) {
    return fixture::textOf([&](const Write& write) { writeGitlab(report, write); });
}

TEST(Gitlab, IsOneIssuePerFinding) {
    const lint::Finding found = finding(place(7, R"(      "Next": «"Pya"»)"), "no state \"Pya\"");
    EXPECT_EQ(gitlabOf({.files = {file("./a.json", {found})}}), R"([
  {"description":"missing-target: no state \"Pya\"","check_name":"missing-target",)"
                                                                R"("fingerprint":"d3f5507638e60cc00123456789abcdef",)"
                                                                R"("severity":"critical","location":{"path":"a.json",)"
                                                                R"("positions":{"begin":{"line":7,"column":15},)"
                                                                R"("end":{"line":7,"column":20}}}}
]
)");
}

TEST(Gitlab, TellsApartEqualFindingsOfTwoFiles) {
    const boost::json::value issues =
        boost::json::parse(gitlabOf({.files = {file("a.json", {findingOf(support::Severity::Info)}),
                                         file("b.json", {findingOf(support::Severity::Info)})}}));
    EXPECT_NE(issues.at(0).at("fingerprint"), issues.at(1).at("fingerprint"));
}

TEST(Gitlab, BlocksOnAFileThatWasNotJudged) {
    const boost::json::value issues =
        boost::json::parse(gitlabOf({.files = {{.name = "b.json", .failure = support::Error{"b.json: not found"}}}}));
    EXPECT_EQ(issues.at(0).at("severity"), "blocker");
    EXPECT_EQ(issues.at(0).at("location"), boost::json::parse(R"({"path": "b.json", "lines": {"begin": 1}})"));
}

TEST(Gitlab, IsAnEmptyArrayWhenNothingWasFound) {
    EXPECT_EQ(gitlabOf({.files = {file("a.json", {})}}), "[]\n");
}

}  // namespace stepcheck::render
