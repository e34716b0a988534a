#include "stepcheck/lint/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace stepcheck::lint {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static Settings settingsFor(std::vector<std::string> select) {
    const std::vector<Selection> selections{{.select = std::move(select)}};
    Settings settings;
    settings.rules = *selectRules(selections, allRules());
    return settings;
}

static FileReport lint(std::string name, std::string text, std::vector<std::string> select = {"document"}) {
    return lintText(
        std::make_shared<const support::SourceText>(std::move(name), std::move(text)), settingsFor(std::move(select)));
}

static std::vector<std::string_view> ids(const FileReport& report) {
    std::vector<std::string_view> result;
    for (const Finding& finding : report.findings)
        result.push_back(finding.rule->rule->id);
    return result;
}

static std::vector<std::string> fingerprints(const FileReport& report) {
    std::vector<std::string> result;
    for (const Finding& finding : report.findings)
        result.push_back(finding.fingerprint);
    return result;
}

static const std::string done = R"("States": {"Done": {"Type": "Succeed"}})";

TEST(LintText, TellsTheLanguageByNameElseByText) {
    const std::vector<std::string> select{"json-syntax", "yaml-syntax"};
    EXPECT_THAT(ids(lint("a.asl.json", "StartAt: [", select)), testing::Contains("json-syntax"));
    EXPECT_THAT(ids(lint("a.asl.yaml", "StartAt: [", select)), ElementsAre("yaml-syntax"));
    EXPECT_THAT(ids(lint("a", "StartAt: [", select)), ElementsAre("yaml-syntax"));
    EXPECT_THAT(ids(lint("a", "{ [", select)), testing::Contains("json-syntax"));
}

TEST(LintText, OrdersFindingsByPlace) {
    const FileReport report =
        lint("a.asl.json", R"({"A": 1, "A": 2, "B": 9007199254740993, "C": "${x}", "A": 3})", {"all"});
    std::vector<std::uint32_t> begins;
    for (const Finding& finding : report.findings)
        begins.push_back(finding.at.bytes.begin);
    EXPECT_TRUE(std::ranges::is_sorted(begins));
}

TEST(LintText, ReportsOnceWhatAnAliasRepeats) {
    const std::string yaml = "StartAt: A\nStates:\n  A: &a\n    Result: No\n  B: *a\n  C: *a\n";
    EXPECT_THAT(ids(lint("a.asl.yaml", yaml, {"yaml-not-json"})), ElementsAre("yaml-not-json"));
}

TEST(LintText, GivesReadersFindingsTheCodeOfTheirRule) {
    const FileReport report = lint("a.asl.json", "{", {"json-syntax"});
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().awsCode, "INVALID_JSON_DESCRIPTION");
}

TEST(LintText, LeavesOutRulesThatAreNotSelected) {
    EXPECT_THAT(ids(lint("a.asl.json", R"({"A": 1, "A": 2})", {"names"})), IsEmpty());
}

TEST(LintText, ReportsTextThatCannotBeReadWhateverIsSelected) {
    EXPECT_THAT(ids(lint("a.asl.json", "{", {"names"})), ElementsAre("json-syntax"));
}

TEST(LintText, ChangesSeveritiesAsTheSettingsSay) {
    Settings settings = settingsFor({"duplicate-key"});
    settings.severities["duplicate-key"] = support::Severity::Error;
    const auto source = std::make_shared<const support::SourceText>("a.asl.json", "{\"A\": 1, \"A\": 2}");
    EXPECT_EQ(lintText(source, settings).findings.front().severity, support::Severity::Error);
}

TEST(LintText, PointsToTheInnermostKeyOrValue) {
    const FileReport report =
        lint("a.asl.json", R"({"StartAt": "A", "States": {"A/b": {"Result": [{"x": 1, "x": 2}]}}})", {"duplicate-key"});
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().pointer, "/States/A~1b/Result/0/x");
}

TEST(LintText, CountsMachinesAndStates) {
    const FileReport report =
        lint("a.asl.yaml", "StartAt: A\nStates: {A: {}, B: {}}\n---\nStartAt: C\nStates: {C: {}}\n");
    EXPECT_EQ(report.machines, 2U);
    EXPECT_EQ(report.states, 3U);
}

TEST(LintText, LeavesOtherFilesAloneAndSaysSo) {
    const FileReport report = lint("package.json", R"({"name": "a", "name": "b"})");
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("holds no state machine")));
    EXPECT_EQ(report.machines, 0U);
}

TEST(LintText, JudgesAnyObjectInAFileThatIsNamedADefinition) {
    EXPECT_THAT(ids(lint("a.asl.json", R"({"name": "a", "name": "b"})")), ElementsAre("duplicate-key"));
}

TEST(LintText, SkipsTheSourceOfATemplate) {
    const FileReport report = lint("a.asl.json", "{ %{ if x } \"StartAt\": 1 %{ endif } }");
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("template")));
}

TEST(LintText, SaysWhichLimitWasPassed) {
    const FileReport report = lint("a.asl.json", std::string(6'000, '['));
    ASSERT_TRUE(report.failure.has_value());
    EXPECT_THAT(report.failure->message, HasSubstr("limit: depth"));
}

TEST(LintText, SuppressesFindingsOfReadersToo) {
    const std::string text = "{\n\"StartAt\": \"Done\",\n// stepcheck: ignore[json-syntax]\n" + done + ";\n}";
    const FileReport report = lint("a.asl.jsonc", text);
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_EQ(report.suppressed, 1U);
}

TEST(Fingerprints, SurviveIndentationAndNewStatesAbove) {
    const std::string before = R"({"StartAt": "A", "States": {"A": {"Type": "Succeed", "Type": "Succeed"}}})";
    const std::string after = "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"New\": {},\n    \"A\": { \"Type\": "
                              "\"Succeed\", \"Type\": \"Succeed\" }}}";
    EXPECT_EQ(fingerprints(lint("a.asl.json", before)), fingerprints(lint("a.asl.json", after)));
    EXPECT_EQ(fingerprints(lint("a.asl.json", before)).size(), 1U);
}

TEST(Fingerprints, SurviveANewStateOnAWayThatTheMessageTells) {
    const std::string states = R"(
        "Large?": {"Type": "Choice", "Choices": [{"Variable": "$.total", "NumericGreaterThan": 9, "Next": "Cut"}],
            "Default": "Pay"},
        "Cut": {"Type": "Pass", "Assign": {"discount": 5}, "Next": "Pay"},
        "Pay": {"Type": "Pass", "Parameters": {"discount.$": "$discount"}, "End": true}}})";
    const std::string before = R"({"StartAt": "Large?", "States": {)" + states;
    const std::string after = R"({"StartAt": "Load", "States": {"Load": {"Type": "Pass", "Next": "Large?"}, )" + states;
    const std::vector<std::string> select{"variable-maybe-undefined"};
    ASSERT_EQ(fingerprints(lint("a.asl.json", before, select)).size(), 1U);
    EXPECT_EQ(fingerprints(lint("a.asl.json", before, select)), fingerprints(lint("a.asl.json", after, select)));
}

TEST(Fingerprints, DifferForEqualFindings) {
    const FileReport report = lint("a.asl.json", R"({"A": 1, "A": 2, "A": 3})", {"duplicate-key"});
    const std::vector<std::string> prints = fingerprints(report);
    ASSERT_EQ(prints.size(), 2U);
    EXPECT_NE(prints[0], prints[1]);
}

}  // namespace stepcheck::lint
