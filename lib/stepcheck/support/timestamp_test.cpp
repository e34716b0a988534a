#include "stepcheck/support/timestamp.h"

#include <gtest/gtest.h>

namespace stepcheck::support {

static Timestamp at(std::string_view text) {
    return parseTimestamp(text).value.value();
}

static std::string_view problemOf(std::string_view text) {
    return parseTimestamp(text).problem;
}

TEST(Timestamp, CountsSecondsSinceTheEpoch) {
    EXPECT_EQ(at("1970-01-01T00:00:00Z").seconds, 0);
    EXPECT_EQ(at("2016-03-14T01:59:00Z").seconds, 1'457'920'740);
    EXPECT_EQ(at("1969-12-31T23:59:59Z").seconds, -1);
}

TEST(Timestamp, IsTheSameInstantInEveryOffset) {
    EXPECT_EQ(at("2016-03-14T02:59:00+01:00"), at("2016-03-14T01:59:00Z"));
    EXPECT_EQ(at("2016-03-13T20:29:00-05:30"), at("2016-03-14T01:59:00Z"));
}

TEST(Timestamp, MayHaveAFractionOfAnyLength) {
    EXPECT_EQ(at("2016-03-14T01:59:00.5Z").nanoseconds, 500'000'000);
    EXPECT_EQ(at("2016-03-14T01:59:00.00Z"), at("2016-03-14T01:59:00Z"));
    EXPECT_EQ(at("2016-03-14T01:59:00.123456789123Z").nanoseconds, 123'456'789);
    EXPECT_LT(at("2016-03-14T01:59:00Z"), at("2016-03-14T01:59:00.000001Z"));
}

TEST(Timestamp, NeedsUpperCaseLetters) {
    EXPECT_EQ(problemOf("2016-03-14t01:59:00Z"), "\"T\" must be upper-case");
    EXPECT_EQ(problemOf("2016-03-14T01:59:00z"), "\"Z\" must be upper-case");
}

TEST(Timestamp, SaysWhatIsMissing) {
    EXPECT_EQ(problemOf("2016-12-05 21:29:29Z"), "\"T\" is missing between date and time");
    EXPECT_EQ(problemOf("2016-12-05T21:29:29"), "\"Z\" or an offset such as +01:00 is missing");
    EXPECT_EQ(problemOf("2016-12-05T21:29Z"), "the seconds are missing");
    EXPECT_EQ(problemOf("05-12-2016T21:29:29Z"), "it does not begin with a date such as 2026-03-14");
    EXPECT_EQ(problemOf(""), "it does not begin with a date such as 2026-03-14");
    EXPECT_EQ(problemOf("2016-12-05T21:29:29.Z"), "the fraction has no digits");
    EXPECT_EQ(problemOf("2016-12-05T21:29:29+0100"), "the offset is not written as +01:00");
    EXPECT_EQ(problemOf("2016-12-05T21:29:29Z "), "there is text after it");
}

TEST(Timestamp, KnowsTheCalendar) {
    EXPECT_EQ(problemOf("2016-13-05T21:29:29Z"), "there is no such month");
    EXPECT_EQ(problemOf("2015-02-29T21:29:29Z"), "there is no such day");
    EXPECT_EQ(problemOf("2016-02-29T21:29:29Z"), "");
    EXPECT_EQ(problemOf("2016-02-28T25:29:29Z"), "there is no such hour");
    EXPECT_EQ(problemOf("2016-02-28T21:60:29Z"), "there is no such minute");
    EXPECT_EQ(problemOf("2016-12-31T23:59:60Z"), "");
}

}  // namespace stepcheck::support
