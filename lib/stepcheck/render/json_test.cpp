#include "stepcheck/catalog/fields.h"
#include "stepcheck/render/json.h"
#include "stepcheck/render/report_fixture.h"
#include "stepcheck/support/version.h"

#include <boost/json/parse.hpp>
#include <fmt/core.h>
#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::place;

static std::string jsonOf(const lint::RunReport& report) {
    return fixture::textOf([&](const Write& write) { writeJson(report, write); });
}

static std::string head() {
    return fmt::format(R"({{
  "schemaVersion": "1.1",
  "tool": {{"name":"stepcheck","version":"{}","factsDate":"{}"}},
  "columnUnit": "codepoint",
)",
        support::version, catalog::factsDate());
}

TEST(Json, IsOneDocumentWithEverythingThatIsKnown) {
    lint::Finding found = finding(place(7, R"(  "Next": «"Pya"»)"), "no state \"Pya\"");
    found.help = "write \"Pay\"";
    found.awsCode = "MISSING_TRANSITION_TARGET";
    found.related.push_back({.at = place(3, R"(  «"Pay"»: {)"), .message = "similar name"});
    EXPECT_EQ(jsonOf({.files = {file("order.asl.json", {found})}}),
        head() +
            R"(  "summary": {"files":1,"machines":1,"states":3,"errors":1,"warnings":0,"infos":0,"suppressed":0},
  "files": [
    {"name":"order.asl.json","machines":1,"states":3,"findings":1,"suppressed":0,"checked":true}
  ],
  "findings": [
    {"rule":"missing-target","group":"transitions","severity":"error","message":"no state \"Pya\"",)"
            R"("help":"write \"Pay\"","awsCode":"MISSING_TRANSITION_TARGET","file":"order.asl.json",)"
            R"("start":{"line":7,"column":11,"offset":7010},"end":{"line":7,"column":16,"offset":7015},)"
            R"("pointer":"/States/Charge card/Next","related":[)"
            R"({"start":{"line":3,"column":3,"offset":3002},"end":{"line":3,"column":8,"offset":3007},)"
            R"("message":"similar name"}],"route":[],"fixes":[],"fingerprint":"0123456789abcdef"}
  ],
  "notes": [],
  "failures": []
}
)");
}

TEST(Json, IsAWholeDocumentWhenThereIsNothingToSay) {
    EXPECT_EQ(jsonOf({}),
        head() +
            R"(  "summary": {"files":0,"machines":0,"states":0,"errors":0,"warnings":0,"infos":0,"suppressed":0},
  "files": [],
  "findings": [],
  "notes": [],
  "failures": []
}
)");
}

static boost::json::value parsed(const lint::RunReport& report) {
    return boost::json::parse(jsonOf(report));
}

TEST(Json, TellsNotesAndFailures) {
    const auto document = parsed({.files = {{.name = "a.json", .notes = {"holds no state machine"}},
                                      {.name = "b.json", .failure = support::Error{"b.json: not found"}}}});
    EXPECT_EQ(document.at("notes"), boost::json::parse(R"([{"file":"a.json","message":"holds no state machine"}])"));
    EXPECT_EQ(document.at("failures"), boost::json::parse(R"([{"file":"b.json","message":"b.json: not found"}])"));
    EXPECT_EQ(document.at_pointer("/files/1/checked"), boost::json::value(false));
}

TEST(Json, SaysNullWhereThereIsNoHelpAndNoCode) {
    const auto document = parsed({.files = {file("a.json", {finding(place(1, "«1»"), "m")})}});
    EXPECT_TRUE(document.at_pointer("/findings/0/help").is_null());
    EXPECT_TRUE(document.at_pointer("/findings/0/awsCode").is_null());
}

TEST(Json, TellsTheWayAndTheFixes) {
    lint::Finding found = finding(place(7, "«1»"), "m");
    found.route.push_back({.at = place(3, "«2»"), .message = "state \"Ask\""});
    found.fixes.push_back({.title = "remove it",
        .safety = support::Safety::Unsafe,
        .edits = {
            {.bytes = {.begin = 5, .end = 6}, .begin = {.line = 1, .column = 6}, .end = {.line = 1, .column = 7}}}});
    const auto document = parsed({.files = {file("a.json", {found})}});
    EXPECT_EQ(document.at_pointer("/findings/0/route/0/message"), "state \"Ask\"");
    EXPECT_EQ(document.at_pointer("/findings/0/fixes"),
        boost::json::parse(R"([{"title": "remove it", "safety": "unsafe", "edits": [{"text": "",
            "start": {"line": 1, "column": 6, "offset": 5}, "end": {"line": 1, "column": 7, "offset": 6}}]}])"));
}

TEST(JsonLines, HasEachFindingAsInTheDocument) {
    const lint::RunReport report{
        .files = {file("a.json", {finding(place(1, "«1»"), "m"), finding(place(2, "«1»"), "n")}),
            {.name = "b.json", .failure = support::Error{"b.json: not found"}}}};
    const std::string text = fixture::textOf([&](const Write& write) { writeJsonLines(report, write); });
    const std::size_t end = text.find('\n');
    EXPECT_EQ(boost::json::parse(text.substr(0, end)), parsed(report).at_pointer("/findings/0"));
    EXPECT_EQ(boost::json::parse(text.substr(end + 1)), parsed(report).at_pointer("/findings/1"));
}

TEST(Json, SaysWhatColumnsCount) {
    EXPECT_EQ(parsed({.columnUnit = support::ColumnUnit::Utf8}).at("columnUnit"), boost::json::value("utf8"));
}

TEST(Json, IsUtf8WhateverAFileIsCalled) {
    const auto document = parsed({.files = {file("a\xFF.json", {})}});
    EXPECT_EQ(document.at_pointer("/files/0/name"), boost::json::value("a\uFFFD.json"));
}

}  // namespace stepcheck::render
