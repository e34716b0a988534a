#include "stepcheck/support/span_map.h"

#include <gtest/gtest.h>

namespace stepcheck::support {

// The text  a<newline>b  decoded from the six bytes  "a\nb"  that stand at 10.
static SpanMap escapedNewline() {
    SpanMap map;
    map.append(1, {.begin = 11, .end = 12});
    map.append(2, {.begin = 12, .end = 14});
    map.append(3, {.begin = 14, .end = 15});
    return map;
}

TEST(SpanMap, MapsEachByteOfAVerbatimPieceToItsOwnPlace) {
    SpanMap map;
    map.append(4, {.begin = 100, .end = 104});
    EXPECT_EQ(map.toOrigin({.begin = 1, .end = 3}), (Span{.begin = 101, .end = 103}));
}

TEST(SpanMap, MapsAnEscapeAsAWhole) {
    EXPECT_EQ(escapedNewline().toOrigin({.begin = 1, .end = 2}), (Span{.begin = 12, .end = 14}));
}

TEST(SpanMap, CoversEveryPieceThatARangeTouches) {
    EXPECT_EQ(escapedNewline().toOrigin({.begin = 0, .end = 3}), (Span{.begin = 11, .end = 15}));
}

TEST(SpanMap, KeepsAnEmptyRangeEmpty) {
    EXPECT_EQ(escapedNewline().toOrigin({.begin = 2, .end = 2}), (Span{.begin = 14, .end = 14}));
}

TEST(SpanMap, MapsWhatLiesBehindTheTextToItsEnd) {
    EXPECT_EQ(escapedNewline().toOrigin({.begin = 3, .end = 3}), (Span{.begin = 15, .end = 15}));
}

TEST(SpanMap, MapsARangeOverReorderedPiecesToItsFirstPiece) {
    SpanMap map;
    map.append(2, {.begin = 50, .end = 52});
    map.append(4, {.begin = 10, .end = 12});
    EXPECT_EQ(map.toOrigin({.begin = 0, .end = 4}), (Span{.begin = 50, .end = 52}));
}

TEST(SpanMap, MergesPiecesThatContinueEachOther) {
    SpanMap map;
    map.append(2, {.begin = 10, .end = 12});
    map.append(5, {.begin = 12, .end = 15});
    EXPECT_EQ(map.toOrigin({.begin = 1, .end = 4}), (Span{.begin = 11, .end = 14}));
}

TEST(SpanMap, KnowsHowFarATextIsTakenOverByteForByte) {
    SpanMap map;
    map.append(4, {.begin = 10, .end = 14});
    map.append(5, {.begin = 14, .end = 20});
    EXPECT_EQ(map.verbatimEnd(1), 4U);
    EXPECT_EQ(map.verbatimEnd(4), 4U);
    EXPECT_EQ(map.verbatimEnd(5), 5U);
}

TEST(SpanMap, BeginsAnewAfterItWasCleared) {
    SpanMap map = escapedNewline();
    map.clear();
    map.append(2, {.begin = 30, .end = 32});
    EXPECT_EQ(map.toOrigin({.begin = 1, .end = 2}), (Span{.begin = 31, .end = 32}));
}

}  // namespace stepcheck::support
