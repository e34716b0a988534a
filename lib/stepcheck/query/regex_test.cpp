#include "stepcheck/query/regex.h"

#include <gtest/gtest.h>

namespace stepcheck::query {

static Match match(std::string_view pattern, std::string_view flags, std::string_view text) {
    std::string error;
    const auto regex = Regex::compile(pattern, flags, error);
    EXPECT_NE(regex, nullptr) << error;
    return regex == nullptr ? Match::GaveUp : regex->matches(text);
}

TEST(Regex, MatchesWholeTexts) {
    EXPECT_EQ(match("a+", "", "aaa"), Match::Yes);
    EXPECT_EQ(match("a+", "", "aab"), Match::No);
    EXPECT_EQ(match("a|ab", "", "ab"), Match::Yes);
    EXPECT_EQ(match(".", "", "ü"), Match::Yes);
}

TEST(Regex, KnowsTheFlagsOfJava) {
    EXPECT_EQ(match("A", "i", "a"), Match::Yes);
    EXPECT_EQ(match("a.b", "s", "a\nb"), Match::Yes);
    EXPECT_EQ(match("a b", "x", "ab"), Match::Yes);
    EXPECT_EQ(match("a", "q", "a"), Match::Yes);
}

TEST(Regex, SaysWhatIsWrongWithAPattern) {
    std::string error;
    EXPECT_EQ(Regex::compile("(", "", error), nullptr);
    EXPECT_EQ(error, "missing closing parenthesis");
}

TEST(Regex, GivesUpInsteadOfHanging) {
    EXPECT_EQ(match("(a|aa)*(a|aa)*b", "", std::string(5'000, 'a') + "!"), Match::GaveUp);
}

}  // namespace stepcheck::query
