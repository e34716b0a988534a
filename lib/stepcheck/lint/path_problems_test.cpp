#include "stepcheck/lint/path_problems.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <gtest/gtest.h>

namespace stepcheck::lint {

// Whether the service may take a text that is no path for us.
static bool mayBeTaken(std::string_view text) {
    const auto path = query::jsonpath::parse(text);
    return !path && mayBeTaken(text, path.error());
}

TEST(MayBeTaken, HoldsForBareWordsInFilters) {
    EXPECT_TRUE(mayBeTaken("$.list[?(@.type == order)]"));
    EXPECT_TRUE(mayBeTaken("$.a[?(@.type==tool_use && @.name==get_x)].b"));
}

TEST(MayBeTaken, HoldsForScripts) {
    EXPECT_TRUE(mayBeTaken("$[(@.length-1)].bar"));
}

TEST(MayBeTaken, DoesNotHoldForOtherMistakes) {
    EXPECT_FALSE(mayBeTaken("$.a["));
    EXPECT_FALSE(mayBeTaken("$.a[x]"));
    EXPECT_FALSE(mayBeTaken("$.a[?(@.b == 1)][x]"));
    EXPECT_FALSE(mayBeTaken("$.a[?(@.b == )]"));
    EXPECT_FALSE(mayBeTaken("word"));
}

}  // namespace stepcheck::lint
