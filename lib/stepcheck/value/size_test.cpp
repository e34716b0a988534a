#include "stepcheck/value/read.h"
#include "stepcheck/value/size.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::value {

TEST(SurelyFits, KnowsThatSmallDataIsSmall) {
    EXPECT_TRUE(surelyFits(*read(R"({"id": 17, "tags": ["a", 0.5, null, true]})"), 1'000));
}

TEST(SurelyFits, NeverSaysSoOfWhatIsLarger) {
    for (const char* text :
        {R"("\u0001\u0002")", "[1,2,3]", R"({"a":{"b":[]}})", "-1.7976931348623157E308", "[[],[]]"}) {
        const Value value = *read(text);
        EXPECT_FALSE(surelyFits(value, write(value).size() - 1)) << text;
    }
}

TEST(SurelyFits, DoesNotGoDownForever) {
    Value deep;
    for (int i = 0; i < 100'000; ++i)
        deep = Value(std::vector<Value>{deep});
    EXPECT_FALSE(surelyFits(deep, 1'000'000));
}

}  // namespace stepcheck::value
