#include "stepcheck/driver/terminal.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace stepcheck::driver {

static bool wants(ColorMode mode, bool isTerminal, const std::map<std::string, std::string>& variables) {
    return wantsColor(mode, isTerminal, [&](const char* name) -> std::optional<std::string_view> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional<std::string_view>(found->second);
    });
}

TEST(WantsColor, GoesByTheTerminal) {
    EXPECT_TRUE(wants(ColorMode::Auto, true, {}));
    EXPECT_FALSE(wants(ColorMode::Auto, false, {}));
}

TEST(WantsColor, LetsTheOptionDecide) {
    EXPECT_TRUE(wants(ColorMode::Always, false, {{"NO_COLOR", "1"}}));
    EXPECT_FALSE(wants(ColorMode::Never, true, {{"FORCE_COLOR", "1"}}));
}

TEST(WantsColor, HonoursNoColorAboveForceColor) {
    EXPECT_FALSE(wants(ColorMode::Auto, true, {{"NO_COLOR", "1"}}));
    EXPECT_FALSE(wants(ColorMode::Auto, true, {{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}));
    EXPECT_TRUE(wants(ColorMode::Auto, true, {{"NO_COLOR", ""}}));
}

TEST(WantsColor, HonoursForcedColorInAPipe) {
    EXPECT_TRUE(wants(ColorMode::Auto, false, {{"FORCE_COLOR", "1"}}));
    EXPECT_TRUE(wants(ColorMode::Auto, false, {{"CLICOLOR_FORCE", "1"}}));
    EXPECT_FALSE(wants(ColorMode::Auto, false, {{"FORCE_COLOR", "0"}}));
}

TEST(WantsColor, HonoursCliColorAndDumbTerminals) {
    EXPECT_FALSE(wants(ColorMode::Auto, true, {{"CLICOLOR", "0"}}));
    EXPECT_TRUE(wants(ColorMode::Auto, true, {{"CLICOLOR", "1"}}));
    EXPECT_FALSE(wants(ColorMode::Auto, true, {{"TERM", "dumb"}}));
}

}  // namespace stepcheck::driver
