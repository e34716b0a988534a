#include "stepcheck/lint/ignorer.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::lint {

static std::string ignored(std::string name, std::string text) {
    const std::vector<Selection> selections{{.select = std::vector<std::string>{"document", "transitions"}}};
    Settings settings;
    settings.rules = *selectRules(selections, allRules());
    auto source = std::make_shared<const support::SourceText>(std::move(name), std::move(text));
    return std::string(ignoreFindings(std::move(source), settings).text->text());
}

TEST(IgnoreFindings, WritesIntoTheInnermostCommentField) {
    EXPECT_EQ(ignored("a.asl.json", R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}})"),
        R"({"StartAt":"A","States":{"A":{"Type":"Pass","Comment":"stepcheck: ignore[transition-target-not-found]","Next":"B"}}})");
}

TEST(IgnoreFindings, WritesIntoTheMachineWhatBelongsToNoState) {
    EXPECT_EQ(ignored("a.asl.json", R"({ "StartAt": "B", "States": { "A": { "Type": "Succeed" } } })"),
        R"({ "Comment": "stepcheck: ignore[start-at-not-found]", "StartAt": "B", "States": { "A": { "Type": "Succeed" } } })");
}

TEST(IgnoreFindings, WritesACommentAboveTheLine) {
    EXPECT_EQ(ignored("a.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n"),
        "StartAt: A\nStates:\n  A:\n    Type: Pass\n    # stepcheck: ignore[transition-target-not-found]\n    Next: "
        "B\n");
}

TEST(IgnoreFindings, LeavesNothingOfTheLineOfAByteOrderMark) {
    const std::string once = ignored("a.asl.yaml", "\xEF\xBB\xBFStartAt: B\nStates:\n  A:\n    Type: Succeed\n");
    EXPECT_EQ(once, "\xEF\xBB\xBF# stepcheck: ignore[invalid-unicode, start-at-not-found]\nStartAt: B\nStates:\n  A:\n"
                    "    Type: Succeed\n");
    EXPECT_EQ(ignored("a.asl.yaml", once), once);
}

TEST(IgnoreFindings, DoesNotWriteIntoATextOfSeveralLines) {
    EXPECT_EQ(ignored("a.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: >-\n      B\n"),
        "StartAt: A\nStates:\n  A:\n    Type: Pass\n    # stepcheck: ignore[transition-target-not-found]\n"
        "    Next: >-\n      B\n");
}

TEST(IgnoreFindings, LeavesWhatCannotBeRead) {
    const std::string broken = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},}})";
    EXPECT_EQ(ignored("a.asl.json", broken), broken);
}

}  // namespace stepcheck::lint
