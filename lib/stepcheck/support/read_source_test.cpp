#include "stepcheck/support/read_source.h"

#include <gtest/gtest.h>

#include <fstream>

namespace stepcheck::support {

static std::filesystem::path temporary(std::string_view name) {
    return std::filesystem::path(testing::TempDir()) / name;
}

TEST(ReadSource, KeepsEveryByte) {
    const std::filesystem::path path = temporary("bytes.json");
    std::ofstream(path, std::ios::binary) << "{\r\n\xFF}";
    const auto source = readSource(path);
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->text(), "{\r\n\xFF}");
}

TEST(ReadSource, SaysThatAPathIsADirectory) {
    const auto source = readSource(testing::TempDir());
    ASSERT_FALSE(source);
    EXPECT_NE(source.error().message.find("it is a directory"), std::string::npos);
}

TEST(ReadSource, NamesAFileThatDoesNotExist) {
    const auto source = readSource(temporary("no such file.json"));
    ASSERT_FALSE(source);
    EXPECT_NE(source.error().message.find("no such file.json: cannot be read: No such file"), std::string::npos);
}

}  // namespace stepcheck::support
