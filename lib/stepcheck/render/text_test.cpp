#include "stepcheck/render/report_fixture.h"
#include "stepcheck/render/text.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::place;

static std::string textOf(const lint::RunReport& report, bool color = false) {
    return fixture::textOf([&](const Write& write) { writeText(report, Paint(color), write); });
}

static lint::Finding misspelledTarget() {
    return finding(place(7, R"(      "Next": «"Chrage card"»,)"), "no state \"Chrage card\" in this scope");
}

TEST(Text, ShowsTheSourceLineWithCaretsUnderTheToken) {
    EXPECT_EQ(textOf({.files = {file("order.asl.json", {misspelledTarget()})}}),
        "order.asl.json:7:15: error: no state \"Chrage card\" in this scope [missing-target]\n"
        "   7 |       \"Next\": \"Chrage card\",\n"
        "     |               ^^^^^^^^^^^^^\n");
}

TEST(Text, EndsWithHelpAndTheCodeOfTheService) {
    lint::Finding found = misspelledTarget();
    found.help = "write \"Charge card\"";
    found.awsCode = "MISSING_TRANSITION_TARGET";
    EXPECT_EQ(textOf({.files = {file("order.asl.json", {found})}}),
        "order.asl.json:7:15: error: no state \"Chrage card\" in this scope [missing-target]\n"
        "   7 |       \"Next\": \"Chrage card\",\n"
        "     |               ^^^^^^^^^^^^^\n"
        "     = help: write \"Charge card\"\n"
        "     = aws: MISSING_TRANSITION_TARGET\n");
}

TEST(Text, ShowsRelatedPlacesWithTheirOwnLines) {
    lint::Finding found = finding(place(1012, R"(    «"Pay"»: {)"), "state \"Pay\" is defined twice");
    found.related.push_back({.at = place(7, R"(    «"Pay"»: {)"), .message = "first defined here"});
    EXPECT_EQ(textOf({.files = {file("order.asl.json", {found})}}),
        "order.asl.json:1012:5: error: state \"Pay\" is defined twice [missing-target]\n"
        " 1012 |     \"Pay\": {\n"
        "      |     ^^^^^\n"
        "order.asl.json:7:5: note: first defined here\n"
        "    7 |     \"Pay\": {\n"
        "      |     -----\n");
}

TEST(Text, SeparatesFindingsByAnEmptyLine) {
    EXPECT_EQ(textOf({.files = {file("a.json", {finding(place(1, "«1»"), "one")}),
                          file("b.json", {finding(place(1, "«2»"), "two")})}}),
        "a.json:1:1: error: one [missing-target]\n"
        "   1 | 1\n"
        "     | ^\n"
        "\n"
        "b.json:1:1: error: two [missing-target]\n"
        "   1 | 2\n"
        "     | ^\n");
}

TEST(Text, SaysWhereAPlaceOfSeveralLinesEnds) {
    lint::Place at = place(1, "«{»");
    at.end = {.line = 9, .column = 2};
    EXPECT_EQ(textOf({.files = {file("a.json", {finding(at, "no \"States\"")})}}),
        "a.json:1:1: error: no \"States\" [missing-target]\n"
        "   1 | {\n"
        "     | ^ to line 9\n");
}

TEST(Text, HasNoSpaceAfterTheGutterOfAnEmptyLine) {
    EXPECT_EQ(textOf({.files = {file("a.json", {finding(place(2, "«»"), "unexpected end")})}}),
        "a.json:2:1: error: unexpected end [missing-target]\n"
        "   2 |\n"
        "     | ^\n");
}

TEST(Text, KeepsANameWithALineBreakOnOneLine) {
    const std::string text = textOf({.files = {file("a.json", {finding(place(1, "«1»"), "no state \"a\nb\"")})}});
    EXPECT_EQ(text.substr(0, text.find('\n')), R"(a.json:1:1: error: no state "a\nb" [missing-target])");
}

TEST(Text, IsEmptyWhenNothingWasFound) {
    EXPECT_EQ(textOf({.files = {file("a.json", {})}}), "");
}

TEST(Text, ColorsWhatThePlainTextSays) {
    lint::Finding found = misspelledTarget();
    found.help = "write \"Charge card\"";
    EXPECT_EQ(textOf({.files = {file("order.asl.json", {found})}}, true),
        "\x1B[1morder.asl.json:7:15:\x1B[0m \x1B[1;31merror:\x1B[0m "
        "\x1B[1mno state \"Chrage card\" in this scope\x1B[0m \x1B[2m[missing-target]\x1B[0m\n"
        "\x1B[34m   7 |\x1B[0m       \"Next\": \"Chrage card\",\n"
        "\x1B[34m     |\x1B[0m               \x1B[1;31m^^^^^^^^^^^^^\x1B[0m\n"
        "     \x1B[34m=\x1B[0m \x1B[1;32mhelp:\x1B[0m write \"Charge card\"\n");
}

}  // namespace stepcheck::render
