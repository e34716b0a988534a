#include "stepcheck/syntax/json_fixture.h"
#include "stepcheck/syntax/path.h"

#include <gtest/gtest.h>

namespace stepcheck::syntax {

TEST(PathTo, LeadsToKeysValuesAndElements) {
    const ReadJson text(R"({"a": [1, {"b": 2}]})");
    const Node& object = text.at("a").elements()[1];
    const Member& member = object.members()[0];
    for (const Span span : {member.key.span(), member.value.span(), member.span()}) {
        const std::vector<PathStep> path = pathTo(text.root(), span);
        ASSERT_EQ(path.size(), 3U);
        EXPECT_EQ(path[0].member->name(), "a");
        EXPECT_EQ(path[1].index, 1U);
        EXPECT_EQ(path[2].member, &member);
    }
    EXPECT_EQ(pathTo(text.root(), object.span()).size(), 2U);
}

TEST(PathTo, IsEmptyForTheRootAndForWhatIsNothing) {
    const ReadJson text(R"({"a": "bc"})");
    EXPECT_TRUE(pathTo(text.root(), text.root().span()).empty());
    EXPECT_TRUE(pathTo(text.root(), {.begin = 7, .end = 8}).empty());
}

}  // namespace stepcheck::syntax
