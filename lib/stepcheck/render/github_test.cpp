#include "stepcheck/render/github.h"
#include "stepcheck/render/report_fixture.h"

#include <gtest/gtest.h>

#include <sstream>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::findingOf;
using fixture::place;
using support::Severity;

static std::string githubOf(const lint::RunReport& report) {
    return fixture::textOf([&](const Write& write) { writeGithub(report, write); });
}

TEST(Github, IsOneCommandPerFinding) {
    lint::Finding found = finding(place(7, R"(      "Next": «"Pya"»)"), "no state \"Pya\"");
    found.help = "write \"Pay\"";
    EXPECT_EQ(githubOf({.files = {file("./flows/order.asl.json", {found})}}),
        "::error file=flows/order.asl.json,line=7,endLine=7,col=15,endColumn=20,title=stepcheck (missing-target)::"
        "./flows/order.asl.json:7:15: no state \"Pya\" [missing-target]%0Ahelp: write \"Pay\"\n");
}

TEST(Github, EscapesTheMessage) {
    EXPECT_EQ(githubOf({.files = {file("a.json", {finding(place(1, "«1»"), "{% 100 %}, a:b")})}}),
        "::error file=a.json,line=1,endLine=1,col=1,endColumn=2,title=stepcheck (missing-target)::"
        "a.json:1:1: {%25 100 %25}, a:b [missing-target]\n");
}

TEST(Github, EscapesTheProperties) {
    const std::string text = githubOf({.files = {file("100%,a:b.json", {finding(place(1, "«1»"), "m")})}});
    EXPECT_EQ(text.substr(0, text.find(",line=")), "::error file=100%25%2Ca%3Ab.json");
}

TEST(Github, LeavesNoEscapeCharacterOfAFileName) {
    const std::string text = githubOf({.files = {file("a\x1b[31m.json", {finding(place(1, "«1»"), "m")})}});
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(Github, NamesNoColumnsForSeveralLines) {
    lint::Finding found = finding(place(1, "«{»"), "m");
    found.at.end = {.line = 3, .column = 2};
    EXPECT_EQ(githubOf({.files = {file("a.json", {found})}}),
        "::error file=a.json,line=1,endLine=3,title=stepcheck (missing-target)::a.json:1:1: m [missing-target]\n");
}

TEST(Github, PutsErrorsBeforeWarningsBeforeNotices) {
    const std::string text =
        githubOf({.files = {file("a.json", {findingOf(Severity::Info), findingOf(Severity::Warning)}),
                      file("b.json", {findingOf(Severity::Error)})}});
    EXPECT_LT(text.find("::error file=b.json"), text.find("::warning file=a.json"));
    EXPECT_LT(text.find("::warning file=a.json"), text.find("::notice file=a.json"));
}

TEST(Github, SaysHowManyAreNotShown) {
    std::vector<lint::Finding> findings(15, findingOf(Severity::Warning));
    findings.insert(findings.end(), 11, findingOf(Severity::Error));
    std::istringstream lines(githubOf({.files = {file("a.json", findings)}}));
    std::string line;
    for (int i = 0; i < 27; ++i)
        std::getline(lines, line);
    EXPECT_EQ(line, "GitHub annotates 10 of each kind per step; in this log only: 1 error, 5 warnings");
}

TEST(Github, ReportsAFileThatWasNotJudged) {
    EXPECT_EQ(githubOf({.files = {{.name = "b.json", .failure = support::Error{"b.json: not found"}}}}),
        "::error file=b.json,title=stepcheck::b.json: not found\n");
}

TEST(Github, IsEmptyWhenNothingWasFound) {
    EXPECT_EQ(githubOf({.files = {file("a.json", {})}}), "");
}

}  // namespace stepcheck::render
