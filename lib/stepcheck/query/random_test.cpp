#include "stepcheck/query/random.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::query {

TEST(Random, DependsOnItsSeedAlone) {
    Random first(5);
    Random second(5);
    Random other(6);
    const std::uint64_t number = first.next();
    EXPECT_EQ(number, second.next());
    EXPECT_NE(number, other.next());
    EXPECT_NE(number, first.next());
}

TEST(Random, StaysBelowItsBound) {
    Random random(1);
    for (int i = 0; i < 1'000; ++i)
        EXPECT_LT(random.below(7), 7U);
}

TEST(Uuid, HasVersionAndVariant) {
    Random random(9);
    for (int i = 0; i < 50; ++i) {
        const std::string text = uuid(random);
        ASSERT_EQ(text.size(), 36U);
        EXPECT_EQ(text[14], '4');
        EXPECT_NE(std::string("89ab").find(text[19]), std::string::npos) << text;
    }
}

TEST(MixSeeds, TellsTheTwoApart) {
    EXPECT_NE(mixSeeds(1, 2), mixSeeds(2, 1));
    EXPECT_EQ(mixSeeds(1, 2), mixSeeds(1, 2));
}

}  // namespace stepcheck::query
