#include "stepcheck/render/report_fixture.h"
#include "stepcheck/render/rules.h"
#include "stepcheck/support/version.h"

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace stepcheck::render {

TEST(RuleText, TellsTheFactsAndThePage) {
    EXPECT_EQ(renderRule(fixture::missingTarget, {.columns = 40}),
        "missing-target\n"
        "  A transition names a state that does\n"
        "  not exist.\n"
        "\n"
        "  severity  error\n"
        "  group     transitions\n"
        "  profile   recommended\n"
        "  since     0.1\n"
        "  AWS code  MISSING_TRANSITION_TARGET\n"
        "  source    https://states-language.net/#transitions\n"
        "\n"
        "What it checks\n"
        "  Every `Next` names a state of the same\n"
        "  scope.\n"
        "\n"
        "Why it matters\n"
        "  The service refuses it.\n");
}

TEST(RuleText, LeavesOutWhatARuleDoesNotHave) {
    EXPECT_EQ(renderRule(fixture::waitZero, {}), "wait-zero\n"
                                                 "  A Wait state waits zero seconds.\n"
                                                 "\n"
                                                 "  severity  info\n"
                                                 "  group     structure\n"
                                                 "  profile   strict\n"
                                                 "  since     0.2\n");
}

TEST(RuleList, IsGroupedAndNamesUnusualProfiles) {
    const std::array rules{fixture::waitZero, fixture::missingTarget};
    EXPECT_EQ(renderRuleList(rules, {}),
        "structure\n"
        "  wait-zero       info     A Wait state waits zero seconds. (strict)\n"
        "\n"
        "transitions\n"
        "  missing-target  error    A transition names a state that does not exist.\n");
}

TEST(RuleText, TellsTheTag) {
    static constexpr lint::Rule oldResource{.id = "old-resource", .profile = lint::Profile::Strict, .isPractice = true};
    const std::array rules{lint::RegisteredRule{.rule = &oldResource, .group = "practices", .page = {}}};
    EXPECT_THAT(renderRule(rules[0], {}), testing::HasSubstr("  profile   strict\n  tags      practice\n"));
    EXPECT_THAT(renderRuleList(rules, {}), testing::HasSubstr(" (strict, practice)\n"));
    EXPECT_THAT(renderRuleListJson(rules), testing::HasSubstr(R"("profile":"strict","tags":["practice"])"));
}

TEST(RuleListJson, HasEveryFactOfARuleOnOneLine) {
    const std::array rules{fixture::waitZero};
    EXPECT_EQ(renderRuleListJson(rules),
        fmt::format(R"({{
  "tool": {{"name":"stepcheck","version":"{}"}},
  "rules": [
    {{"id":"wait-zero","group":"structure","summary":"A Wait state waits zero seconds.","severity":"info",)"
                    R"("profile":"strict","tags":[],"since":"0.2","source":null,"awsCode":null,"page":""}}
  ]
}}
)",
            support::version));
}

}  // namespace stepcheck::render
