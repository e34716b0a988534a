#include "stepcheck/embed/name_check.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::embed {
namespace {

TEST(NameProblem, IsNothingForNamesThatTheServiceTakes) {
    EXPECT_FALSE(nameProblem("Orders.v2_(new)!"));
    EXPECT_FALSE(nameProblem("${AWS::StackName}-orders"));
    EXPECT_FALSE(nameProblem(std::string(80, 'a')));
}

TEST(NameProblem, NamesTheFirstForbiddenCharacter) {
    EXPECT_EQ(nameProblem("all orders"), "has the character \" \", which no name may have");
    EXPECT_EQ(nameProblem("${Stage}/orders"), "has the character \"/\", which no name may have");
}

TEST(NameProblem, CountsCharacters) {
    EXPECT_EQ(nameProblem(std::string(81, 'a')), "has 81 characters, and the service takes at most 80");
    EXPECT_EQ(
        nameProblem("${Stage}" + std::string(81, 'a')), "has at least 81 characters, and the service takes at most 80");
    EXPECT_EQ(nameProblem(""), "is empty");
}

TEST(AliasNameProblem, IsAboutDigitsAlone) {
    EXPECT_EQ(aliasNameProblem("12"), "has nothing but digits, which is what a version is called");
    EXPECT_FALSE(aliasNameProblem("1.2"));
    EXPECT_FALSE(aliasNameProblem("${Stage}"));
    EXPECT_TRUE(aliasNameProblem("a b"));
}

TEST(FirstNotLogged, LooksOutsideOfHoles) {
    EXPECT_EQ(firstNotLogged("${AWS::StackName}-a.b"), ".");
    EXPECT_EQ(firstNotLogged("${AWS::StackName}-a_b"), "");
}

}  // namespace
TEST(NameCheck, KnowsNoHolesInAWholeName) {
    EXPECT_FALSE(nameProblem("Orders${Stage}"));
    EXPECT_TRUE(wholeNameProblem("Orders${Stage}"));
}

}  // namespace stepcheck::embed
