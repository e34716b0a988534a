#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/value.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::value {

static Value parsed(std::string_view text) {
    return *read(text);
}

TEST(Value, IsNullByDefault) {
    EXPECT_TRUE(Value().is(Kind::Null));
}

TEST(Value, SharesASubtreeWithItsCopy) {
    const Value order = parsed(R"({"items": [1, 2]})");
    const Value copy = order;
    EXPECT_TRUE(copy.find("items")->isSameAs(*order.find("items")));
}

TEST(Value, KeepsTheOrderOfMembers) {
    EXPECT_EQ(write(parsed(R"({"b": 1, "a": 2, "c": 3})")), R"({"b":1,"a":2,"c":3})");
}

TEST(Value, TakesTheLaterOfTwoEqualNamesAtThePlaceOfTheFirst) {
    EXPECT_EQ(write(parsed(R"({"a": 1, "b": 2, "a": 3})")), R"({"a":3,"b":2})");
}

TEST(Value, FindsMembersOfALargeObject) {
    std::vector<Member> members;
    for (int i = 0; i < 1000; ++i)
        members.push_back({.name = Value("key " + std::to_string(i)), .value = Value(i)});
    const Value object = Value::object(std::move(members));
    EXPECT_EQ(object.find("key 777")->integer(), 777);
    EXPECT_EQ(object.find("key 1000"), nullptr);
}

TEST(Value, FindsNoMemberInAnotherKind) {
    EXPECT_EQ(Value("text").find("length"), nullptr);
}

TEST(Value, SetsAMemberAtItsOldPlace) {
    EXPECT_EQ(write(parsed(R"({"a": 1, "b": 2})").with("a", Value("new"))), R"({"a":"new","b":2})");
}

TEST(Value, SetsANewMemberLast) {
    EXPECT_EQ(write(parsed(R"({"a": 1})").with("b", Value(true))), R"({"a":1,"b":true})");
}

TEST(Value, SharesTheOtherMembersWhenOneIsSet) {
    const Value before = parsed(R"({"big": [1, 2, 3], "n": 1})");
    const Value after = before.with("n", Value(2));
    EXPECT_TRUE(after.find("big")->isSameAs(*before.find("big")));
}

TEST(Value, FindsAMemberThatWasSetInALargeObject) {
    Value object = Value::object({});
    for (int i = 0; i < 30; ++i)
        object = object.with("k" + std::to_string(i), Value(i));
    EXPECT_EQ(object.find("k29")->integer(), 29);
    EXPECT_EQ(object.find("k0")->integer(), 0);
}

TEST(Value, SharesTheNamesOfObjectsOfOneDocument) {
    const Value orders =
        parsed(R"([{"id": 1, "a rather long name": 2}, {"id": 3, "a rather long name": 4}, {"id": 5}])");
    EXPECT_TRUE(orders.elements()[0].sharesNames(orders.elements()[1]));
    EXPECT_FALSE(orders.elements()[0].sharesNames(orders.elements()[2]));
}

TEST(Value, FindsByAHintInObjectsOfAnyMake) {
    const Value orders =
        parsed(R"([{"id": 1, "n": 2}, {"n": 3, "id": 4}, {}, {"x": 5}, {"id": 6, "m": 7}, {"id": 8, "n": 9}])");
    std::string found;
    MemberHint hint;
    for (const Value& order : orders.elements()) {
        const Value* const number = order.find("n", hint);
        found += number == nullptr ? "- " : std::to_string(number->integer()) + " ";
    }
    EXPECT_EQ(found, "2 3 - - - 9 ");
    EXPECT_EQ(Value("text").find("n", hint), nullptr);
}

TEST(Value, KeepsNamesAliveThatOtherObjectsShare) {
    Value second;
    {
        const Value both = parsed(R"([{"a rather long name": 1}, {"a rather long name": 2}])");
        second = both.elements()[1];
    }
    EXPECT_EQ(write(second.with("b", Value(3))), R"({"a rather long name":2,"b":3})");
}

TEST(Value, MakesAnObjectWithTheNamesOfAnother) {
    const Value model = parsed(R"({"a": 1, "b": 2})");
    SameNamesMaker maker(model);
    maker.add(Value("one"));
    maker.add(2);
    EXPECT_EQ(write(maker.done()), R"({"a":"one","b":2})");
}

TEST(Value, ReplacesAnElement) {
    EXPECT_EQ(write(parsed("[1, 2, 3]").withElement(1, Value("two"))), R"([1,"two",3])");
}

TEST(Value, ComparesNumbersByValue) {
    EXPECT_EQ(parsed("1"), parsed("1.0"));
}

TEST(Value, TellsLargeIntegersApart) {
    EXPECT_FALSE(parsed("9007199254740993") == parsed("9007199254740992"));
}

TEST(Value, ComparesObjectsWhateverTheirOrder) {
    EXPECT_EQ(parsed(R"({"a": 1, "b": [null]})"), parsed(R"({"b": [null], "a": 1})"));
}

TEST(Value, TellsAnAbsentMemberFromNull) {
    EXPECT_FALSE(parsed(R"({"a": null})") == parsed(R"({"b": null})"));
}

TEST(Value, ComparesTermsByStructure) {
    const auto total = [] { return Value::term(Term::member(Value::term(Term::unknown("input")), "total")); };
    EXPECT_EQ(total(), total());
}

TEST(Value, DestroysComparesAndWritesAMillionLevels) {
    Value deep;
    Value same;
    for (int i = 0; i < 1'000'000; ++i) {
        deep = Value(std::vector<Value>{std::move(deep)});
        same = Value(std::vector<Value>{std::move(same)});
    }
    EXPECT_EQ(deep, same);
    EXPECT_EQ(write(deep).size(), 2'000'000U + 4U);
}

}  // namespace stepcheck::value
