#include "stepcheck/query/java_text.h"
#include "stepcheck/value/read.h"

#include <gtest/gtest.h>

namespace stepcheck::query {

TEST(JavaText, IsThatOfMapsAndLists) {
    EXPECT_EQ(javaText(*value::read(R"({"a": 1, "b": ["x", null, 1.5, true, {}], "c": ""})")),
        "{a=1, b=[x, null, 1.5, true, {}], c=}");
    EXPECT_EQ(javaText("text"), "text");
    EXPECT_EQ(javaText(1e7), "1.0E7");
}

TEST(JavaText, EndsInTheDepth) {
    value::Value deep(1);
    for (int i = 0; i < 5'000; ++i)
        deep = value::Value(std::vector<value::Value>{deep});
    EXPECT_NE(javaText(deep).find("…"), std::string::npos);
}

}  // namespace stepcheck::query
