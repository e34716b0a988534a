#include "stepcheck/driver/discovery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <string_view>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class DiscoveryTest : public testing::Test {
protected:
    DiscoveryTest()
        : top_(fs::canonical(testing::TempDir()) /
               ("discovery-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        fs::remove_all(top_);
        fs::create_directories(top_);
    }
    ~DiscoveryTest() override { fs::remove_all(top_); }

    void write(const fs::path& file, std::string_view text = "{}") {
        fs::create_directories((top_ / file).parent_path());
        std::ofstream(top_ / file) << text;
    }

    [[nodiscard]] Discovery found(std::initializer_list<std::string> paths, DiscoveryOptions options = {}) const {
        options.workingFolder = top_;
        config::Finder finder({.workingFolder = top_}, {});
        return discover({paths.begin(), paths.size()}, options, finder);
    }

    [[nodiscard]] std::vector<std::string> names(
        std::initializer_list<std::string> paths, DiscoveryOptions options = {}) const {
        std::vector<std::string> result;
        for (const FoundFile& file : found(paths, std::move(options)).files)
            result.push_back(file.name);
        return result;
    }

    const fs::path top_;
};

TEST_F(DiscoveryTest, FindsDefinitionsByTheirNames) {
    for (const char* name :
        {"b/x.asl.yaml", "a.asl.json", "c.asl.jsonc", "d.asl.yml", "e.json", "f.asl", ".asl.json.bak"})
        write(name);
    EXPECT_THAT(names({"."}), ElementsAre("a.asl.json", "b/x.asl.yaml", "c.asl.jsonc", "d.asl.yml"));
    EXPECT_THAT(names({"b"}), ElementsAre("b/x.asl.yaml"));
    EXPECT_THAT(names({"b//"}), ElementsAre("b//x.asl.yaml"));
}

TEST_F(DiscoveryTest, TakesAFileWhateverItsName) {
    write("e.json");
    EXPECT_THAT(names({"e.json", "missing.txt"}), ElementsAre("e.json", "missing.txt"));
}

TEST_F(DiscoveryTest, TakesAFileOnceUnderItsFirstName) {
    write("a/x.asl.json");
    EXPECT_THAT(
        names({"./a/x.asl.json", "a", "a/../a/x.asl.json", (top_ / "a").native()}), ElementsAre("a/x.asl.json"));
}

TEST_F(DiscoveryTest, PrefersAFileToTheLinkToIt) {
    write("z.asl.json");
    fs::create_symlink("z.asl.json", top_ / "a.asl.json");
    EXPECT_THAT(names({"."}), ElementsAre("z.asl.json"));
    EXPECT_THAT(names({"a.asl.json", "."}), ElementsAre("a.asl.json"));
}

TEST_F(DiscoveryTest, FollowsLinksToFilesNotToFolders) {
    write("a/x.asl.json");
    write("other/y.json");
    fs::create_directory_symlink("..", top_ / "a/loop");
    fs::create_symlink("../other/y.json", top_ / "a/link.asl.json");
    EXPECT_THAT(names({"a"}), ElementsAre("a/link.asl.json", "a/x.asl.json"));
    fs::create_directory_symlink("a", top_ / "given");
    EXPECT_THAT(names({"given"}), ElementsAre("given/link.asl.json", "given/x.asl.json"));
}

TEST_F(DiscoveryTest, TakesALinkThatLeadsNowhere) {
    fs::create_symlink("gone.asl.json", top_ / "a.asl.json");
    EXPECT_THAT(names({"."}), ElementsAre("a.asl.json"));
}

TEST_F(DiscoveryTest, SkipsGitAndNodeModules) {
    write(".git/x.asl.json");
    write("a/node_modules/x.asl.json");
    write(".hidden/x.asl.json");
    EXPECT_THAT(names({"."}), ElementsAre(".hidden/x.asl.json"));
    EXPECT_THAT(names({"a/node_modules"}), ElementsAre("a/node_modules/x.asl.json"));
}

TEST_F(DiscoveryTest, RespectsNestedGitignoreFiles) {
    write(".gitignore", "build/\n*.old.asl.json\n/top.asl.json\n");
    write("a/.gitignore", "!keep.old.asl.json\nlocal.asl.json\n");
    for (const char* name : {"build/x.asl.json", "a/build/x.asl.json", "a/x.old.asl.json", "a/keep.old.asl.json",
             "top.asl.json", "a/top.asl.json", "a/local.asl.json", "local.asl.json"})
        write(name);
    EXPECT_THAT(names({"."}), ElementsAre("a/keep.old.asl.json", "a/top.asl.json", "local.asl.json"));
    EXPECT_EQ(names({"."}, {.respectGitignore = false}).size(), 8U);
}

TEST_F(DiscoveryTest, RespectsGitignoreFilesAboveInTheRepository) {
    fs::create_directories(top_ / "repo/.git");
    write(".gitignore", "*\n");
    write("repo/.gitignore", "*.old.asl.json\n");
    write("repo/a/x.asl.json");
    write("repo/a/x.old.asl.json");
    EXPECT_THAT(names({"repo/a"}), ElementsAre("repo/a/x.asl.json"));
    EXPECT_THAT(names({"repo/a/x.old.asl.json"}), ElementsAre("repo/a/x.old.asl.json"));
}

TEST_F(DiscoveryTest, BeginsAnewInANestedRepository) {
    write(".gitignore", "*.asl.json\n");
    fs::create_directories(top_ / "module/.git");
    write("module/x.asl.json");
    write("x.asl.json");
    EXPECT_THAT(names({"."}), ElementsAre("module/x.asl.json"));
}

TEST_F(DiscoveryTest, ExcludesByOptionAndConfiguration) {
    write(".stepcheck.yaml", "exclude: [/vendor/]\n");
    write("vendor/x.asl.json");
    write("a/vendor/x.asl.json");
    write("a/draft.asl.json");
    EXPECT_THAT(names({"."}, {.exclude = {"draft.*"}}), ElementsAre("a/vendor/x.asl.json"));
    EXPECT_THAT(names({"vendor"}), ElementsAre("vendor/x.asl.json"));
}

TEST_F(DiscoveryTest, NamesFoldersWithoutDefinitions) {
    write("a/readme.md");
    write("b/x.asl.json");
    EXPECT_THAT(found({"a", "b"}).emptyFolders, ElementsAre("a"));
}

TEST_F(DiscoveryTest, KnowsTheConfigurationOfEachFile) {
    write("a/.stepcheck.yaml", "type: EXPRESS\n");
    write("a/x.asl.json");
    write("x.asl.json");
    const Discovery discovery = found({"."});
    ASSERT_EQ(discovery.files.size(), 2U);
    EXPECT_NE(discovery.files.front().config.config, nullptr);
    EXPECT_EQ(discovery.files.back().config.config, nullptr);
}

}  // namespace stepcheck::driver
