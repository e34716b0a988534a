#include "stepcheck/render/markdown.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

static std::string plain(std::string_view page, std::size_t columns = 40) {
    return pageText(page, Paint(false), columns);
}

TEST(PageText, WrapsAParagraphThatWasWrappedElsewhere) {
    EXPECT_EQ(plain("Every `Next` names a state\nof the same scope, and nothing\nelse.\n"),
        "  Every `Next` names a state of the same\n"
        "  scope, and nothing else.\n");
}

TEST(PageText, PutsTextBelowItsHeading) {
    EXPECT_EQ(plain("## What it checks\n\nOne.\n\nTwo.\n\n## Fix\n\nThree.\n"),
        "What it checks\n  One.\n\n  Two.\n\nFix\n  Three.\n");
}

TEST(PageText, KeepsListsTogether) {
    EXPECT_EQ(plain("Two kinds:\n\n- the first one, which has a text that is long\n- the second\n1. numbered\n"),
        "  Two kinds:\n"
        "\n"
        "  - the first one, which has a text that\n"
        "    is long\n"
        "  - the second\n"
        "  1. numbered\n");
}

TEST(PageText, SaysWhichExampleIsWrong) {
    EXPECT_EQ(plain("```json asl-bad\n{\n\n  \"End\": 1 }\n```\n\n```json asl-good\n{}\n```\n"),
        "  wrong:\n    {\n\n      \"End\": 1 }\n\n  right:\n    {}\n");
}

TEST(PageText, DoesNotTouchWhatStandsInAFence) {
    EXPECT_EQ(plain("````\n```\n# `not` a **heading**\n````\n"), "    ```\n    # `not` a **heading**\n");
}

TEST(PageText, WritesLinksWithTheirAddress) {
    EXPECT_EQ(plain("See [the spec](https://states-language.net) and [0].\n", 80),
        "  See the spec (https://states-language.net) and [0].\n");
}

TEST(PageText, KeepsTablesAsWritten) {
    EXPECT_EQ(plain("| a | b |\n| - | - |\n| 1 | 2 |\n", 10), "  | a | b |\n  | - | - |\n  | 1 | 2 |\n");
}

TEST(PageText, ColorsCodeAndDropsItsBackticks) {
    EXPECT_EQ(
        pageText("`Next` is **not** here\n", Paint(true), 15), "  \x1B[36mNext\x1B[0m is \x1B[1mnot\x1B[0m\n  here\n");
}

TEST(FirstParagraph, IsOneLineWithoutMarkUp) {
    EXPECT_EQ(firstParagraph("## What it checks\n\nEvery `Next`\nis **here**.\n\nMore.\n", "What it checks"),
        "Every `Next` is here.");
}

TEST(FirstParagraph, IsEmptyWithoutTheHeading) {
    EXPECT_EQ(firstParagraph("## Fix\n\nText.\n", "What it checks"), "");
}

}  // namespace stepcheck::render
