#include "stepcheck/explore/term_fixture.h"
#include "stepcheck/render/condition_words.h"

#include <gtest/gtest.h>

#include <utility>

namespace stepcheck::render {

using explore::element;
using explore::function;
using explore::input;
using explore::Literal;
using explore::member;
using explore::memberOf;
using explore::operation;
using value::Kind;
using value::Question;
using value::Value;

using Words = std::vector<std::string>;

static Literal literal(Question question, Value first, Value second = {}, bool holds = true) {
    return {
        .condition = {.question = question, .first = std::move(first), .second = std::move(second)}, .holds = holds};
}

static Literal present(Value value, bool holds = true) {
    return literal(Question::IsPresent, std::move(value), {}, holds);
}

static Literal kind(Value value, Kind kind, bool holds = true) {
    return {.condition = {.question = Question::IsKind, .kind = kind, .first = std::move(value), .second = {}},
        .holds = holds};
}

TEST(ConditionWords, NamesTogetherWhatHasToBeThere) {
    EXPECT_EQ(conditionInWords({present(member("id")), present(member("total")), present(member("to"))}),
        Words{"input has id, total and to"});
    EXPECT_EQ(conditionInWords({present(memberOf(member("order"), "id")), present(memberOf(member("order"), "to"))}),
        Words{"input.order has id and to"});
    EXPECT_EQ(conditionInWords({present(memberOf(member("order"), "id"))}), Words{"input.order.id is present"});
}

TEST(ConditionWords, CountsItems) {
    const Value items = member("items");
    EXPECT_EQ(
        conditionInWords({kind(items, Kind::Array), present(element(items, 0), false)}), Words{"input.items is empty"});
    EXPECT_EQ(conditionInWords({kind(items, Kind::Array), present(element(items, 0)), present(element(items, 1)),
                  present(element(items, 2), false)}),
        Words{"input.items has 2 items"});
    EXPECT_EQ(conditionInWords({present(element(items, 3), false)}), Words{"input.items[3] is missing"});
    // Its third element is missing; how many there are, nobody knows.
    EXPECT_EQ(conditionInWords({kind(items, Kind::Array), present(element(items, 3), false)}),
        Words{"input.items[3] is missing"});
}

TEST(ConditionWords, JoinsWhatAValueIsNot) {
    const Value total = member("total");
    EXPECT_EQ(conditionInWords({present(total), kind(total, Kind::Decimal, false), kind(total, Kind::String, false)}),
        Words{"input.total is present but no number, no string"});
    EXPECT_EQ(conditionInWords({kind(input(), Kind::Array, false)}), Words{"input is no array"});
    EXPECT_EQ(
        conditionInWords({literal(Question::Equals, total, 1, false), literal(Question::Equals, total, 2, false)}),
        Words{"input.total is none of 1, 2"});
}

TEST(ConditionWords, LeavesOutWhatFollows) {
    const Value status = member("status");
    EXPECT_EQ(conditionInWords({present(status), kind(status, Kind::String, true),
                  literal(Question::Equals, status, "new", false), literal(Question::Equals, status, "paid")}),
        Words{"input.status = \"paid\""});
    EXPECT_EQ(conditionInWords({kind(status, Kind::Boolean, false), kind(status, Kind::String)}),
        Words{"input.status is a string"});
    EXPECT_EQ(conditionInWords({kind(input(), Kind::Object)}), Words{});
    const Value truth = function("$boolean", {status});
    EXPECT_EQ(conditionInWords({literal(Question::IsTrue, truth), present(memberOf(status, "code"))}),
        Words{"input.status.code is present"});
    EXPECT_EQ(conditionInWords({literal(Question::IsTrue, truth)}), Words{"input.status counts as true"});
    Literal given = kind(input(), Kind::Array, false);
    given.isGiven = true;
    EXPECT_EQ(conditionInWords({given, present(status)}), Words{"input.status is present"});
}

TEST(ConditionWords, SaysARangeOnce) {
    const Value total = member("total");
    EXPECT_EQ(conditionInWords({literal(Question::LessThan, total, 0, false), literal(Question::LessThan, 10, total),
                  literal(Question::LessThan, total, 100), literal(Question::LessThan, total, 1000)}),
        Words{"10 < input.total < 100"});
    EXPECT_EQ(conditionInWords({literal(Question::LessThan, total, 2.5, false)}), Words{"input.total >= 2.5"});
}

TEST(ConditionWords, TakesConstantsFromIntegers) {
    const Value count = member("count");
    const Value less = operation("+", {operation("+", {count, -1}), -1});
    EXPECT_EQ(conditionInWords({kind(count, Kind::Integer), literal(Question::LessThan, 0, operation("+", {count, -1})),
                  literal(Question::LessThan, 0, less, false)}),
        Words{"input.count = 2"});
    EXPECT_EQ(conditionInWords({kind(count, Kind::Integer), literal(Question::LessThan, -0.5, count),
                  literal(Question::LessThan, 9, operation("+", {count, 1}))}),
        Words{"input.count > 8"});
    // 1e-17 + 1 is 1.
    EXPECT_EQ(conditionInWords({literal(Question::LessThan, 1, operation("+", {count, 1}), false)}),
        Words{"(input.count + 1) <= 1"});
}

TEST(ConditionWords, ReadsComparisonsThatBecameValues) {
    const Value same = operation("=", {member("status"), "paid"});
    EXPECT_EQ(conditionInWords({literal(Question::IsTrue, same, {}, false)}), Words{"input.status != \"paid\""});
    const Value more = operation(">=", {member("a"), member("b")});
    EXPECT_EQ(conditionInWords({literal(Question::IsTrue, more, {}, false)}), Words{"input.a < input.b"});
    EXPECT_EQ(conditionInWords({literal(Question::IsTrue, function("in", {"a", member("list")}), {}, false)}),
        Words{"\"a\" is not in input.list"});
}

}  // namespace stepcheck::render
