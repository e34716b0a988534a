#include "stepcheck/render/report_fixture.h"
#include "stepcheck/render/sarif.h"
#include "stepcheck/support/version.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <array>

namespace stepcheck::render {

namespace json = boost::json;
using fixture::file;
using fixture::finding;
using fixture::findingOf;
using fixture::place;
using support::Severity;

static std::string sarifOf(const lint::RunReport& report, const ReportOptions& options = {}) {
    return fixture::textOf([&](const Write& write) { writeSarif(report, options, write); });
}

/// The part of a document at a JSON pointer, as compact JSON.
static std::string partOf(const std::string& document, std::string_view pointer) {
    return json::serialize(json::parse(document).at_pointer(pointer));
}

TEST(Sarif, OfACleanRunHasEmptyResults) {
    EXPECT_EQ(sarifOf({.files = {file("order.asl.json", {})}}),
        fmt::format(R"({{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {{
      "tool": {{
        "driver": {{
          "name": "stepcheck",
          "semanticVersion": "{}",
          "informationUri": "https://github.com/stepcheck/stepcheck",
          "rules": []
        }}
      }},
      "invocations": [
        {{
          "executionSuccessful": true,
          "toolExecutionNotifications": []
        }}
      ],
      "columnKind": "unicodeCodePoints",
      "artifacts": [
        {{"location":{{"uri":"order.asl.json","uriBaseId":"%SRCROOT%"}},"roles":["analysisTarget"],)"
                    R"("sourceLanguage":"json","mimeType":"application/json"}}
      ],
      "results": []
    }}
  ]
}}
)",
            support::version));
}

TEST(Sarif, TellsTheWayThatLeadsToAFinding) {
    lint::Finding found = finding(place(7, "«1»"), "no value");
    found.route.push_back({.at = place(3, "«2»"), .message = "state \"Ask\""});
    const std::string text = sarifOf({.files = {file("a.json", {found})}});
    constexpr std::string_view flow = "/runs/0/results/0/codeFlows/0/threadFlows/0/locations/";
    EXPECT_EQ(partOf(text, fmt::format("{}0/location/message", flow)), R"({"text":"state \"Ask\""})");
    EXPECT_EQ(partOf(text, fmt::format("{}0/location/physicalLocation/region/startLine", flow)), "3");
    EXPECT_EQ(partOf(text, fmt::format("{}1/location/message", flow)), R"({"text":"no value"})");
    EXPECT_EQ(partOf(text, fmt::format("{}1/location/physicalLocation/region/startLine", flow)), "7");
}

TEST(Sarif, OffersFixes) {
    lint::Finding found = finding(place(7, "«1»"), "no value");
    found.fixes.push_back({.title = "remove it",
        .safety = support::Safety::Safe,
        .edits = {{.begin = {.line = 7, .column = 1}, .end = {.line = 8, .column = 2}, .text = "x"}}});
    EXPECT_EQ(partOf(sarifOf({.files = {file("a.json", {found})}}), "/runs/0/results/0/fixes"),
        R"([{"description":{"text":"remove it"},"artifactChanges":[{"artifactLocation":{"uri":"a.json",)"
        R"("uriBaseId":"%SRCROOT%","index":0},"replacements":[{"deletedRegion":{"startLine":7,"startColumn":1,)"
        R"("endLine":8,"endColumn":2},"insertedContent":{"text":"x"}}]}],"properties":{"safety":"safe"}}])");
}

TEST(Sarif, TellsEverythingAboutAResult) {
    lint::Finding found = finding(place(7, R"(  "Next": «"Pya"»)"), "no state \"Pya\"");
    found.help = "write \"Pay\"";
    found.awsCode = "MISSING_TRANSITION_TARGET";
    found.related.push_back({.at = place(3, R"(  «"Pay"»: {)"), .message = "similar name"});
    const std::string document = sarifOf({.files = {file("a.json", {}), file("order.asl.json", {found})}});
    EXPECT_EQ(partOf(document, "/runs/0/results"),
        R"([{"ruleId":"missing-target","ruleIndex":0,"level":"error",)"
        R"("message":{"text":"no state \"Pya\". Help: write \"Pay\". See [similar name](1)."},)"
        R"("locations":[{"physicalLocation":{)"
        R"("artifactLocation":{"uri":"order.asl.json","uriBaseId":"%SRCROOT%","index":1},)"
        R"("region":{"startLine":7,"startColumn":11,"endLine":7,"endColumn":16}},)"
        R"("logicalLocations":[{"fullyQualifiedName":"/States/Charge card/Next"}]}],)"
        R"("relatedLocations":[{"id":1,"physicalLocation":{)"
        R"("artifactLocation":{"uri":"order.asl.json","uriBaseId":"%SRCROOT%","index":1},)"
        R"("region":{"startLine":3,"startColumn":3,"endLine":3,"endColumn":8}},)"
        R"("message":{"text":"similar name"}}],)"
        R"("partialFingerprints":{"primaryLocationLineHash":"0123456789abcdef:1","stepcheck/v1":"0123456789abcdef"},)"
        R"("properties":{"awsCode":"MISSING_TRANSITION_TARGET"}}])");
}

TEST(Sarif, DescribesTheRulesThatRan) {
    const std::array ran{&fixture::missingTarget};
    EXPECT_EQ(partOf(sarifOf({}, {.rules = ran}), "/runs/0/tool/driver/rules"),
        R"([{"id":"missing-target","name":"MissingTarget",)"
        R"("shortDescription":{"text":"A transition names a state that does not exist."},)"
        R"("fullDescription":{"text":"Every `Next` names a state of the same scope."},)"
        R"("help":{"text":"What it checks\n  Every `Next` names a state of the same scope.\n\n)"
        R"(Why it matters\n  The service refuses it.\n",)"
        R"("markdown":"## What it checks\n\nEvery `Next` names a state of\nthe same scope.\n\n)"
        R"(## Why it matters\n\nThe service refuses it.\n"},)"
        R"("helpUri":"https://states-language.net/#transitions","defaultConfiguration":{"level":"error"},)"
        R"("properties":{"tags":["step-functions","transitions"],"precision":"very-high","problem.severity":"error"}}])");
}

TEST(Sarif, DescribesARuleWithoutAPageByItsSummary) {
    const std::array ran{&fixture::waitZero};
    EXPECT_EQ(partOf(sarifOf({}, {.rules = ran}), "/runs/0/tool/driver/rules/0/fullDescription"),
        R"({"text":"A Wait state waits zero seconds."})");
    EXPECT_EQ(partOf(sarifOf({}, {.rules = ran}), "/runs/0/tool/driver/rules/0/help"),
        R"({"text":"A Wait state waits zero seconds."})");
}

TEST(Sarif, AddsARuleThatFoundSomethingToThoseThatRan) {
    const std::array ran{&fixture::waitZero};
    const std::string document = sarifOf({.files = {file("a.json", {findingOf(Severity::Error)})}}, {.rules = ran});
    EXPECT_EQ(partOf(document, "/runs/0/tool/driver/rules/1/id"), R"("missing-target")");
    EXPECT_EQ(partOf(document, "/runs/0/results/0/ruleIndex"), "1");
}

TEST(Sarif, CallsInfoNote) {
    EXPECT_EQ(partOf(sarifOf({.files = {file("a.json", {findingOf(Severity::Info)})}}), "/runs/0/results/0/level"),
        R"("note")");
}

TEST(Sarif, KeepsTheWorstWhenThereAreTooMany) {
    std::vector<lint::Finding> findings(4, findingOf(Severity::Info));
    findings.push_back(findingOf(Severity::Warning));
    findings.insert(findings.end(), 2, findingOf(Severity::Error));
    const std::string document = sarifOf({.files = {file("a.json", findings)}}, {.sarifResults = 4});
    const json::value log = json::parse(document);
    std::string levels;
    for (const json::value& result : log.at_pointer("/runs/0/results").as_array())
        levels += std::string(result.at("level").as_string()) + " ";
    EXPECT_EQ(levels, "note warning error error ");
    EXPECT_EQ(partOf(document, "/runs/0/invocations/0/toolExecutionNotifications"),
        R"([{"level":"warning","message":{"text":"3 of 7 results are left out, the least severe first: )"
        R"(the limit is 4 results in a run."}}])");
}

TEST(Sarif, TellsNotesAndFailuresAsNotifications) {
    const std::string document = sarifOf({.files = {{.name = "a.json", .notes = {"holds no state machine"}},
                                              {.name = "b.json", .failure = support::Error{"b.json: not found"}}}},
        {.exitCode = 2});
    EXPECT_EQ(partOf(document, "/runs/0/invocations/0"),
        R"({"executionSuccessful":false,"exitCode":2,"toolExecutionNotifications":[)"
        R"({"level":"note","message":{"text":"holds no state machine"},"locations":[{"physicalLocation":)"
        R"({"artifactLocation":{"uri":"a.json","uriBaseId":"%SRCROOT%","index":0}}}]},)"
        R"({"level":"error","message":{"text":"b.json: not found"},"locations":[{"physicalLocation":)"
        R"({"artifactLocation":{"uri":"b.json","uriBaseId":"%SRCROOT%","index":1}}}]}]})");
}

TEST(Sarif, CountsColumnsOfOtherScriptsInCodePoints) {
    const std::string document = sarifOf({.files = {file("a.json", {finding(place(1, "\"状態\": «\"状\"»"), "m")})}});
    EXPECT_EQ(partOf(document, "/runs/0/columnKind"), R"("unicodeCodePoints")");
    EXPECT_EQ(partOf(document, "/runs/0/results/0/locations/0/physicalLocation/region"),
        R"({"startLine":1,"startColumn":7,"endLine":1,"endColumn":10})");
}

TEST(Sarif, SaysThatColumnsCountUtf16Units) {
    EXPECT_EQ(partOf(sarifOf({.columnUnit = support::ColumnUnit::Utf16}), "/runs/0/columnKind"), R"("utf16CodeUnits")");
}

TEST(Sarif, EncodesPaths) {
    EXPECT_EQ(partOf(sarifOf({.files = {file("my flows/状 #1.asl.yml", {})}}), "/runs/0/artifacts/0"),
        R"({"location":{"uri":"my%20flows/%E7%8A%B6%20%231.asl.yml","uriBaseId":"%SRCROOT%"},)"
        R"("roles":["analysisTarget"],"sourceLanguage":"yaml","mimeType":"application/yaml"})");
}

TEST(Sarif, SaysWhatRelativePathsAreRelativeTo) {
    const std::string document =
        sarifOf({.files = {file("/elsewhere/a.json", {})}}, {.workingDirectory = "/no/such place"});
    EXPECT_EQ(partOf(document, "/runs/0/originalUriBaseIds"), R"({"%SRCROOT%":{"uri":"file:///no/such%20place/"}})");
    EXPECT_EQ(partOf(document, "/runs/0/invocations/0/workingDirectory"), R"({"uri":"file:///no/such%20place/"})");
    EXPECT_EQ(partOf(document, "/runs/0/artifacts/0/location"), R"({"uri":"file:///elsewhere/a.json"})");
}

}  // namespace stepcheck::render
