#include "stepcheck/syntax/json_fixture.h"
#include "stepcheck/syntax/json_string.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The value of a text that is one string.
static std::string valueOf(std::string_view text) {
    const ReadJson json{std::string(text)};
    EXPECT_THAT(json.findings(), IsEmpty());
    return std::string(json.root().text());
}

TEST(JsonString, DecodesTheShortEscapes) {
    EXPECT_EQ(valueOf(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
}

TEST(JsonString, DecodesUnicodeEscapes) {
    EXPECT_EQ(valueOf(R"("\u0041\u00e9\u20AC")"), "Aé€");
}

TEST(JsonString, DecodesSurrogatePairs) {
    EXPECT_EQ(valueOf(R"("\uD83D\uDE00")"), "😀");
}

TEST(JsonString, MapsTextWithoutEscapes) {
    const ReadJson json(R"(["Charge card"])");
    EXPECT_EQ(json.root().elements()[0].spanOf({.begin = 7, .end = 11}), (Span{.begin = 9, .end = 13}));
}

TEST(JsonString, MapsTextBehindEscapes) {
    const ReadJson json(R"("a\nb\tcard")");
    EXPECT_EQ(json.root().spanOf({.begin = 4, .end = 8}), (Span{.begin = 7, .end = 11}));
}

TEST(JsonString, MapsEachEscapeToAllOfIt) {
    const ReadJson json(R"("x\"y\\z\u0041")");
    EXPECT_EQ(json.origin(json.root(), "\""), R"(\")");
    EXPECT_EQ(json.origin(json.root(), "\\"), R"(\\)");
    EXPECT_EQ(json.origin(json.root(), "A"), R"(\u0041)");
}

TEST(JsonString, MapsACharacterOfSeveralBytesToItsEscape) {
    const ReadJson json(R"("x\u20ACy")");
    EXPECT_EQ(json.origin(json.root(), "€"), R"(\u20AC)");
    EXPECT_EQ(json.origin(json.root(), "y"), "y");
}

TEST(JsonString, MapsASurrogatePairAsAWhole) {
    const ReadJson json(R"("x\uD83D\uDE00y")");
    EXPECT_EQ(json.origin(json.root(), "😀"), R"(\uD83D\uDE00)");
    EXPECT_EQ(json.origin(json.root(), "y"), "y");
}

TEST(JsonString, MapsARangeThatBeginsAndEndsInEscapes) {
    const ReadJson json(R"("a\nbc\td")");
    EXPECT_EQ(json.origin(json.root(), "\nbc\t"), R"(\nbc\t)");
}

TEST(JsonString, MapsTheEndOfTheText) {
    const ReadJson json(R"("a\n")");
    EXPECT_EQ(json.root().spanOf({.begin = 2, .end = 2}), (Span{.begin = 4, .end = 4}));
}

TEST(JsonString, MapsKeysAsWellAsValues) {
    const ReadJson json(R"({"a\tkey": 1})");
    EXPECT_EQ(json.origin(json.root().members()[0].key, "key"), "key");
}

TEST(JsonString, MapsTextBehindCharactersOfSeveralBytes) {
    const ReadJson json("\"é😀 card\"");
    EXPECT_EQ(json.origin(json.root(), "card"), "card");
}

TEST(JsonString, ReplacesHalfASurrogatePair) {
    for (const std::string_view half : {R"("\uD83D")", R"("\uDE00")", R"("\uD83Dx")", R"("\uD83D\n")"}) {
        const ReadJson json{std::string(half)};
        EXPECT_TRUE(json.root().text().starts_with("\uFFFD")) << half;
        EXPECT_EQ(json.finding().severity, support::Severity::Warning) << half;
        EXPECT_EQ(json.finding().rule, "invalid-unicode") << half;
    }
}

TEST(JsonString, NamesTheHalfOfAPair) {
    const ReadJson json(R"("ab\uD83Dc")");
    EXPECT_THAT(json.findings(), ElementsAre(R"(1:4 "\uD83D" is half of a surrogate pair, no character)"));
    EXPECT_EQ(json.source(json.finding().at), R"(\uD83D)");
}

TEST(JsonString, ReadsTheSecondOfTwoLeadingHalves) {
    const ReadJson json(R"("\uD83D\uD83D\uDE00")");
    EXPECT_THAT(json.findings(), SizeIs(1));
    EXPECT_EQ(json.root().text(), "\uFFFD😀");
}

TEST(JsonString, WarnsOfANulCharacter) {
    const ReadJson json(R"("a\u0000b")");
    EXPECT_EQ(json.finding().severity, support::Severity::Warning);
    EXPECT_EQ(json.root().text(), (std::string_view("a\0b", 3)));
}

TEST(JsonString, SaysThatFourDigitsAreExpected) {
    const ReadJson json(R"("\u12G4")");
    EXPECT_THAT(json.findings(), ElementsAre(R"(1:2 expected four hexadecimal digits after "\u", found "12G4")"));
    EXPECT_EQ(json.root().text(), "\uFFFD12G4");
}

TEST(JsonString, ReadsNoDigitsBehindTheString) {
    EXPECT_THAT(ReadJson(R"(["\u12", 34])").findings(), SizeIs(1));
}

TEST(JsonString, KeepsAnEscapeThatJsonDoesNotKnow) {
    const ReadJson json(R"(["\d+ \é"])");
    EXPECT_THAT(json.findings(), ElementsAre(R"(1:3 expected an escape that JSON knows, found "\d")",
                                     R"(1:7 expected an escape that JSON knows, found "\é")"));
    EXPECT_EQ(json.tree(), R"(["\d+ \é"])");
}

TEST(JsonString, SaysHowToWriteAnUnknownEscape) {
    struct Case {
        std::string_view text;
        std::string_view help;
    };
    static constexpr std::array<Case, 5> cases{{{R"(["\d"])", "write two backslashes for a backslash"},
        {R"(["\'"])", "write ' without the backslash"}, {R"(["\x41"])", "write \\u00 and the two digits"},
        {R"(["\0"])", "write \\u0000"}, {"[\"a\\\nb\"]", "write the string on one line"}}};
    for (const Case& escape : cases)
        EXPECT_EQ(ReadJson(std::string(escape.text)).finding().help, escape.help);
}

TEST(JsonString, ReportsControlCharactersOfAStringOnce) {
    const ReadJson json("[\"a\tb\tc\", \"\x01\"]");
    EXPECT_THAT(json.findings(), ElementsAre("1:4 expected an escape in the string, found a tab",
                                     "1:12 expected an escape in the string, found the character U+0001"));
    EXPECT_EQ(json.tree(), "[\"a\tb\tc\",\"\x01\"]");
}

TEST(JsonString, TakesTheCharacterAboveTheControlCharacters) {
    EXPECT_EQ(valueOf("\"\x7F\""), "\x7F");
}

// Holes

TEST(JsonString, MakesANodeOfAHoleInQuotes) {
    const ReadJson json(R"(["${Arn}", "{{ arn }}", "{{resolve:ssm:/arn:1}}"])");
    EXPECT_EQ(json.tree(), "[<Arn>,<arn>,<resolve:ssm:/arn:1>]");
    EXPECT_EQ(json.source(json.root().elements()[0].span()), R"("${Arn}")");
}

TEST(JsonString, MapsTheNameOfAHoleInQuotes) {
    const ReadJson json(R"(["${ Arn }"])");
    EXPECT_EQ(json.root().elements()[0].spanOf({.begin = 0, .end = 3}), (Span{.begin = 5, .end = 8}));
}

TEST(JsonString, NotesHolesInsideAString) {
    const ReadJson json(R"("arn:${Partition}:states:${Region}")");
    EXPECT_EQ(json.root().text(), "arn:${Partition}:states:${Region}");
    ASSERT_THAT(json.root().holes(), SizeIs(2));
    EXPECT_EQ(json.root().holes()[1].name, "Region");
    EXPECT_EQ(json.root().holes()[1].at, (Span{.begin = 24, .end = 33}));
}

TEST(JsonString, MapsTextBehindAHole) {
    const ReadJson json(R"("a\n${Name}card")");
    EXPECT_EQ(json.origin(json.root(), "card"), "card");
    EXPECT_EQ(json.origin(json.root(), "${Name}"), "${Name}");
}

TEST(JsonString, FindsHolesInKeys) {
    const ReadJson json(R"({"${Table}": 1, "on-${Stage}": 2})");
    EXPECT_TRUE(json.root().members()[0].key.is(Kind::Hole));
    EXPECT_THAT(json.root().members()[1].key.holes(), SizeIs(1));
}

TEST(JsonString, FindsAHoleAroundEscapes) {
    const ReadJson json(R"("${lookup(\"arn\")}")");
    EXPECT_EQ(json.tree(), R"(<lookup("arn")>)");
}

TEST(JsonString, WritesAnEscapedHoleAsText) {
    const ReadJson json(R"(["$${Name}", "${!Name}"])");
    EXPECT_EQ(json.tree(), R"(["${Name}","${Name}"])");
    EXPECT_TRUE(json.root().elements()[0].isFinalString());
}

TEST(JsonString, MapsAnEscapedHole) {
    const ReadJson json(R"("a$${Name}card")");
    EXPECT_EQ(json.origin(json.root(), "${"), "$${");
    EXPECT_EQ(json.origin(json.root(), "Name"), "Name");
    EXPECT_EQ(json.origin(json.root(), "card"), "card");
}

TEST(JsonString, PlacesAHoleBehindAnEscapedOne) {
    const ReadJson json(R"("$${a}${b}")");
    ASSERT_THAT(json.root().holes(), SizeIs(1));
    EXPECT_EQ(json.root().holes()[0].at, (Span{.begin = 4, .end = 8}));
}

TEST(JsonString, SeesNoHoleInJsonata) {
    for (const std::string_view text : {R"("{% $map($x, function($v){{'a': $v}}) %}")", R"("{% {{'a': {}}} %}")",
             R"("$.a[?(@.b == '{')]")", R"("$$.Execution.Id")", R"("cost: $5")"})
        EXPECT_TRUE(ReadJson(std::string(text)).root().isFinalString()) << text;
}

TEST(JsonString, SeesNoHoleWhenTheyAreOff) {
    const ReadJson json(R"(["${Arn}", "$${x}", "{{ y }}"])", Language::Json, {.holes = false});
    EXPECT_EQ(json.tree(), R"(["${Arn}","$${x}","{{ y }}"])");
}

TEST(JsonString, MakesANodeOfABareHole) {
    const ReadJson json(R"({"MaxAttempts": ${N}, "Retry": [${a}, {{ b }}], "Seconds": 1${zeros}})");
    EXPECT_EQ(json.tree(), R"({"MaxAttempts":<N>,"Retry":[<a>,<b>],"Seconds":<zeros>})");
    EXPECT_THAT(json.findings(), IsEmpty());
}

TEST(JsonString, PlacesABareHole) {
    const ReadJson json(R"({"N": ${ Count }})");
    EXPECT_EQ(json.source(json.at("N").span()), "${ Count }");
    EXPECT_EQ(json.origin(json.at("N"), "Count"), "Count");
}

TEST(JsonString, TakesABareHoleForAKey) {
    const ReadJson json(R"({${Name}: 1})");
    EXPECT_EQ(json.tree(), "{<Name>:1}");
}

TEST(JsonString, TakesABareHoleForMembersThatNobodyKnows) {
    for (const std::string_view text : {R"({${m}})", R"({${m}, "a": 1})", "{${m}\n\"a\": 1}", R"({"a": 1, ${m}})",
             "{\"a\": 1\n${m}}", "{\"a\": 1\n${m}\n${n}}"}) {
        const ReadJson json{std::string(text)};
        EXPECT_THAT(json.findings(), IsEmpty()) << text;
        EXPECT_FALSE(json.root().isComplete()) << text;
    }
}

TEST(JsonString, TakesBareHolesForElementsWithTheirCommas) {
    const ReadJson json("[1\n${a}\n${b}\n2]");
    EXPECT_THAT(json.findings(), IsEmpty());
    EXPECT_EQ(json.tree(), "[1,<a>,<b>,2]~");
}

TEST(JsonString, EndsABareHoleOnItsLine) {
    const ReadJson json("{\"a\": ${N,\n \"b\": {}}");
    EXPECT_EQ(json.findings().front(), "1:7 expected a value, found \"$\"");
}

}  // namespace stepcheck::syntax
