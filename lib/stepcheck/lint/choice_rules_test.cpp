#include "stepcheck/asl/builder.h"
#include "stepcheck/asl/expressions.h"
#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::lint {

namespace {

// The rules of one Choice state.
struct Choices {
    explicit Choices(std::string_view rules, std::string_view language = "JSONPath")
        : source(std::make_shared<const support::SourceText>(
              "test.json", fmt::format(R"({{"QueryLanguage": "{}", "StartAt": "A",
                  "States": {{"A": {{"Type": "Choice", "Choices": [{}]}}}}}})",
                               language, rules))),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())),
          expressions(asl::findExpressions(machine)),
          read(ChoiceReader(expressions).read(machine.each<asl::Choice>().front().own)) {}

    [[nodiscard]] const Condition& rule(std::size_t index) const { return read.conditions.at(index); }
    [[nodiscard]] bool areCovered() const { return coveredRules(read.conditions).size() == 1; }

    std::shared_ptr<const support::SourceText> source;
    std::shared_ptr<const syntax::Document> document;
    asl::Machine machine;
    std::vector<asl::Expression> expressions;
    ChoiceConditions read;
};

}  // namespace

TEST(ChoiceReader, KnowsOnePathInTwoSpellings) {
    EXPECT_TRUE(Choices(R"({"Variable": "$.a.b", "NumericLessThan": 5, "Next": "B"},
                           {"Variable": "$['a']['b']", "NumericLessThan": 4, "Next": "B"})")
            .areCovered());
    EXPECT_FALSE(Choices(R"({"Variable": "$.a.b", "NumericLessThan": 5, "Next": "B"},
                            {"Variable": "$$.a.b", "NumericLessThan": 4, "Next": "B"})")
            .areCovered());
}

TEST(ChoiceReader, ComparesWithPaths) {
    const Choices choices(R"({"Variable": "$.a", "NumericLessThanPath": "$.b", "Next": "B"},
                             {"Variable": "$.a", "NumericGreaterThanEqualsPath": "$.b", "Next": "C"})");
    EXPECT_TRUE(excludeEachOther(choices.rule(0), choices.rule(1)));
    EXPECT_TRUE(coverEverything(choices.read.conditions));
}

TEST(ChoiceReader, TakesAPatternWithOneStarForAPrefix) {
    EXPECT_TRUE(Choices(R"({"Variable": "$.a", "StringMatches": "a*", "Next": "B"},
                           {"Variable": "$.a", "StringEquals": "abc", "Next": "B"})")
            .areCovered());
}

TEST(ChoiceReader, TellsNamesWithDotsFromPaths) {
    EXPECT_FALSE(Choices(R"({"Condition": "{% $x.`a.b` > 1 %}", "Next": "B"},
                            {"Condition": "{% $x.a.b > 2 %}", "Next": "B"})",
        "JSONata")
            .areCovered());
    EXPECT_FALSE(Choices(R"({"Variable": "$['a.b']", "NumericLessThan": 5, "Next": "B"},
                            {"Variable": "$.a.b", "NumericLessThan": 4, "Next": "B"})")
            .areCovered());
}

TEST(ChoiceReader, KnowsNothingOfWhatItCannotRead) {
    const Choices choices(R"({"Variable": "$.a", "${Operator}": 1, "NumericEquals": 1, "Next": "B"},
                             {"Variable": "$.a", "NumericEquals": 1, "NumericLessThan": 1, "Next": "B"},
                             {"And": ["${Rule}", {"Variable": "$.a", "IsNull": true}], "Next": "B"},
                             {"Variable": "a", "NumericEquals": 1, "Next": "B"},
                             {"Variable": "$.a", "Not": {"Variable": "$.a", "IsNull": true}, "Next": "B"},
                             {"Variable": "$.a", "StringMatches": "a\\b*", "Next": "B"},
                             {"Variable": "$.a", "NumericEquals": 12345678901234567, "Next": "B"})");
    for (const Condition& condition : choices.read.conditions)
        EXPECT_EQ(condition.kind, Condition::Kind::Unknown);
}

TEST(ChoiceReader, GivesEqualConditionsEqualKeys) {
    const Choices choices(R"({"Variable": "$.a", "StringEquals": "${X}", "Next": "B"},
                             {"Comment": "again", "StringEquals": "${X}", "Variable": "$['a']", "Next": "C"},
                             {"Not": {"Variable": "$.a", "StringEquals": "${X}"}, "Next": "C"},
                             {"Variable": "$.a", "StringEquals": "${Y}", "Next": "C"},
                             {"Variable": "$.a", "StringEqualsPath": "$.x", "Next": "C"},
                             {"Variable": "$.a", "NumericEqualsPath": "$.x", "Next": "C"})");
    EXPECT_EQ(choices.read.keys[0], choices.read.keys[1]);
    for (std::size_t i = 2; i < choices.read.keys.size(); ++i)
        EXPECT_NE(choices.read.keys[i], choices.read.keys[i - 1]);
    EXPECT_TRUE(choices.areCovered());
}

TEST(ChoiceReader, GivesOppositeTestsDifferentKeys) {
    const Choices choices(R"({"Variable": "$.a", "BooleanEquals": true, "Next": "B"},
                             {"Variable": "$.a", "BooleanEquals": false, "Next": "C"})");
    EXPECT_NE(choices.read.keys[0], choices.read.keys[1]);
}

TEST(ChoiceReader, ReadsJsonata) {
    const Choices choices(R"({"Condition": "{% $states.input.total > 100 %}", "Next": "B"},
                             {"Condition": "{% 200 < $states.input.total and $not($states.input.paid) %}", "Next": "C"})",
        "JSONata");
    EXPECT_TRUE(choices.areCovered());
    const Choices different(R"({"Condition": "{% $states.input.items[0].total > 100 %}", "Next": "B"},
                               {"Condition": "{% $states.input.items[1].total > 200 %}", "Next": "C"})",
        "JSONata");
    EXPECT_FALSE(different.areCovered());
}

TEST(ChoiceReader, KnowsThatNothingIsNotUnequal) {
    const Choices choices(R"({"Condition": "{% $x = 1 %}", "Next": "B"}, {"Condition": "{% $x != 1 %}", "Next": "B"},
                             {"Condition": "{% $not($exists($x)) %}", "Next": "B"})",
        "JSONata");
    EXPECT_FALSE(choices.areCovered());
}

TEST(ChoiceReader, GivesNoKeyToWhatChanges) {
    const Choices choices(R"({"Condition": "{% $random() < 0.5 %}", "Next": "B"},
                             {"Condition": "{% $random() < 0.5 %}", "Next": "B"})",
        "JSONata");
    EXPECT_EQ(choices.read.keys[0], "");
    EXPECT_FALSE(choices.areCovered());
}

}  // namespace stepcheck::lint
