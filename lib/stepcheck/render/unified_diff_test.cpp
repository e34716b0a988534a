#include "stepcheck/render/unified_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::render {

TEST(UnifiedDiff, IsEmptyWhenNothingChanges) {
    EXPECT_EQ(unifiedDiff("a.json", "{}\n", "{}\n"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAroundAChange) {
    EXPECT_EQ(unifiedDiff("a.json", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
        "--- a/a.json\n+++ b/a.json\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsChangesThatAreNear) {
    EXPECT_EQ(unifiedDiff("a.json", "a\nb\nc\nd\ne\n", "b\nc\nd\nx\ne\ny\n"),
        "--- a/a.json\n+++ b/a.json\n@@ -1,5 +1,6 @@\n-a\n b\n c\n d\n+x\n e\n+y\n");
}

TEST(UnifiedDiff, SplitsChangesThatAreFar) {
    const std::string middle = "1\n2\n3\n4\n5\n6\n7\n";
    EXPECT_EQ(unifiedDiff("a.json", "a\n" + middle + "z\n", "b\n" + middle),
        "--- a/a.json\n+++ b/a.json\n@@ -1,4 +1,4 @@\n-a\n+b\n 1\n 2\n 3\n@@ -6,4 +6,3 @@\n 5\n 6\n 7\n-z\n");
}

TEST(UnifiedDiff, SaysThatALastLineDoesNotEnd) {
    EXPECT_EQ(unifiedDiff("a.json", "a", "b\n"),
        "--- a/a.json\n+++ b/a.json\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n");
    EXPECT_EQ(unifiedDiff("a.json", "a\nb", "b"),
        "--- a/a.json\n+++ b/a.json\n@@ -1,2 +1 @@\n-a\n b\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, NamesTheLineBeforeAnEmptyRange) {
    EXPECT_EQ(unifiedDiff("a.json", "", "a\n"), "--- a/a.json\n+++ b/a.json\n@@ -0,0 +1 @@\n+a\n");
}

TEST(UnifiedDiff, QuotesNamesAsGitDoes) {
    EXPECT_EQ(unifiedDiff("a b.json", "", "a\n"), "--- a/a b.json\t\n+++ b/a b.json\t\n@@ -0,0 +1 @@\n+a\n");
    EXPECT_EQ(unifiedDiff("/tmp/\"q\".json", "", "a\n"),
        "--- \"a/tmp/\\\"q\\\".json\"\n+++ \"b/tmp/\\\"q\\\".json\"\n@@ -0,0 +1 @@\n+a\n");
}

}  // namespace stepcheck::render
