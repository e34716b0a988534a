#include "stepcheck/semantics/timestamp.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

TEST(Timestamp, IsCountedInMilliseconds) {
    EXPECT_EQ(parseTimestamp("1970-01-01T01:00:01.5+01:00"), 1500);
    EXPECT_EQ(parseTimestamp("1970-01-01T00:00:00.000999Z"), 0);
    EXPECT_EQ(parseTimestamp("1970-01-01 00:00:00Z"), std::nullopt);
}

TEST(Timestamp, IsWrittenWithoutFractionOnAWholeSecond) {
    EXPECT_EQ(writeTimestamp(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(writeTimestamp(1'756'289'082'001), "2025-08-27T10:04:42.001Z");
}

}  // namespace stepcheck::semantics
