#include "stepcheck/config/reader.h"
#include "stepcheck/config/rules_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace stepcheck::config {

using support::Severity;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

static Reading reading(std::string text) {
    return readConfig(
        std::make_shared<const support::SourceText>(".stepcheck.yaml", std::move(text)), "/project", fixture::rules);
}

static std::vector<std::string> errors(std::string text) {
    std::vector<std::string> result;
    for (const support::Error& error : reading(std::move(text)).errors)
        result.push_back(error.message);
    return result;
}

TEST(ConfigReader, ReadsWhatHoldsForEveryFile) {
    const Reading result = reading(R"(
select: [strict, state-name-style]
extend-select: transitions
ignore:
  - wait-zero
severity: {missing-target: warning, long-state-name: off}
rules:
  state-name-style: {style: pascal-case}
  transition-cost: {transitions: 50}
  proof: {max-seconds: 20, max-paths: 1000}
type: EXPRESS
fail-on: error
allow-comments: true
)");
    ASSERT_NE(result.config, nullptr);
    const Choices& choices = result.config->choices;
    EXPECT_THAT(*choices.selection.select, ElementsAre("strict", "state-name-style"));
    EXPECT_THAT(choices.selection.extendSelect, ElementsAre("transitions"));
    EXPECT_THAT(choices.selection.ignore, ElementsAre("wait-zero"));
    EXPECT_THAT(choices.severities,
        ElementsAre(Pair("long-state-name", std::nullopt), Pair("missing-target", Severity::Warning)));
    EXPECT_EQ(choices.stateNameStyle, lint::NameStyle::PascalCase);
    EXPECT_EQ(choices.proofSeconds, 20U);
    EXPECT_EQ(choices.proofPaths, 1000U);
    EXPECT_EQ(choices.mostTransitions, 50U);
    EXPECT_EQ(choices.type, asl::MachineType::Express);
    EXPECT_EQ(choices.failOn, FailOn::Error);
    EXPECT_EQ(choices.allowComments, true);
}

TEST(ConfigReader, ReadsWhatOnlyAFileHas) {
    const Reading result = reading("column-unit: utf16\nexclude: [vendor/, '*.old.asl.json']\n");
    ASSERT_NE(result.config, nullptr);
    EXPECT_EQ(result.config->columnUnit, support::ColumnUnit::Utf16);
    EXPECT_THAT(result.config->exclude, ElementsAre("vendor/", "*.old.asl.json"));
    EXPECT_TRUE(result.config->excluded.covers("vendor/a.asl.json"));
}

TEST(ConfigReader, ReadsOverridesInOrder) {
    const Reading result = reading(R"(
overrides:
  - files: ["express/**"]
    type: EXPRESS
  - files: draft.asl.json
    ignore: [structure]
)");
    ASSERT_NE(result.config, nullptr);
    const auto both = result.config->overridesFor("/project/express/draft.asl.json");
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both.front()->choices.type, asl::MachineType::Express);
    EXPECT_THAT(both.back()->choices.selection.ignore, ElementsAre("structure"));
    EXPECT_EQ(result.config->overridesFor("/project/order.asl.json").size(), 0U);
}

TEST(ConfigReader, RemembersTheLineOfEachKey) {
    EXPECT_THAT(reading("# ours\nfail-on: never\nignore: []\n").config->choices.lines,
        ElementsAre(Pair("fail-on", 2U), Pair("ignore", 3U)));
}

TEST(ConfigReader, TakesAFileWithoutSettings) {
    EXPECT_NE(reading("").config, nullptr);
    EXPECT_NE(reading("# nothing yet\n").config, nullptr);
}

TEST(ConfigReader, SuggestsTheNearestKeyAtItsPlace) {
    EXPECT_THAT(errors("ignore: []\nselct: all\n"),
        ElementsAre(".stepcheck.yaml:2:1: unknown key \"selct\"; did you mean \"select\"?"));
    EXPECT_THAT(errors("banana: 1\n"), ElementsAre(".stepcheck.yaml:1:1: unknown key \"banana\""));
}

TEST(ConfigReader, KnowsWhichKeysAnOverrideHas) {
    EXPECT_THAT(errors("overrides: [{files: [a], exclude: [b]}]\n"),
        ElementsAre(".stepcheck.yaml:1:26: unknown key \"exclude\""));
    EXPECT_THAT(errors("files: [a]\n"), ElementsAre(testing::HasSubstr("1:1: unknown key \"files\"")));
    EXPECT_THAT(
        errors("overrides: [{type: EXPRESS}]\n"), ElementsAre(".stepcheck.yaml:1:13: the override has no \"files\""));
}

TEST(ConfigReader, ReportsEverythingThatIsWrong) {
    EXPECT_THAT(errors("select: [recomended]\ntype: Express\nallow-comments: 1\nfail-on: [error]\n"),
        ElementsAre(".stepcheck.yaml:1:10: \"recomended\" is no rule, group or profile; did you mean \"recommended\"?",
            ".stepcheck.yaml:2:7: \"Express\" is none of STANDARD, EXPRESS; did you mean \"EXPRESS\"?",
            ".stepcheck.yaml:3:17: expected true or false, found a number",
            ".stepcheck.yaml:4:10: expected one of error, warning, info, never, found an array"));
}

TEST(ConfigReader, ChecksRulesAndTheirOptions) {
    EXPECT_THAT(errors("severity: {wait-zer: error, names: off}\n"),
        ElementsAre(".stepcheck.yaml:1:12: unknown rule \"wait-zer\"; did you mean \"wait-zero\"?",
            ".stepcheck.yaml:1:29: unknown rule \"names\""));
    EXPECT_THAT(errors("rules: {wait-zero: {}, state-name-style: {case: any}}\n"),
        ElementsAre(".stepcheck.yaml:1:9: the rule \"wait-zero\" has no options",
            ".stepcheck.yaml:1:43: unknown option \"case\" of \"state-name-style\": it has \"style\""));
    EXPECT_THAT(errors("rules: {proof: {max-seconds: 0, paths: 3}}\n"),
        ElementsAre(".stepcheck.yaml:1:30: expected a whole number from 1 to 1000000, found 0",
            ".stepcheck.yaml:1:33: unknown option \"paths\" of \"proof\": it has \"max-seconds\" and \"max-paths\""));
    EXPECT_THAT(errors("rules: {state-name-style: {style: title}}\n"),
        ElementsAre(testing::HasSubstr("1:35: \"title\" is none of any, title-case, pascal-case")));
    EXPECT_THAT(errors("rules: {transition-cost: {transitions: many}}\n"),
        ElementsAre(".stepcheck.yaml:1:40: expected a whole number from 0 to 1000000, found a string"));
    EXPECT_THAT(errors("rules: {transition-cost: {transitions: 1.5, most: 2}}\n"),
        ElementsAre(".stepcheck.yaml:1:40: expected a whole number from 0 to 1000000, found 1.5",
            ".stepcheck.yaml:1:45: unknown option \"most\" of \"transition-cost\": it has \"transitions\""));
}

TEST(ConfigReader, RefusesAKeyThatIsThereTwice) {
    EXPECT_THAT(
        errors("type: EXPRESS\ntype: STANDARD\n"), ElementsAre(".stepcheck.yaml:2:1: the key \"type\" is here twice"));
}

TEST(ConfigReader, RefusesWhatIsNoObject) {
    EXPECT_THAT(
        errors("- select\n"), ElementsAre(".stepcheck.yaml:1:1: expected an object with settings, found an array"));
}

TEST(ConfigReader, ReportsYamlThatCannotBeRead) {
    EXPECT_THAT(errors("select: [all\n"), ElementsAre(testing::StartsWith(".stepcheck.yaml:")));
}

}  // namespace stepcheck::config
