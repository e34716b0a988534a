#include "stepcheck/render/uri.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace stepcheck::render {

TEST(PlainPath, IsTheNormalFormOfARelativePath) {
    EXPECT_EQ(plainPath("./flows/../order #1.asl.json"), "order #1.asl.json");
    EXPECT_EQ(plainPath("../a\xFF.json"), "../a\xEF\xBF\xBD.json");
}

namespace fs = std::filesystem;

class FileUriTest : public testing::Test {
protected:
    FileUriTest() {
        fs::create_directories(root_ / "repo" / "flows");
        std::ofstream(root_ / "repo" / "flows" / "order.asl.json") << "{}";
    }
    ~FileUriTest() override { fs::remove_all(root_); }

    [[nodiscard]] std::string repo() const { return (root_ / "repo").string(); }

    const fs::path root_ = fs::weakly_canonical(
        fs::path(testing::TempDir()) /
        (std::string("uri_test.") + testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(FileUriTest, IsRelativeToTheWorkingDirectory) {
    EXPECT_EQ(fileUri("./flows/order.asl.json", repo()).uri, "flows/order.asl.json");
    EXPECT_TRUE(fileUri("./flows/order.asl.json", repo()).isRelative);
}

TEST_F(FileUriTest, IsRelativeForAnAbsolutePathBelowTheWorkingDirectory) {
    EXPECT_EQ(fileUri(repo() + "/flows/order.asl.json", repo()).uri, "flows/order.asl.json");
}

TEST_F(FileUriTest, IsAbsoluteOutsideOfTheWorkingDirectory) {
    EXPECT_EQ(fileUri("../order.asl.json", repo() + "/flows").uri, "file://" + repo() + "/order.asl.json");
    EXPECT_FALSE(fileUri("../order.asl.json", repo() + "/flows").isRelative);
}

TEST_F(FileUriTest, NamesTheFileThatASymbolicLinkLeadsTo) {
    fs::create_symlink("flows/order.asl.json", root_ / "repo" / "link.asl.json");
    EXPECT_EQ(fileUri("link.asl.json", repo()).uri, "flows/order.asl.json");
}

TEST_F(FileUriTest, SeesThroughALinkInTheWorkingDirectory) {
    fs::create_directory_symlink("repo", root_ / "alias");
    EXPECT_EQ(fileUri("flows/order.asl.json", (root_ / "alias").string()).uri, "flows/order.asl.json");
}

TEST_F(FileUriTest, KeepsTheNameOfAFileThatIsNotThere) {
    EXPECT_EQ(fileUri("flows/new #1.asl.json", repo()).uri, "flows/new%20%231.asl.json");
}

TEST_F(FileUriTest, LooksNothingUpWithoutAWorkingDirectory) {
    EXPECT_EQ(fileUri("./a/../b.json", "").uri, "b.json");
    EXPECT_FALSE(fileUri("../b.json", "").isRelative);
}

TEST_F(FileUriTest, OfADirectoryEndsWithASlash) {
    EXPECT_EQ(directoryUri(repo()), "file://" + repo() + "/");
}

}  // namespace stepcheck::render
