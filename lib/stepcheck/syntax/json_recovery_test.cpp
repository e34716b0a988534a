#include "stepcheck/syntax/json_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

using testing::AnyOf;
using testing::ElementsAre;
using testing::SizeIs;

// Three mistakes, and everything between and behind them.

TEST(JsonRecovery, FindsThreeMistakesOfOneText) {
    const ReadJson json(R"({
  "StartAt": "Charge card"
  "States": {
    "Charge card": { "Type" "Pass", "Next": "Done" },
    "Done": { "Type": "Succeed", }
  }
})");
    EXPECT_THAT(json.findings(), ElementsAre("2:27 expected \",\" or \"}\", found the key \"States\"",
                                     "4:28 expected \":\" and a value after the key, found the string \"Pass\"",
                                     "5:32 expected another member after \",\", found \"}\""));
}

TEST(JsonRecovery, KeepsEverythingAroundThreeMistakes) {
    const ReadJson json(R"({
  "StartAt": "Charge card"
  "States": {
    "Charge card": { "Type" "Pass", "Next": "Done" },
    "Done": { "Type": "Succeed", }
  }
})");
    EXPECT_EQ(json.tree(), R"({"StartAt":"Charge card","States":{)"
                           R"("Charge card":{"Type":"Pass","Next":"Done"},"Done":{"Type":"Succeed"}}})");
}

// Commas

TEST(JsonRecovery, InsertsAMissingCommaBetweenMembers) {
    const ReadJson json(R"({"a": 1 "b": 2})");
    EXPECT_THAT(json.findings(), ElementsAre("1:8 expected \",\" or \"}\", found the key \"b\""));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2})");
}

TEST(JsonRecovery, InsertsAMissingCommaBetweenElements) {
    const ReadJson json(R"([{"a": 1} {"b": 2}])");
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected \",\" or \"]\", found \"{\""));
    EXPECT_EQ(json.tree(), R"([{"a":1},{"b":2}])");
}

TEST(JsonRecovery, PlacesAMissingCommaBehindTheLastToken) {
    const ReadJson json("{\"a\": 1   // one\n\n \"b\": 2}", Language::Jsonc);
    EXPECT_EQ(json.finding().at, (Span{.begin = 7, .end = 7}));
}

TEST(JsonRecovery, PlacesATrailingCommaOnTheComma) {
    const ReadJson json("{\"a\": [1,\n]}");
    EXPECT_THAT(json.findings(), ElementsAre("1:9 expected another element after \",\", found \"]\""));
    EXPECT_EQ(json.finding().at, (Span{.begin = 8, .end = 9}));
}

TEST(JsonRecovery, LeavesOutNothingAtATrailingComma) {
    const ReadJson json(R"({"a": [1,], "b": 2,})");
    EXPECT_EQ(json.tree(), R"({"a":[1],"b":2})");
}

TEST(JsonRecovery, DropsACommaTooManyBetweenMembers) {
    const ReadJson json(R"({"a": 1,, "b": 2})");
    EXPECT_THAT(json.findings(), ElementsAre("1:9 expected a key, found \",\""));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2})");
}

TEST(JsonRecovery, DropsACommaAtTheBegin) {
    const ReadJson json(R"({, "a": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:2 expected a key, found \",\""));
    EXPECT_EQ(json.tree(), R"({"a":1})");
}

TEST(JsonRecovery, PutsAnUnreadableElementBetweenTwoCommas) {
    const ReadJson json("[1,, 2]");
    EXPECT_THAT(json.findings(), ElementsAre("1:4 expected a value, found \",\""));
    EXPECT_EQ(json.tree(), "[1,??,2]");
}

TEST(JsonRecovery, TakesASemicolonForAComma) {
    const ReadJson json(R"({"a": 1; "b": [2; 3]})");
    EXPECT_THAT(json.findings(),
        ElementsAre("1:8 expected \",\" or \"}\", found \";\"", "1:17 expected \",\" or \"]\", found \";\""));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":[2,3]})");
}

// Colons and values

TEST(JsonRecovery, InsertsAMissingColon) {
    const ReadJson json(R"({"a" 1, "b" {"c": 2}})");
    EXPECT_THAT(json.findings(), ElementsAre("1:5 expected \":\" and a value after the key, found the number \"1\"",
                                     "1:12 expected \":\" and a value after the key, found \"{\""));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":{"c":2}})");
}

TEST(JsonRecovery, TakesAnEqualsSignForAColon) {
    const ReadJson json(R"({"a" = 1, "b" => 2})");
    EXPECT_THAT(json.findings(), SizeIs(2));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2})");
}

TEST(JsonRecovery, PutsAnUnreadableValueBehindAKeyWithoutOne) {
    const ReadJson json(R"({"a", "b": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:5 expected \":\" and a value after the key, found \",\""));
    EXPECT_EQ(json.tree(), R"({"a":??,"b":1})");
}

TEST(JsonRecovery, ReportsAListInBracesOnce) {
    const ReadJson json(R"({"Charge", "Refund", "Ship"})");
    EXPECT_THAT(json.findings(), SizeIs(1));
}

TEST(JsonRecovery, PutsAnUnreadableValueBehindAColonWithoutOne) {
    const ReadJson json(R"({"a": , "b": 1, "c":})");
    EXPECT_THAT(
        json.findings(), ElementsAre("1:7 expected a value, found \",\"", "1:21 expected a value, found \"}\""));
    EXPECT_EQ(json.tree(), R"({"a":??,"b":1,"c":??})");
}

TEST(JsonRecovery, DropsASecondColon) {
    const ReadJson json(R"({"a":: 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:6 expected a value, found \":\""));
    EXPECT_EQ(json.tree(), R"({"a":1})");
}

TEST(JsonRecovery, LeavesOutASecondValueBehindAColon) {
    const ReadJson json(R"({"Messages": "Messages.$": "$.Messages", "b": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:26 expected \",\" or \"}\", found \":\""));
    EXPECT_EQ(json.tree(), R"({"Messages":"Messages.$","b":1}~)");
}

TEST(JsonRecovery, MarksOnlyWhatLacksPartsAsIncomplete) {
    const ReadJson json(R"({"a": {"b": 1 2, "c": 3}, "d": {"e": 4}})");
    EXPECT_EQ(json.tree(), R"({"a":{"b":1,"c":3}~,"d":{"e":4}})");
}

// Bare words and other quotes

TEST(JsonRecovery, TakesABareWordForAnUnreadableValue) {
    const ReadJson json(R"({"Next": Done, "End": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected a value, found \"Done\""));
    EXPECT_EQ(json.finding().help, "put a text in double quotes");
    EXPECT_EQ(json.tree(), R"({"Next":?Done?,"End":1})");
}

TEST(JsonRecovery, ReportsABareTextOnce) {
    const ReadJson json(R"({"Comment": charges the card: {once}, "End": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:13 expected a value, found \"charges\""));
    EXPECT_EQ(json.tree(), R"({"Comment":?charges?,"End":1})");
}

TEST(JsonRecovery, KnowsTheConstantsOfOtherLanguages) {
    const ReadJson json(R"({"a": True, "b": FALSE, "c": None})");
    EXPECT_THAT(json.findings(), SizeIs(3));
    EXPECT_EQ(json.document().diagnostics()[2].help, "write null");
    EXPECT_EQ(json.tree(), R"({"a":true,"b":false,"c":null})");
}

TEST(JsonRecovery, SuggestsTheConstantThatIsNear) {
    EXPECT_EQ(ReadJson("[ture]").finding().help, "did you mean true?");
    EXPECT_EQ(ReadJson("[fals]").finding().help, "did you mean false?");
    EXPECT_EQ(ReadJson("[nul]").finding().help, "did you mean null?");
}

TEST(JsonRecovery, SaysHowJsonWritesANumber) {
    struct Case {
        std::string_view written;
        std::string_view help;
    };
    static constexpr std::array<Case, 9> cases{{{"+5", "remove the plus sign"},
        {".5", "write a digit before the decimal point"}, {"-.5", "write a digit before the decimal point"},
        {"5.", "write a digit behind the decimal point"}, {"5.e3", "write a digit behind the decimal point"},
        {"0x1F", "write 31"}, {"007", "remove the leading zeros"}, {"1_000", "remove the underscores"},
        {"1e", "put it in double quotes if it is a text"}}};
    for (const Case& number : cases) {
        const ReadJson json(fmt::format("[{}]", number.written));
        EXPECT_EQ(
            json.finding().message, fmt::format("expected a number as JSON writes it, found \"{}\"", number.written));
        EXPECT_EQ(json.finding().help, number.help);
    }
}

TEST(JsonRecovery, SaysThatJsonHasNoInfinities) {
    for (const std::string_view number : {"NaN", "Infinity", "-Infinity", "+Infinity"})
        EXPECT_EQ(
            ReadJson(fmt::format("[{}]", number)).finding().help, "write a number or null, JSON has no infinities");
}

TEST(JsonRecovery, TakesKeysWithoutQuotes) {
    const ReadJson json(R"({StartAt: "Pay", 5: 1, true: 2})");
    EXPECT_THAT(json.findings(), ElementsAre("1:2 expected a key in double quotes, found \"StartAt\"",
                                     "1:18 expected a key in double quotes, found \"5\"",
                                     "1:24 expected a key in double quotes, found \"true\""));
    EXPECT_EQ(json.tree(), R"({"StartAt":"Pay","5":1,"true":2})");
}

TEST(JsonRecovery, TakesStringsInSingleQuotes) {
    const ReadJson json(R"({'a': 'it\'s "so"'})");
    EXPECT_THAT(json.findings(),
        ElementsAre("1:2 expected a double quote, found \"'\"", "1:7 expected a double quote, found \"'\""));
    EXPECT_EQ(json.tree(), R"({"a":"it's "so""})");
}

TEST(JsonRecovery, TakesStringsInTypographicQuotes) {
    const ReadJson json("{“Type”: „Pass”}");
    EXPECT_EQ(json.findings().front(), "1:2 expected a double quote, found U+201C (left double quotation mark)");
    EXPECT_EQ(json.tree(), R"({"Type":"Pass"})");
}

TEST(JsonRecovery, PlacesTheTextBetweenOtherQuotes) {
    const ReadJson json("['one', “two”]");
    EXPECT_EQ(json.origin(json.root().elements()[0], "ne"), "ne");
    EXPECT_EQ(json.origin(json.root().elements()[1], "wo"), "wo");
}

TEST(JsonRecovery, LeavesOutJunk) {
    const ReadJson json(R"({"a": 1, ?? [x, {}] !, "b": 2})");
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected a key in double quotes, found \"?\""));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2}~)");
}

TEST(JsonRecovery, EndsWhatItLeavesOutAtAKeyThatBeginsALine) {
    const ReadJson json("{\"a\": 1 2 3\n \"b\": 2}");
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2}~)");
}

TEST(JsonRecovery, NamesACharacterThatCannotBeSeen) {
    EXPECT_EQ(ReadJson("[1 \x01]").finding().message, "expected \",\" or \"]\", found U+0001");
}

TEST(JsonRecovery, ReportsForeignWhiteSpaceOnce) {
    const ReadJson json("{\u00A0\"a\":\u00A01,\u3000\"b\": true\u00A0}");
    EXPECT_THAT(
        json.findings(), ElementsAre("1:2 expected white space that JSON knows, found U+00A0 (no-break space)"));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":true})");
}

// JSON5

TEST(JsonRecovery, SaysInJsoncThatJson5IsNotSupported) {
    static constexpr std::array<std::string_view, 10> features{
        "{a: 1}", "['x']", "[0x1F]", "[+5]", "[.5]", "[5.]", "[NaN]", "[-Infinity]", R"(["\x41"])", "[\"a\\\nb\"]"};
    for (const std::string_view feature : features)
        EXPECT_THAT(ReadJson(std::string(feature), Language::Jsonc).finding().help,
            testing::EndsWith("; of JSON5, only comments and trailing commas are supported"))
            << feature;
}

TEST(JsonRecovery, NamesNoJson5InPlainJson) {
    EXPECT_EQ(ReadJson("{a: 1}").finding().help, "put the key in double quotes");
}

// Quotes missing or too many

TEST(JsonRecovery, EndsAnUnclosedStringWithItsLine) {
    const ReadJson json("{\"Next\": \"Done,\n \"End\": 1}");
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected a double quote at the end of the string, found \",\""));
    EXPECT_EQ(json.tree(), R"({"Next":"Done","End":1})");
}

TEST(JsonRecovery, EndsAnUnclosedStringBeforeABracket) {
    const ReadJson json("{\"a\": {\"Next\": \"Done },\n \"b\": [\"x]}\n");
    EXPECT_EQ(json.tree(), R"({"a":{"Next":"Done"},"b":["x"]})");
}

TEST(JsonRecovery, EndsAnUnclosedStringBeforeTheNextMember) {
    const ReadJson json(R"({"Next": "Done, "End": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected a double quote at the end of the string, found \",\""));
    EXPECT_EQ(json.tree(), R"({"Next":"Done","End":1})");
}

TEST(JsonRecovery, EndsAnUnclosedKeyAtItsColon) {
    const ReadJson json("{\"Type: \"Pass\", \"End: true,\n \"Next: {\n}}");
    EXPECT_THAT(json.findings(), SizeIs(3));
    EXPECT_EQ(json.tree(), R"({"Type":"Pass","End":true,"Next":{}})");
}

TEST(JsonRecovery, TakesColonsOfAnUnclosedValueForText) {
    const ReadJson json("{\"Comment\": \"Note: pays,\n \"End\": 1}");
    EXPECT_EQ(json.tree(), R"({"Comment":"Note: pays","End":1})");
}

TEST(JsonRecovery, InsertsAMissingOpeningQuote) {
    const ReadJson json(R"({Type": "Pass", "Resource": arn:aws:lambda", "Comment": all is well"})");
    EXPECT_THAT(json.findings(), ElementsAre("1:2 expected a double quote before \"Type\"",
                                     "1:29 expected a double quote before \"arn:aws:lambda\"",
                                     "1:57 expected a double quote before \"all is well\""));
    EXPECT_EQ(json.tree(), R"({"Type":"Pass","Resource":"arn:aws:lambda","Comment":"all is well"})");
}

TEST(JsonRecovery, TakesQuotesInsideAStringForText) {
    const ReadJson json(R"({"Comment": "say "yes, please" now", "End": 1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:18 expected \\\" inside the string, found a bare double quote"));
    EXPECT_EQ(json.tree(), R"({"Comment":"say "yes, please" now","End":1})");
}

TEST(JsonRecovery, TakesAQuoteBeforeASpaceForText) {
    const ReadJson json(R"({"Comment": "a 5" tall plant", "End": 1})");
    EXPECT_EQ(json.tree(), R"({"Comment":"a 5" tall plant","End":1})");
}

TEST(JsonRecovery, LetsAStringGoOverSeveralLines) {
    const ReadJson json("{\"Comment\": \"first\n   second\", \"End\": 1}");
    EXPECT_THAT(json.findings(), ElementsAre("1:19 expected an escape in the string, found a line break"));
    EXPECT_EQ(json.finding().help, "write \\n");
    EXPECT_EQ(json.tree(), "{\"Comment\":\"first\n   second\",\"End\":1}");
}

// Comments

TEST(JsonRecovery, EndsAnUnclosedCommentWithItsLine) {
    const ReadJson json("{\"a\": 1, /* one\n \"b\": 2}", Language::Jsonc);
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected \"*/\" at the end of the comment, found none"));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2})");
}

TEST(JsonRecovery, EndsAnUnclosedCommentOfSeveralLinesWithTheText) {
    const ReadJson json("{\"a\": 1, /* one\n two\n \"b\": 2}", Language::Jsonc);
    EXPECT_THAT(json.findings(), SizeIs(1));
    EXPECT_EQ(json.tree(), R"({"a":1}~)");
}

TEST(JsonRecovery, ReportsNumberSignsAsComments) {
    const ReadJson json("{\"a\": 1, # one\n \"b\": 2 # two\n}", Language::Jsonc);
    EXPECT_THAT(json.findings(), ElementsAre("1:10 \"#\" begins no comment in JSON"));
    EXPECT_EQ(json.tree(), R"({"a":1,"b":2})");
}

// Brackets on one line: what follows tells.

TEST(JsonRecovery, TakesABracketOfTheOtherKindForTheRightOne) {
    const ReadJson json(R"({"a": [1, 2}, "b": {"c": 3], "d": 4})");
    EXPECT_THAT(json.findings(),
        ElementsAre("1:12 expected \",\" or \"]\", found \"}\"", "1:27 expected \",\" or \"}\", found \"]\""));
    EXPECT_EQ(json.tree(), R"({"a":[1,2],"b":{"c":3},"d":4})");
}

TEST(JsonRecovery, SaysWhereAnUnclosedArrayWasOpened) {
    const ReadJson json(R"({"a": [1, 2}, "b": 3})");
    ASSERT_THAT(json.finding().related, SizeIs(1));
    EXPECT_EQ(json.finding().related[0].message, "opened here");
    EXPECT_EQ(json.source(json.finding().related[0].at), "[");
}

TEST(JsonRecovery, InsertsAMissingBracketBeforeAnotherOne) {
    const ReadJson json(R"({"a": {"b": [1, 2}, "c": 3})");
    EXPECT_THAT(json.findings(), ElementsAre("1:18 expected \",\" or \"]\", found \"}\""));
    EXPECT_EQ(json.tree(), R"({"a":{"b":[1,2]~}~,"c":3})");
}

TEST(JsonRecovery, InsertsAMissingBracketBeforeAKey) {
    const ReadJson json(R"({"a": [1, 2, "b": 3})");
    EXPECT_THAT(json.findings(), ElementsAre("1:12 expected \"]\", found the key \"b\""));
    EXPECT_EQ(json.tree(), R"({"a":[1,2],"b":3})");
}

TEST(JsonRecovery, InsertsAMissingBracketAndCommaBeforeAKey) {
    const ReadJson json(R"({"a": [1, 2 "b": 3})");
    EXPECT_THAT(json.findings(), ElementsAre("1:12 expected \"]\", found the key \"b\""));
    EXPECT_EQ(json.tree(), R"({"a":[1,2],"b":3})");
}

TEST(JsonRecovery, InsertsAMissingBraceBetweenElements) {
    const ReadJson json(R"([{"a": 1, {"b": 2}])");
    EXPECT_THAT(json.findings(), ElementsAre("1:9 expected \"}\", found \"{\""));
    EXPECT_EQ(json.tree(), R"([{"a":1},{"b":2}])");
}

TEST(JsonRecovery, ReportsMembersInAnArrayOnce) {
    const ReadJson json(R"(["a": 1, "b": 2, "c": 3])");
    EXPECT_THAT(json.findings(), ElementsAre("1:5 expected \",\" or \"]\", found \":\""));
    EXPECT_EQ(json.finding().help, "put members in braces");
    EXPECT_EQ(json.tree(), R"(["a","b","c"]~)");
}

TEST(JsonRecovery, DropsABracketThatClosesTheRootTooEarly) {
    const ReadJson json(R"({"a": {"b": 1}}, "c": 2})");
    EXPECT_THAT(json.findings(), ElementsAre("1:15 expected \",\", found one \"}\" too many"));
    EXPECT_EQ(json.tree(), R"({"a":{"b":1},"c":2})");
}

TEST(JsonRecovery, ReportsABracketBehindTheRoot) {
    const ReadJson json(R"({"a": 1}})");
    EXPECT_THAT(json.findings(), ElementsAre("1:9 expected the end of the file, found \"}\""));
    EXPECT_EQ(json.tree(), R"({"a":1})");
}

TEST(JsonRecovery, ReportsTextBehindTheRootOnce) {
    const ReadJson json(R"({"a": 1} {"b": 2} x)");
    EXPECT_THAT(json.findings(), ElementsAre("1:10 expected the end of the file, found \"{\""));
    EXPECT_EQ(json.tree(), R"({"a":1})");
}

TEST(JsonRecovery, ReportsATextThatIsNoJsonOnce) {
    EXPECT_THAT(ReadJson("<html>\n<body>{}</body>").findings(), ElementsAre("1:1 expected a value, found \"<\""));
    EXPECT_THAT(ReadJson("]").findings(), ElementsAre("1:1 expected a value, found \"]\""));
}

// The end of the file

TEST(JsonRecovery, SaysWhatIsOpenAtTheEnd) {
    const ReadJson json(R"({"a": [1, {"b": 2)");
    EXPECT_THAT(json.findings(), ElementsAre("1:18 expected \",\" or \"}\", found the end of the file"));
    EXPECT_EQ(json.finding().related.at(0).at, (Span{.begin = 10, .end = 11}));
}

TEST(JsonRecovery, MarksEverythingOpenAtTheEndAsIncomplete) {
    EXPECT_EQ(ReadJson(R"({"a": {"b": 1}, "c": [{"d": 2)").tree(), R"({"a":{"b":1},"c":[{"d":2}~]~}~)");
}

TEST(JsonRecovery, SaysWhatIsMissingAtTheEnd) {
    EXPECT_THAT(ReadJson("{").findings(), ElementsAre("1:2 expected a key, found the end of the file"));
    EXPECT_THAT(ReadJson("[1,").findings(), ElementsAre("1:4 expected a value, found the end of the file"));
    EXPECT_THAT(ReadJson("{\"a\"").findings(),
        ElementsAre("1:5 expected \":\" and a value after the key, found the end of the file"));
    EXPECT_THAT(ReadJson("{\"a\":").findings(), ElementsAre("1:6 expected a value, found the end of the file"));
}

TEST(JsonRecovery, ReportsATextThatEndsInAStringOnce) {
    const ReadJson json("{\n  \"StartAt\": \"Pay\",\n  \"Sta");
    EXPECT_THAT(json.findings(),
        ElementsAre("3:3 expected a double quote at the end of the string, found the end of the file"));
    EXPECT_EQ(json.tree(), R"({"StartAt":"Pay","Sta":??}~)");
}

// Twice where the cut leaves half a word or half an escape behind.
TEST(JsonRecovery, ReportsATextCutOffAnywhereOnceOrTwice) {
    const std::string_view text =
        R"({"StartAt": "Pay", "States": {"Pay": {"Wait": [1, true, "\u00e9"], "End": null}}})";
    for (std::size_t size = 1; size < text.size(); ++size)
        EXPECT_THAT(ReadJson(std::string(text.substr(0, size))).findings(), SizeIs(AnyOf(1, 2))) << text.substr(0, size);
}

}  // namespace stepcheck::syntax
