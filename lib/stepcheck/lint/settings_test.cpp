#include "stepcheck/lint/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>

namespace stepcheck::lint {

using testing::ElementsAre;
using testing::IsEmpty;

static constexpr Rule missingTarget{.id = "missing-target", .profile = Profile::Recommended};
static constexpr Rule waitZero{.id = "wait-zero", .profile = Profile::Recommended};
static constexpr Rule longName{.id = "long-state-name", .profile = Profile::Strict, .isPractice = true};
static constexpr Rule nameStyle{.id = "state-name-style", .profile = Profile::All};
static constexpr Rule syntax{.id = "json-syntax", .profile = Profile::Recommended, .isAlwaysSelected = true};
static constexpr RegisteredRule rules[] = {
    {.rule = &longName, .group = "names", .page = {}},
    {.rule = &nameStyle, .group = "names", .page = {}},
    {.rule = &waitZero, .group = "structure", .page = {}},
    {.rule = &missingTarget, .group = "transitions", .page = {}},
};

static std::vector<std::string_view> ids(std::initializer_list<Selection> selections) {
    std::vector<std::string_view> result;
    if (const auto selected = selectRules({selections.begin(), selections.size()}, rules))
        for (const RegisteredRule* rule : *selected)
            result.push_back(rule->rule->id);
    return result;
}

TEST(SelectRules, BeginsWithTheRecommendedOnes) {
    EXPECT_THAT(ids({}), ElementsAre("wait-zero", "missing-target"));
}

TEST(SelectRules, TakesRulesGroupsAndProfiles) {
    EXPECT_THAT(ids({{.select = {{"names"}}}}), ElementsAre("long-state-name", "state-name-style"));
    EXPECT_THAT(ids({{.select = {{"wait-zero", "state-name-style"}}}}), ElementsAre("state-name-style", "wait-zero"));
    EXPECT_THAT(ids({{.select = {{"strict"}}}}), ElementsAre("long-state-name", "wait-zero", "missing-target"));
    EXPECT_EQ(ids({{.select = {{"all"}}}}).size(), 4U);
    EXPECT_THAT(ids({{.select = {std::vector<std::string>()}}}), IsEmpty());
}

TEST(SelectRules, TakesTheTagForAGroup) {
    EXPECT_THAT(ids({{.select = {{"practice"}}}}), ElementsAre("long-state-name"));
    EXPECT_THAT(ids({{.select = {{"names"}}, .ignore = {"practice"}}}), ElementsAre("state-name-style"));
    EXPECT_EQ(
        checkName("practise", rules)->message, "\"practise\" is no rule, group or profile; did you mean \"practice\"?");
}

TEST(SelectRules, AddsThenTakesAway) {
    EXPECT_THAT(ids({{.extendSelect = {"names"}, .ignore = {"state-name-style", "transitions"}}}),
        ElementsAre("long-state-name", "wait-zero"));
}

TEST(SelectRules, LetsALaterPlaceAddToAnEarlierOne) {
    EXPECT_THAT(ids({{.ignore = {"wait-zero"}}, {.extendSelect = {"long-state-name"}}}),
        ElementsAre("long-state-name", "missing-target"));
}

TEST(SelectRules, LetsALaterPlaceTakeBackWhatAnEarlierOneIgnores) {
    EXPECT_THAT(ids({{.ignore = {"wait-zero"}}, {.select = {{"wait-zero"}}}}), ElementsAre("wait-zero"));
}

TEST(SelectRules, KeepsWhatIsAlwaysSelectedUnlessItIsIgnored) {
    static constexpr RegisteredRule withSyntax[] = {
        {.rule = &syntax, .group = "document", .page = {}},
        {.rule = &waitZero, .group = "structure", .page = {}},
    };
    const std::vector<Selection> selecting{{.select = {{"wait-zero"}}}};
    EXPECT_EQ(selectRules(selecting, withSyntax)->size(), 2U);
    const std::vector<Selection> ignoring{{.select = {{"wait-zero"}}, .ignore = {"document"}}};
    EXPECT_EQ(selectRules(ignoring, withSyntax)->size(), 1U);
}

TEST(SelectRules, SuggestsTheNearestName) {
    const std::vector<Selection> selections{{.ignore = {"wait-zeros"}}};
    EXPECT_EQ(selectRules(selections, rules).error().message,
        "\"wait-zeros\" is no rule, group or profile; did you mean \"wait-zero\"?");
    EXPECT_EQ(checkName("Transitions", rules)->message,
        "\"Transitions\" is no rule, group or profile; did you mean \"transitions\"?");
    EXPECT_EQ(
        checkName("quux", rules)->message, "\"quux\" is no rule, group or profile; \"stepcheck rule\" lists them");
}

}  // namespace stepcheck::lint
