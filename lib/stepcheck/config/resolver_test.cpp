#include "stepcheck/config/resolver.h"
#include "stepcheck/config/rules_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>

namespace stepcheck::config {

using support::Severity;
using testing::ElementsAre;
using testing::Pair;

static FileSettings merged(std::initializer_list<Choices> places) {
    std::vector<const Choices*> choices;
    for (const Choices& each : places)
        choices.push_back(&each);
    return merge(choices, support::ColumnUnit::CodePoint, fixture::rules);
}

static std::vector<std::string_view> ids(const FileSettings& settings) {
    std::vector<std::string_view> result;
    for (const lint::RegisteredRule* rule : settings.lint.rules)
        result.push_back(rule->rule->id);
    return result;
}

TEST(Merge, HasTheDefaultsWithoutAnyChoice) {
    const FileSettings settings = merged({});
    EXPECT_THAT(ids(settings), ElementsAre("wait-zero", "missing-target"));
    EXPECT_EQ(settings.lint.type, asl::MachineType::Standard);
    EXPECT_EQ(settings.failOn, FailOn::Warning);
}

TEST(Merge, LetsTheLaterPlaceWin) {
    const FileSettings settings = merged({{.type = asl::MachineType::Express, .failOn = FailOn::Error},
        {.stateNameStyle = lint::NameStyle::KebabCase, .failOn = FailOn::Never}});
    EXPECT_EQ(settings.lint.type, asl::MachineType::Express);
    EXPECT_EQ(settings.failOn, FailOn::Never);
    EXPECT_EQ(settings.lint.ruleOptions.stateNameStyle, lint::NameStyle::KebabCase);
}

TEST(Merge, GivesRulesOtherSeverities) {
    const FileSettings settings = merged({{.severities = {{"wait-zero", Severity::Error}}}});
    EXPECT_THAT(settings.lint.severities, ElementsAre(Pair("wait-zero", Severity::Error)));
}

TEST(Merge, DoesNotSelectARuleByItsSeverity) {
    const FileSettings settings = merged({{.severities = {{"long-state-name", Severity::Error}}}});
    EXPECT_THAT(ids(settings), ElementsAre("wait-zero", "missing-target"));
}

TEST(Merge, IgnoresARuleThatIsOff) {
    EXPECT_THAT(ids(merged({{.severities = {{"wait-zero", std::nullopt}}}})), ElementsAre("missing-target"));
}

TEST(Merge, TurnsARuleOnAgainByItsSeverity) {
    const FileSettings settings =
        merged({{.severities = {{"wait-zero", std::nullopt}}}, {.severities = {{"wait-zero", Severity::Info}}}});
    EXPECT_THAT(ids(settings), ElementsAre("wait-zero", "missing-target"));
}

TEST(ChoicesFor, PutsTheCommandLineLast) {
    Config config;
    config.folder = "/project";
    config.overrides.emplace_back().files.add("*.asl.json");
    const Choices commandLine;
    EXPECT_THAT(choicesFor(&config, "/project/a/order.asl.json", commandLine),
        ElementsAre(&config.choices, &config.overrides.front().choices, &commandLine));
    EXPECT_THAT(
        choicesFor(&config, "/project/order.asl.yaml", commandLine), ElementsAre(&config.choices, &commandLine));
    EXPECT_THAT(choicesFor(nullptr, "/project/order.asl.yaml", commandLine), ElementsAre(&commandLine));
}

TEST(Resolver, SharesTheSettingsOfLikeFiles) {
    Config config;
    config.folder = "/project";
    config.overrides.emplace_back().files.add("express/");
    config.overrides.front().choices.type = asl::MachineType::Express;
    const Choices commandLine;
    Resolver resolver(commandLine, support::ColumnUnit::CodePoint, fixture::rules);
    const FileSettings& one = resolver.settingsFor(&config, "/project/one.asl.json");
    EXPECT_EQ(&one, &resolver.settingsFor(&config, "/project/two.asl.json"));
    EXPECT_EQ(resolver.settingsFor(&config, "/project/express/a.asl.json").lint.type, asl::MachineType::Express);
}

TEST(PathInside, IsEmptyOutsideOfTheFolder) {
    EXPECT_EQ(pathInside("/project/a/b.json", "/project"), "a/b.json");
    EXPECT_EQ(pathInside("/a", "/"), "a");
    EXPECT_EQ(pathInside("/project-two/a.json", "/project"), "");
}

}  // namespace stepcheck::config
