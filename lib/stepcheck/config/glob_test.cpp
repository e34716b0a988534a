#include "stepcheck/config/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::config {

static bool matchesFile(std::string_view pattern, std::string_view path) {
    return Glob::parse(pattern)->matches(path, false);
}

static bool matchesFolder(std::string_view pattern, std::string_view path) {
    return Glob::parse(pattern)->matches(path, true);
}

TEST(Glob, HasNoPatternInABlankLineOrAComment) {
    EXPECT_FALSE(Glob::parse(""));
    EXPECT_FALSE(Glob::parse("   "));
    EXPECT_FALSE(Glob::parse("# build output"));
    EXPECT_FALSE(Glob::parse("/"));
}

TEST(Glob, MatchesANameAtAnyDepthUnlessASlashAnchorsIt) {
    EXPECT_TRUE(matchesFile("order.asl.json", "order.asl.json"));
    EXPECT_TRUE(matchesFile("order.asl.json", "a/b/order.asl.json"));
    EXPECT_TRUE(matchesFile("/order.asl.json", "order.asl.json"));
    EXPECT_FALSE(matchesFile("/order.asl.json", "a/order.asl.json"));
    EXPECT_TRUE(matchesFile("a/order.asl.json", "a/order.asl.json"));
    EXPECT_FALSE(matchesFile("a/order.asl.json", "b/a/order.asl.json"));
}

TEST(Glob, KeepsStarAndQuestionMarkInsideASegment) {
    EXPECT_TRUE(matchesFile("/a/*.json", "a/x.json"));
    EXPECT_TRUE(matchesFile("/a/*.json", "a/.json"));
    EXPECT_FALSE(matchesFile("/a/*.json", "a/b/x.json"));
    EXPECT_TRUE(matchesFile("v?.json", "v1.json"));
    EXPECT_FALSE(matchesFile("v?.json", "v10.json"));
    EXPECT_FALSE(matchesFile("a?b", "a/b"));
}

TEST(Glob, LetsTwoStarsStandForAnySegments) {
    EXPECT_TRUE(matchesFile("**/x.json", "x.json"));
    EXPECT_TRUE(matchesFile("**/x.json", "a/b/x.json"));
    EXPECT_TRUE(matchesFile("a/**/x.json", "a/x.json"));
    EXPECT_TRUE(matchesFile("a/**/x.json", "a/b/c/x.json"));
    EXPECT_FALSE(matchesFile("a/**/x.json", "b/a/x.json"));
    EXPECT_TRUE(matchesFile("a/**", "a/b/c"));
    EXPECT_FALSE(matchesFolder("a/**", "a"));
    EXPECT_TRUE(matchesFile("a/**/b/**/c", "a/x/b/y/b/z/c"));
}

TEST(Glob, TakesTwoStarsInsideASegmentForOne) {
    EXPECT_TRUE(matchesFile("/a**b", "axxb"));
    EXPECT_FALSE(matchesFile("/a**b", "ax/xb"));
}

TEST(Glob, MatchesSetsRangesAndNamedClasses) {
    EXPECT_TRUE(matchesFile("v[0-9].json", "v7.json"));
    EXPECT_FALSE(matchesFile("v[0-9].json", "vx.json"));
    EXPECT_TRUE(matchesFile("v[!0-9].json", "vx.json"));
    EXPECT_FALSE(matchesFile("v[^0-9].json", "v7.json"));
    EXPECT_TRUE(matchesFile("[]x]", "]"));
    EXPECT_TRUE(matchesFile("[a-]", "-"));
    EXPECT_TRUE(matchesFile("[\\]]", "]"));
    EXPECT_TRUE(matchesFile("[[:alpha:]_]x", "_x"));
    EXPECT_FALSE(matchesFile("[[:digit:]]", "a"));
    EXPECT_FALSE(matchesFile("[ab", "a"));
    EXPECT_FALSE(matchesFile("[ab", "[ab"));
}

TEST(Glob, TakesACharacterAfterABackslashAsItIs) {
    EXPECT_TRUE(matchesFile("\\#draft", "#draft"));
    EXPECT_TRUE(matchesFile("\\!important", "!important"));
    EXPECT_TRUE(matchesFile("a\\*b", "a*b"));
    EXPECT_FALSE(matchesFile("a\\*b", "axb"));
    EXPECT_FALSE(matchesFile("a\\", "a"));
}

TEST(Glob, DropsTrailingSpacesUnlessTheyAreEscaped) {
    EXPECT_TRUE(matchesFile("draft  ", "draft"));
    EXPECT_TRUE(matchesFile("draft\\ ", "draft "));
    EXPECT_TRUE(matchesFile("draft\r", "draft"));
}

TEST(Glob, WantsAFolderAfterATrailingSlash) {
    EXPECT_TRUE(matchesFolder("build/", "a/build"));
    EXPECT_FALSE(matchesFile("build/", "a/build"));
    EXPECT_FALSE(matchesFolder("/build/", "a/build"));
}

TEST(Glob, IsFastOnManyStars) {
    std::string pattern;
    for (int i = 0; i < 200; ++i)
        pattern += "*a";
    EXPECT_FALSE(matchesFile(pattern + "b", std::string(10'000, 'a')));
}

TEST(GlobList, LetsTheLastMatchDecide) {
    const GlobList list("*.json\n!keep.json\n# comment\n");
    EXPECT_EQ(list.verdict("x.json", false), GlobVerdict::Matched);
    EXPECT_EQ(list.verdict("a/keep.json", false), GlobVerdict::TakenBack);
    EXPECT_EQ(list.verdict("x.yaml", false), GlobVerdict::None);
}

TEST(GlobList, CoversWhatLiesInAMatchedFolder) {
    const GlobList list("/vendor/\n!vendor/mine.json");
    EXPECT_TRUE(list.covers("vendor/a/x.json"));
    EXPECT_TRUE(list.covers("vendor/mine.json"));
    EXPECT_FALSE(list.covers("a/vendor/x.json"));
    EXPECT_FALSE(list.covers("vendor"));
}

}  // namespace stepcheck::config
