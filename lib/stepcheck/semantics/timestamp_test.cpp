#include "stepcheck/semantics/timestamp.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

TEST(Timestamp, IsTheMomentWhateverItsOffset) {
    EXPECT_EQ(parseTimestamp("1970-01-01T00:00:01Z"), 1000);
    EXPECT_EQ(parseTimestamp("1970-01-01T01:00:01+01:00"), 1000);
    EXPECT_EQ(parseTimestamp("1969-12-31T23:30:00-00:30"), 0);
}

TEST(Timestamp, KeepsMillisecondsOfAnyFraction) {
    EXPECT_EQ(parseTimestamp("1970-01-01T00:00:00.5Z"), 500);
    EXPECT_EQ(parseTimestamp("1970-01-01T00:00:00.000000001Z"), 0);
    EXPECT_EQ(parseTimestamp("1970-01-01T00:00:00.1234567890Z"), std::nullopt);
}

TEST(Timestamp, HasADateATimeAndAnOffset) {
    for (const char* text : {"2016-03-14", "2016-03-14T01:59:00", "2016-03-14 01:59:00Z", "2016-03-14T01:59Z",
             "2016-13-14T01:59:00Z", "2016-02-30T01:59:00Z", "2016-03-14T25:00:00Z", "2016-03-14T01:60:00Z",
             "2016-03-14T01:59:00z", "14-03-2016T01:59:00Z", "2016-03-14T01:59:00.Z", ""})
        EXPECT_EQ(parseTimestamp(text), std::nullopt) << text;
}

TEST(Timestamp, IsWrittenWithoutFractionOnAWholeSecond) {
    EXPECT_EQ(writeTimestamp(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(writeTimestamp(1'756'289'082'001), "2025-08-27T10:04:42.001Z");
}

}  // namespace stepcheck::semantics
