#include "stepcheck/query/java_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace stepcheck::query {

using testing::ElementsAre;

static std::vector<std::string> ordered(const std::vector<std::string>& names) {
    std::vector<std::string> order;
    for (const std::size_t index : javaOrder(names))
        order.push_back(names[index]);
    return order;
}

TEST(JavaOrder, HashesAsJavaDoes) {
    EXPECT_EQ(javaHash(""), 0U);
    EXPECT_EQ(javaHash("hello"), 99162322U);
    EXPECT_EQ(javaHash("\xF0\x9F\x98\x80"), 0xD83DU * 31 + 0xDE00U);
}

TEST(JavaOrder, IsTheOneOfRecordings) {
    EXPECT_THAT(ordered({"MyLetters", "MyNumbers", "MyString", "MyObject", "MyArray"}),
        ElementsAre("MyNumbers", "MyObject", "MyString", "MyLetters", "MyArray"));
    EXPECT_THAT(
        ordered({"ApiEndpoint", "Method", "Path", "Stage"}), ElementsAre("Path", "Stage", "ApiEndpoint", "Method"));
    EXPECT_THAT(ordered({"StateMachineArn", "Input", "Name"}), ElementsAre("Input", "StateMachineArn", "Name"));
    EXPECT_THAT(ordered({"Iterations", "Values"}), ElementsAre("Values", "Iterations"));
}

}  // namespace stepcheck::query
