#include "stepcheck/config/finder.h"
#include "stepcheck/config/rules_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string_view>

namespace stepcheck::config {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class FinderTest : public testing::Test {
protected:
    FinderTest() : top_(fs::path(testing::TempDir()) / ("finder-" + std::string(testCase()))) {
        fs::remove_all(top_);
        fs::create_directories(top_ / "a" / "b");
    }
    ~FinderTest() override { fs::remove_all(top_); }

    void write(const fs::path& file, std::string_view text) { std::ofstream(top_ / file) << text; }

    [[nodiscard]] Finder finder(FinderOptions options = {}) const {
        options.workingFolder = top_;
        return Finder(std::move(options), fixture::rules);
    }

    const fs::path top_;

private:
    static const char* testCase() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }
};

TEST_F(FinderTest, TakesTheNearestFileAlone) {
    write(".stepcheck.yaml", "fail-on: error\n");
    write("a/.stepcheck.yaml", "type: EXPRESS\n");
    Finder finder = this->finder();
    EXPECT_EQ(finder.configFor(top_).config->name, ".stepcheck.yaml");
    EXPECT_EQ(finder.configFor(top_ / "a/b").config->name, "a/.stepcheck.yaml");
    EXPECT_EQ(finder.configFor(top_ / "a/b").config->choices.failOn, std::nullopt);
    EXPECT_EQ(finder.configFor(top_ / "a/b").config, finder.configFor(top_ / "a").config);
}

TEST_F(FinderTest, FindsNothingWhenIsolated) {
    write(".stepcheck.yaml", "fail-on: error\n");
    EXPECT_EQ(finder({.isolated = true}).configFor(top_).config, nullptr);
}

TEST_F(FinderTest, TakesTheGivenFileForEveryFolder) {
    write("a/.stepcheck.yaml", "type: EXPRESS\n");
    write("ci.yaml", "exclude: [a/]\n");
    Finder finder = this->finder({.file = top_ / "ci.yaml"});
    const Found found = finder.configFor(top_ / "a");
    ASSERT_NE(found.config, nullptr);
    EXPECT_EQ(found.config->folder, top_);
    EXPECT_EQ(found.config->choices.type, std::nullopt);
}

TEST_F(FinderTest, ReadsABrokenFileOnce) {
    write(".stepcheck.yaml", "selct: all\n");
    Finder finder = this->finder();
    EXPECT_FALSE(finder.configFor(top_ / "a").usable);
    EXPECT_FALSE(finder.configFor(top_ / "a/b").usable);
    ASSERT_EQ(finder.errors().size(), 1U);
    EXPECT_EQ(finder.errors().front().message, ".stepcheck.yaml:1:1: unknown key \"selct\"; did you mean \"select\"?");
}

TEST_F(FinderTest, ReportsAGivenFileThatIsMissing) {
    Finder finder = this->finder({.file = top_ / "none.yaml"});
    EXPECT_FALSE(finder.configFor(top_).usable);
    EXPECT_THAT(finder.errors().front().message, testing::HasSubstr("none.yaml: cannot be read"));
}

}  // namespace stepcheck::config
