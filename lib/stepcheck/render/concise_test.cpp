#include "stepcheck/render/concise.h"
#include "stepcheck/render/report_fixture.h"

#include <gtest/gtest.h>

#include <regex>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::place;

static std::string conciseOf(const lint::RunReport& report) {
    return fixture::textOf([&](const Write& write) { writeConcise(report, Paint(false), write); });
}

TEST(Concise, IsOneLinePerFinding) {
    lint::Finding second = finding(place(9, "  «1»"), "\"Seconds\" is zero");
    second.severity = support::Severity::Warning;
    second.help = "not shown";
    EXPECT_EQ(conciseOf({.files = {file("a b.json", {finding(place(7, "«1»"), "no state \"Pay\""), second})}}),
        "a b.json:7:1: error: no state \"Pay\" [missing-target]\n"
        "a b.json:9:3: warning: \"Seconds\" is zero [missing-target]\n");
}

TEST(Concise, MatchesTheProblemMatcherOfTheDocumentation) {
    const std::regex matcher(R"(^(.+?):(\d+):(\d+): (error|warning|info): (.+) \[([a-z0-9-]+)\]$)");
    EXPECT_TRUE(std::regex_match(
        findingLine("a.json", finding(place(7, "«1»"), "no state \"$[0]:1\""), Paint(false)), matcher));
}

TEST(Concise, IsEmptyWhenNothingWasFound) {
    EXPECT_EQ(conciseOf({.files = {file("a.json", {})}}), "");
}

}  // namespace stepcheck::render
