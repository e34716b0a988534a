#include "stepcheck/syntax/yaml_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace stepcheck::syntax {

static std::vector<std::string_view> notOfKind(Kind kind, const std::vector<std::string_view>& texts) {
    std::vector<std::string_view> others;
    for (const std::string_view text : texts)
        if (kindOfPlain(text) != kind)
            others.push_back(text);
    return others;
}

TEST(YamlSchema, TakesFiveSpellingsForNull) {
    EXPECT_THAT(notOfKind(Kind::Null, {"", "~", "null", "Null", "NULL"}), testing::IsEmpty());
}

TEST(YamlSchema, TakesThreeSpellingsOfEachBoolean) {
    EXPECT_THAT(notOfKind(Kind::Boolean, {"true", "True", "TRUE", "false", "False", "FALSE"}), testing::IsEmpty());
}

TEST(YamlSchema, TakesNumbersThatJsonKnows) {
    EXPECT_THAT(notOfKind(Kind::Number, {"0", "-0", "5", "-12", "0.5", "10.25", "1e3", "1E+3", "-1.5e-7", "12e03"}),
        testing::IsEmpty());
}

TEST(YamlSchema, RefusesNumbersThatJsonDoesNotKnow) {
    EXPECT_THAT(notOfKind(Kind::Invalid, {"0o17", "0x1F", "+5", ".5", "-.5", "1.", "010", "-010", "1.e3", ".inf",
                                             "-.Inf", "+.INF", ".nan", ".NaN"}),
        testing::IsEmpty());
}

TEST(YamlSchema, TakesEverythingElseForText) {
    EXPECT_THAT(notOfKind(Kind::String, {"No", "yes", "on", "2012-10-17", "1_000", "0b11", "1:30", "1e", "e5", "-", ".",
                                            "+", "0x", "0o8", "-0x1F", "nan", "tRUE", "$.a", "1.2.3"}),
        testing::IsEmpty());
}

TEST(YamlSchema, FollowsTheTag) {
    EXPECT_EQ(kindOfTagged("str", "5", Kind::Number), Kind::String);
    EXPECT_EQ(kindOfTagged("int", "5", Kind::String), Kind::Number);
    EXPECT_EQ(kindOfTagged("bool", "true", Kind::String), Kind::Boolean);
    EXPECT_EQ(kindOfTagged("null", "~", Kind::String), Kind::Null);
}

TEST(YamlSchema, RefusesTextThatDoesNotFitItsTag) {
    EXPECT_EQ(kindOfTagged("int", "five", Kind::String), Kind::Invalid);
    EXPECT_EQ(kindOfTagged("float", ".inf", Kind::Invalid), Kind::Invalid);
    EXPECT_EQ(kindOfTagged("bool", "yes", Kind::String), Kind::Invalid);
    EXPECT_EQ(kindOfTagged("null", "nothing", Kind::String), Kind::Invalid);
}

TEST(YamlSchema, LeavesTheKindWithATagThatSaysNothingAboutIt) {
    EXPECT_EQ(kindOfTagged("timestamp", "2012-10-17", Kind::String), Kind::String);
}

}  // namespace stepcheck::syntax
