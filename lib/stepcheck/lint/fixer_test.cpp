#include "stepcheck/lint/fixer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace stepcheck::lint {

using support::Safety;

static ChangedText fixed(std::string text, std::vector<std::string> select, Safety atMost = Safety::Unsafe,
    const FindingFilter& mayFix = {}, std::string name = "order.asl.json") {
    const std::vector<Selection> selections{{.select = std::move(select)}};
    Settings settings;
    settings.rules = *selectRules(selections, allRules());
    auto source = std::make_shared<const support::SourceText>(std::move(name), std::move(text));
    return fixText(std::move(source), settings, atMost, mayFix);
}

static const std::string misspelt =
    R"({ "comment": "c", "StartAt": "Dne", "States": { "Done": { "Type": "Succeed" } } })";

TEST(FixText, MakesNothingButSafeFixesUnlessAskedTo) {
    const ChangedText result = fixed(misspelt, {"unknown-field", "start-at-not-found"}, Safety::Safe);
    EXPECT_EQ(
        result.text->text(), R"({ "Comment": "c", "StartAt": "Dne", "States": { "Done": { "Type": "Succeed" } } })");
    EXPECT_EQ(result.changes, 1U);
    EXPECT_EQ(result.report.findings.size(), 1U);
}

TEST(FixText, KeepsTheTextThatNeedsNoChange) {
    const ChangedText result = fixed(R"({ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } })", {"all"});
    EXPECT_EQ(result.changes, 0U);
    EXPECT_EQ(result.text->text(), R"({ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } })");
}

TEST(FixText, LeavesWhatTheFilterSays) {
    const ChangedText result = fixed(misspelt, {"unknown-field", "start-at-not-found"}, Safety::Unsafe,
        [](const Finding& finding) { return finding.rule->rule->id == "start-at-not-found"; });
    EXPECT_EQ(result.changes, 1U);
    EXPECT_THAT(std::string(result.text->text()), testing::HasSubstr(R"("StartAt": "Done")"));
    EXPECT_THAT(std::string(result.text->text()), testing::HasSubstr(R"("comment")"));
}

TEST(FixText, MakesFixesThatOverlapOneAfterAnother) {
    const ChangedText result = fixed(
        R"({ "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "x": 1, "y": 2, "z": 3 }, "End": true } } })",
        {"unused-variable"});
    EXPECT_EQ(result.text->text(), R"({ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } })");
    EXPECT_EQ(result.changes, 3U);
    EXPECT_TRUE(result.report.notes.empty());
}

TEST(FixText, RemovesABlockMappingWhoseMembersAreAllRemoved) {
    const ChangedText result = fixed("StartAt: A\nStates:\n  A:\n    Type: Pass\n    Assign:\n      x: 1\n      # of "
                                     "y\n      y: 2\n      z: 3\n    End: true\n",
        {"unused-variable"}, Safety::Unsafe, {}, "order.asl.yaml");
    EXPECT_EQ(result.text->text(), "StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n");
}

TEST(FixText, OffersNothingWherePartsCannotBeRead) {
    const ChangedText result = fixed(
        R"({ "comment": "c", "StartAt": "Done", "States": { "Done": { "Type": "Succeed" }, } })", {"unknown-field"});
    EXPECT_EQ(result.changes, 0U);
}

}  // namespace stepcheck::lint
