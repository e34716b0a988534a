#include "stepcheck/syntax/json_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stepcheck::syntax {

using testing::ElementsAre;
using testing::IsEmpty;

// Brackets that begin a line: the indentation tells which one is missing or too many.

static constexpr std::string_view withoutBraceOfPay = R"({
  "States": {
    "Pay": {
      "Type": "Pass",
      "Next": "Done"
    "Done": {
      "Type": "Succeed"
    }
  }
})";

TEST(JsonIndentation, FindsWhereABraceIsMissing) {
    const ReadJson json{std::string(withoutBraceOfPay)};
    EXPECT_THAT(json.findings(), ElementsAre("5:21 expected \"}\", found the key \"Done\""));
    EXPECT_EQ(json.source(json.finding().related.at(0).at), "{");
}

TEST(JsonIndentation, KeepsStatesApartWhenABraceIsMissing) {
    const ReadJson json{std::string(withoutBraceOfPay)};
    EXPECT_EQ(json.tree(), R"({"States":{"Pay":{"Type":"Pass","Next":"Done"},"Done":{"Type":"Succeed"}}})");
}

TEST(JsonIndentation, FindsWhereABraceIsMissingBeforeAComma) {
    const ReadJson json(R"({
  "States": {
    "Pay": {
      "Next": "Done"
    ,
    "Done": {
      "Type": "Succeed"
    }
  }
})");
    EXPECT_THAT(json.findings(), ElementsAre("5:5 expected \"}\", found the key \"Done\""));
    EXPECT_EQ(json.tree(), R"({"States":{"Pay":{"Next":"Done"},"Done":{"Type":"Succeed"}}})");
}

TEST(JsonIndentation, FindsWhereTwoBracketsAreMissing) {
    const ReadJson json(R"({
  "Pay": {
    "Retry": [
      {
        "MaxAttempts": 2
    ,
    "Next": "Done"
  },
  "Done": {}
})");
    EXPECT_THAT(json.findings(), ElementsAre("6:5 expected \"}]\", found the key \"Next\""));
    EXPECT_EQ(json.tree(), R"({"Pay":{"Retry":[{"MaxAttempts":2}],"Next":"Done"},"Done":{}})");
}

TEST(JsonIndentation, FindsWhereABracketIsMissingBeforeAnotherOne) {
    const ReadJson json(R"({
  "Pay": {
    "Choices": [
      {
        "Next": "Done"
      }
  },
  "Done": {}
})");
    EXPECT_THAT(json.findings(), ElementsAre("6:8 expected \"]}\", found \"}\""));
    EXPECT_EQ(json.tree(), R"({"Pay":{"Choices":[{"Next":"Done"}]},"Done":{}})");
}

TEST(JsonIndentation, FindsABraceTooMany) {
    const ReadJson json(R"({
  "States": {
    "Pay": {
      "Next": "Done"
    }
    },
    "Done": {}
  }
})");
    EXPECT_THAT(json.findings(), ElementsAre("6:5 expected \",\", found one \"}\" too many"));
    EXPECT_EQ(json.tree(), R"({"States":{"Pay":{"Next":"Done"},"Done":{}}})");
}

TEST(JsonIndentation, TakesNoKeyFromOutsideOfAnEmptyObject) {
    const ReadJson json("[\n \"Pay\",\n{\n ]: 1\n}\n]");
    EXPECT_EQ(json.tree(), R"(["Pay",{}~])");
}

TEST(JsonIndentation, FindsABracketOfTheOtherKind) {
    const ReadJson json(R"({
  "Pay": {
    "Choices": [
      {
        "Next": "Done"
      }
    },
    "Default": "Done"
  }
})");
    EXPECT_THAT(json.findings(), ElementsAre("7:5 expected \",\" or \"]\", found \"}\""));
    EXPECT_EQ(json.tree(), R"({"Pay":{"Choices":[{"Next":"Done"}],"Default":"Done"}})");
}

TEST(JsonIndentation, FindsWhereAnOpeningBraceIsMissing) {
    const ReadJson json(R"({
  "States": {
    "Pay":
      "Type": "Pass",
      "Next": "Done"
    },
    "Done": {}
  }
})");
    EXPECT_THAT(json.findings(), ElementsAre("4:7 expected \"{\", found the key \"Type\""));
    EXPECT_EQ(json.tree(), R"({"States":{"Pay":{"Type":"Pass","Next":"Done"},"Done":{}}})");
}

TEST(JsonIndentation, KnowsTwoBracketsThatBeginOnOneLine) {
    const ReadJson json(R"({
  "Pay": {
    "Retry": [{
      "MaxAttempts": 2
    },
    "Next": "Done"
  }
})");
    EXPECT_THAT(json.findings(), ElementsAre("5:6 expected \"]\", found the key \"Next\""));
    EXPECT_EQ(json.tree(), R"({"Pay":{"Retry":[{"MaxAttempts":2}],"Next":"Done"}})");
}

TEST(JsonIndentation, TrustsNoIndentationThatThereIsNot) {
    const ReadJson json("{\n\"a\": {\n\"b\": 1,\n\"c\": {\n\"d\": 2\n}\n}\n");
    EXPECT_THAT(json.findings(), ElementsAre("7:2 expected \",\" or \"}\", found the end of the file"));
    EXPECT_EQ(json.tree(), R"({"a":{"b":1,"c":{"d":2}}}~)");
}

TEST(JsonIndentation, IgnoresTheIndentationOfARightText) {
    const ReadJson json("{\n      \"a\": {\n  \"b\": 1\n        },\n\"c\": [\n2\n]\n    }\n");
    EXPECT_THAT(json.findings(), IsEmpty());
}

}  // namespace stepcheck::syntax
