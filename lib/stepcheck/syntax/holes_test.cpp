#include "stepcheck/syntax/holes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stepcheck::syntax {

// The marks of a text as `name@offset+size`, escapes with `!`.
static std::string marksOf(std::string_view text) {
    std::string out;
    for (const HolePlace& place : findHoles(text)) {
        out += out.empty() ? "" : " ";
        out += place.match.syntax == HoleSyntax::Escape ? "!" : "";
        out +=
            std::string(place.match.name) + "@" + std::to_string(place.offset) + "+" + std::to_string(place.match.size);
    }
    return out;
}

TEST(Holes, FindsANameInBraces) {
    EXPECT_EQ(marksOf("arn:${Partition}:${Region}"), "Partition@4+12 Region@17+9");
}

TEST(Holes, LeavesOutWhiteSpaceAroundTheName) {
    EXPECT_EQ(marksOf("${ Name }"), "Name@0+9");
}

TEST(Holes, PairsBracesInside) {
    EXPECT_EQ(marksOf("${jsonencode({a = {}})} x"), "jsonencode({a = {}})@0+23");
}

TEST(Holes, KnowsNoEmptyHole) {
    EXPECT_EQ(marksOf("${} ${ } {{}} {{ }}"), "");
}

TEST(Holes, KnowsNoHoleThatIsNotClosed) {
    EXPECT_EQ(marksOf("${Name and {{name"), "");
}

TEST(Holes, KnowsNoHoleOverTwoLines) {
    EXPECT_EQ(marksOf("${Na\nme} {{na\nme}}"), "");
}

TEST(Holes, FindsAHoleInsideAnUnclosedOne) {
    EXPECT_EQ(marksOf("${a ${b}"), "b@4+4");
}

TEST(Holes, TellsEscapes) {
    EXPECT_EQ(marksOf("$${a} ${!b}"), "!a@0+5 !b@6+5");
}

TEST(Holes, TakesTheLastTwoOfThreeDollars) {
    EXPECT_EQ(marksOf("$$${a}"), "!a@1+5");
}

TEST(Holes, FindsHolesNextToEachOther) {
    EXPECT_EQ(marksOf("${a}${b}{{c}}"), "a@0+4 b@4+4 c@8+5");
}

TEST(Holes, FindsDoubleBraces) {
    EXPECT_EQ(marksOf("{{ name }} {{name.field}} {{fn(a, b)}}"), "name@0+10 name.field@11+14 fn(a, b)@26+12");
}

TEST(Holes, FindsDynamicReferences) {
    EXPECT_EQ(
        marksOf("{{resolve:secretsmanager:db:SecretString:user}}"), "resolve:secretsmanager:db:SecretString:user@0+47");
}

TEST(Holes, KnowsNoHoleInJsonataObjects) {
    EXPECT_EQ(marksOf("{{'a': 1}} {{\"a\": 1}} {{a: 1}} {{}} {{{a}}} {{ $x }}"), "a@37+5");
}

TEST(Holes, FindsAHoleInsideDoubleBraces) {
    EXPECT_EQ(marksOf("{{${a}}}"), "a@2+4");
}

TEST(Holes, TakesLinearTimeForMarksThatNobodyCloses) {
    std::string text;
    for (int i = 0; i < 1'000'000; ++i)
        text += "${{{$${";
    EXPECT_EQ(marksOf(text), "");
}

TEST(Holes, FindsTemplateDirectives) {
    for (const std::string_view directive :
        {"%{ if x }", "%{if x}", "%{~ for a in b ~}", "%{ else }", "%{ endif }", "%{endfor}", "%{endif~}"})
        EXPECT_EQ(findTemplateDirective("[1, " + std::string(directive)), 4U) << directive;
}

TEST(Holes, KnowsOtherTextFromDirectives) {
    for (const std::string_view text : {"%{ iffy }", "%%{ if x }", "% { if x }", "{%{ 'a': 1 } %}", "%{", "100%"})
        EXPECT_EQ(findTemplateDirective(text), std::string_view::npos) << text;
}

}  // namespace stepcheck::syntax
