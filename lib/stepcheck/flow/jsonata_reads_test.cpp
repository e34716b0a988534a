#include "stepcheck/flow/jsonata_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::flow {

using testing::ElementsAre;
using testing::IsEmpty;

static Shape closed(std::vector<ShapeMember> members) {
    return Shape::object(std::move(members), false);
}

// `{"id": "…", "lines": [{"sku": "…", "price": 1}, …], "pair": [1, "…"]}`
static Shape order() {
    const Shape text = Shape::of(mask(ShapeKind::String));
    const Shape number = Shape::of(mask(ShapeKind::Number));
    const Shape line = closed({{.name = "sku", .shape = text}, {.name = "price", .shape = number}});
    return closed({{.name = "id", .shape = text}, {.name = "lines", .shape = Shape::arrayOf(line)},
        {.name = "pair", .shape = Shape::tuple({number, text})}});
}

static JsonataUse usesOf(std::string_view text) {
    const Shape input = order();
    const auto parsed = query::jsonata::parse(text);
    EXPECT_TRUE(parsed) << text;
    return lookInto(*parsed, {.input = &input});
}

// The names and indexes that find nothing.
static std::vector<std::string> absent(std::string_view text) {
    std::vector<std::string> found;
    for (const JsonataRead& read : usesOf(text).absences)
        found.emplace_back(text.substr(read.absence.at.begin, read.absence.at.end - read.absence.at.begin));
    return found;
}

// The arguments and operands of the wrong type.
static std::vector<std::string> misfits(std::string_view text) {
    std::vector<std::string> found;
    for (const JsonataMisfit& misfit : usesOf(text).misfits)
        found.push_back(
            misfit.problem.subject + ": " +
            std::string(text.substr(misfit.problem.span.begin, misfit.problem.span.end - misfit.problem.span.begin)));
    return found;
}

TEST(JsonataReads, FindNamesThatAreNotThere) {
    EXPECT_THAT(absent("$states.input.total"), ElementsAre("total"));
    EXPECT_THAT(absent("{'a': $states.input.total + 1, 'b': $states.input.id}"), ElementsAre("total"));
    EXPECT_THAT(absent("$states.input.lines.amount"), ElementsAre("amount"));
}

TEST(JsonataReads, FindIndexesThatAreNotThere) {
    EXPECT_THAT(absent("$states.input.pair[2]"), ElementsAre("2"));
    EXPECT_THAT(absent("$states.input.pair[2].sku"), ElementsAre("2"));
    EXPECT_THAT(absent("$states.input.pair[1]"), IsEmpty());
}

TEST(JsonataReads, LookUpNamesOfLaterStepsInTheItems) {
    EXPECT_THAT(absent("$sum($states.input.lines.(prices * 2))"), ElementsAre("prices"));
    EXPECT_THAT(absent("$states.input.lines.{'sku': sku, 'cost': cost}"), ElementsAre("cost"));
    EXPECT_THAT(absent("$states.input.lines.(price * 2)"), IsEmpty());
}

TEST(JsonataReads, LookUpNamesOfFiltersInTheItems) {
    EXPECT_THAT(absent("$states.input.lines[amount > 5].sku"), ElementsAre("amount"));
    EXPECT_THAT(absent("$states.input.lines[price > 5].sku"), IsEmpty());
    EXPECT_THAT(absent("$states.input.lines[amount].sku"), IsEmpty());
}

TEST(JsonataReads, LeaveOutWhatOnlyAsks) {
    EXPECT_THAT(absent("$exists($states.input.total)"), IsEmpty());
    EXPECT_THAT(absent("$count($states.input.total)"), IsEmpty());
    EXPECT_THAT(absent("$states.input.total ? 1 : 2"), IsEmpty());
    EXPECT_THAT(absent("$exists($states.input.total) ? $states.input.total : 0"), IsEmpty());
}

TEST(JsonataReads, KnowNothingOfVariables) {
    EXPECT_THAT(absent("($x := $states.input; $x.total)"), IsEmpty());
    EXPECT_THAT(absent("$map($states.input.lines, function($line) { $line.amount })"), IsEmpty());
}

TEST(JsonataReads, FindArgumentsOfTheWrongType) {
    EXPECT_THAT(misfits("$length($states.input.lines)"), ElementsAre("length: $states.input.lines"));
    EXPECT_THAT(misfits("$sum($states.input.lines)"), ElementsAre("sum: $states.input.lines"));
    EXPECT_THAT(misfits("$sum($states.input.lines.price)"), IsEmpty());
    EXPECT_THAT(misfits("$uppercase($states.input.id)"), IsEmpty());
}

TEST(JsonataReads, CountTheLeftSideOfAnApplicationAsAnArgument) {
    EXPECT_THAT(misfits("$states.input.id ~> $substring($states.input.pair[0]) ~> $uppercase"), IsEmpty());
    EXPECT_THAT(misfits("$states.input.lines ~> $substring(1)"), ElementsAre("substring: $states.input.lines"));
}

TEST(JsonataReads, FindOperandsOfTheWrongType) {
    EXPECT_THAT(misfits("$states.input.id + 1"), ElementsAre("+: $states.input.id"));
    EXPECT_THAT(misfits("$states.input.lines.(price * sku)"), ElementsAre("*: sku"));
    EXPECT_THAT(misfits("$states.input.id > 1"), ElementsAre(">: $states.input.id > 1"));
}

TEST(JsonataReads, LeaveOutTypesForWhichAConditionMayHaveAsked) {
    EXPECT_THAT(misfits("$type($states.input.lines) = 'string' ? $length($states.input.lines) : 0"), IsEmpty());
    EXPECT_THAT(misfits("$type($states.input.id) = 'number' and $states.input.id > 1"), IsEmpty());
}

}  // namespace stepcheck::flow
