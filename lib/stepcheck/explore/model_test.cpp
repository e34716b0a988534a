#include "stepcheck/explore/model.h"
#include "stepcheck/explore/term_fixture.h"
#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static Model modelOf(std::string_view json) {
    Model model;
    model.values.emplace("input", *value::read(json));
    return model;
}

static std::string text(const Computed& computed) {
    if (const auto* value = std::get_if<Value>(&computed))
        return value::write(*value);
    const auto* why = std::get_if<Uncomputable>(&computed);
    return why != nullptr ? "uncomputable: " + why->why : "absent";
}

static std::string computed(const Value& value, std::string_view json) {
    return text(compute(value, modelOf(json)));
}

namespace {
// Answers as the model has it.
class ByModel final : public value::Oracle {
public:
    explicit ByModel(std::string_view json) : model_(modelOf(json)) {}

    bool decide(const value::Condition& condition) override { return holds(condition, model_).value(); }
    std::size_t choose(std::size_t /*count*/) override { return 0; }
    Value pick(const Value& term) override { return std::get<Value>(compute(term, model_)); }

private:
    Model model_;
};
}  // namespace

// What becomes of the term that a JSONata expression gives over an unknown `input`.
static std::string jsonata(std::string_view expression, std::string_view json) {
    const std::vector<query::jsonata::Binding> bindings{{.name = "input", .value = input()}};
    ByModel oracle(json);
    const auto outcome = query::jsonata::evaluate(
        *query::jsonata::parse(expression), nullptr, bindings, {.dialect = query::jsonata::Dialect::States}, oracle);
    const auto* value = std::get_if<Value>(&outcome);
    return value != nullptr ? computed(*value, json) : "no value";
}

static std::string intrinsic(std::string_view call, std::string_view json) {
    ByModel oracle(json);
    const auto value = query::intrinsic::evaluate(*query::intrinsic::parse(call), call, {.input = input()}, oracle);
    return value ? computed(*value, json) : value.error().cause;
}

static std::string jsonpath(std::string_view path, std::string_view json) {
    ByModel oracle(json);
    const auto value = query::jsonpath::evaluateIn(*query::jsonpath::parse(path), input(), oracle);
    return value ? computed(*value, json) : value.error().message;
}

TEST(Computed, FollowsMembersAndElements) {
    EXPECT_EQ(computed(member("a"), R"({"a": 1})"), "1");
    EXPECT_EQ(computed(member("b"), R"({"a": 1})"), "absent");
    EXPECT_EQ(computed(element(member("a"), 1), R"({"a": [1, 2]})"), "2");
    EXPECT_EQ(computed(element(member("a"), -2), R"({"a": [1, 2]})"), "1");
    EXPECT_EQ(computed(element(member("a"), 2), R"({"a": [1, 2]})"), "absent");
    EXPECT_EQ(computed(element(member("a"), 0), R"({"a": 5})"), "absent");
}

TEST(Computed, TakesAnUnknownWithoutAValueForAnEmptyObject) {
    EXPECT_EQ(text(compute(input(), {})), "{}");
}

TEST(Computed, GoesIntoArraysAndObjects) {
    const Value value(std::vector<Value>{1, Value::object({{.name = "n", .value = member("a")}})});
    EXPECT_EQ(computed(value, R"({"a": 2})"), R"([1,{"n":2}])");
}

TEST(Computed, SetsMembers) {
    EXPECT_EQ(computed(operation("with", {input(), "b", member("a")}), R"({"a": 1})"), R"({"a":1,"b":1})");
}

TEST(Computed, KnowsTheOperations) {
    EXPECT_EQ(jsonata("$input.a + 1", R"({"a": 2})"), "3");
    EXPECT_EQ(jsonata("$input.a - $input.b", R"({"a": 2, "b": 5})"), "-3");
    EXPECT_EQ(jsonata("$input.a * 2", R"({"a": 1.5})"), "3");
    EXPECT_EQ(jsonata("$input.a / 2", R"({"a": 1})"), "0.5");
    EXPECT_EQ(jsonata("$input.a % 3", R"({"a": 7})"), "1");
    EXPECT_EQ(jsonata("-$input.a", R"({"a": 7})"), "-7");
    EXPECT_EQ(jsonata("$input.a & 'x'", R"({"a": "y"})"), R"("yx")");
    EXPECT_EQ(jsonata("$uppercase($input.a)", R"({"a": "y"})"), R"("Y")");
    EXPECT_EQ(jsonata("$lowercase($input.a)", R"({"a": "Y"})"), R"("y")");
    EXPECT_EQ(jsonata("$length($input.a)", R"({"a": "äöü"})"), "3");
    EXPECT_EQ(jsonpath("$.a.length()", R"({"a": [1, 2]})"), "2");
}

TEST(Computed, KnowsComparisonsAsValues) {
    EXPECT_EQ(jsonata("$input.a = 2", R"({"a": 2.0})"), "true");
    EXPECT_EQ(jsonata("$input.a != 2", R"({"a": 2})"), "false");
    EXPECT_EQ(jsonata("$input.a < 2", R"({"a": 2})"), "false");
    EXPECT_EQ(jsonata("$input.a >= 2", R"({"a": 2})"), "true");
    EXPECT_EQ(jsonata("$input.a > 'a'", R"({"a": "b"})"), "true");
    EXPECT_EQ(jsonata("$input.a <= 'a'", R"({"a": "b"})"), "false");
}

TEST(Computed, CallsFunctionsOfJsonata) {
    EXPECT_EQ(jsonata("$trim($input.a)", R"({"a": " x "})"), R"("x")");
    EXPECT_EQ(jsonata("$input.a & 'x'", R"({"a": 7})"), R"("7x")");
    EXPECT_EQ(jsonata("3 in $input.a", R"({"a": [1, 3]})"), "true");
    EXPECT_EQ(jsonata("$input.*", R"({"a": 1, "b": 2})"), "[1,2]");
    EXPECT_EQ(jsonata("$contains($input.a, /b+/)", R"({"a": "abbc"})"), "true");
    EXPECT_EQ(jsonata("$map($input.a, $string)", R"({"a": [1, 2]})"), R"(["1","2"])");
}

TEST(Computed, KeepsWhatAFunctionCanSee) {
    EXPECT_EQ(jsonata("($n := 10; $map($input.a, function($x) { $x + $n }))", R"({"a": [1, 2]})"), "[11,12]");
}

TEST(Computed, EvaluatesAWholeExpressionAgain) {
    EXPECT_EQ(jsonata("{$input.a: 1}", R"({"a": "x"})"), R"({"x":1})");
}

TEST(Computed, SaysWhyThereIsNoValue) {
    EXPECT_EQ(computed(function("$number", {member("a")}), R"({"a": "x"})"), "absent");
    EXPECT_EQ(computed(function("unheard", {input()}), "{}"), "uncomputable: nobody knows how to compute unheard");
}

TEST(Computed, CallsIntrinsicFunctions) {
    EXPECT_EQ(intrinsic("States.Format('no. {}', $.a)", R"({"a": 7})"), R"("no. 7")");
    EXPECT_EQ(intrinsic("States.Hash($.a, 'MD5')", R"({"a": "x"})"), R"("9dd4e461268c8034f5c8564e155c67a6")");
    EXPECT_EQ(intrinsic("States.StringToJson($.a)", R"({"a": "[1]"})"), "[1]");
    EXPECT_EQ(intrinsic("States.ArrayContains($.a, 2)", R"({"a": [1, 2]})"), "true");
}

TEST(Computed, FollowsPathsThatCouldNotBeEnumerated) {
    EXPECT_EQ(jsonpath("$.a[*].b", R"({"a": [{"b": 1}, {"b": 2}]})"), "[1,2]");
    EXPECT_EQ(jsonpath("$.a[?(@.b > 1)]", R"({"a": [{"b": 1}, {"b": 2}]})"), R"([{"b":2}])");
    EXPECT_EQ(jsonpath("$..b", R"({"a": [{"b": 1}]})"), "[1]");
    EXPECT_EQ(jsonpath("$.a.sum()", R"({"a": [1, 2]})"), "3.0");
    EXPECT_EQ(jsonpath("$.a.concat($.b)", R"({"a": ["x"], "b": "y"})"), R"("xy")");
}

TEST(Computed, AppliesOperatorsOfFilters) {
    const auto filter = [](Value left, std::string_view op, Value right) {
        return function("filter", {std::move(left), op, std::move(right)});
    };
    EXPECT_EQ(computed(filter(member("a"), "=~", function("/x.*/i", {})), R"({"a": "Xy"})"), "true");
    EXPECT_EQ(computed(filter(member("a"), "SIZE", 2), R"({"a": [1]})"), "false");
    EXPECT_EQ(computed(filter(member("a"), "CONTAINS", "b"), R"({"a": "abc"})"), "true");
}

static std::string held(Question question, Value first, Value second, std::string_view json, Kind kind = Kind::Null) {
    const auto answer = holds(
        {.question = question, .kind = kind, .first = std::move(first), .second = std::move(second)}, modelOf(json));
    return !answer ? "nobody knows" : *answer ? "yes" : "no";
}

TEST(Held, Presence) {
    EXPECT_EQ(held(Question::IsPresent, member("a"), {}, R"({"a": null})"), "yes");
    EXPECT_EQ(held(Question::IsPresent, member("a"), {}, "{}"), "no");
    EXPECT_EQ(held(Question::IsPresent, member("a"), {}, "[]"), "no");
}

TEST(Held, NothingElseOfWhatIsNotThere) {
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, "{}", Kind::String), "nobody knows");
    EXPECT_EQ(held(Question::Equals, member("a"), 1, "{}"), "nobody knows");
}

TEST(Held, Kinds) {
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, R"({"a": 1})", Kind::Decimal), "yes");
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, R"({"a": 1})", Kind::Integer), "yes");
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, R"({"a": 1.5})", Kind::Integer), "no");
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, R"({"a": 1.5})", Kind::Decimal), "yes");
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, R"({"a": "1"})", Kind::Decimal), "no");
    EXPECT_EQ(held(Question::IsKind, member("a"), {}, R"({"a": null})", Kind::Null), "yes");
}

TEST(Held, Truth) {
    EXPECT_EQ(held(Question::IsTrue, member("a"), {}, R"({"a": true})"), "yes");
    EXPECT_EQ(held(Question::IsTrue, member("a"), {}, R"({"a": false})"), "no");
}

TEST(Held, Relations) {
    EXPECT_EQ(held(Question::Equals, member("a"), 1, R"({"a": 1.0})"), "yes");
    EXPECT_EQ(held(Question::LessThan, member("a"), 2, R"({"a": 1})"), "yes");
    EXPECT_EQ(held(Question::LessThan, member("a"), "2", R"({"a": 1})"), "no");
    EXPECT_EQ(held(Question::LessThan, "a", member("a"), R"({"a": "b"})"), "yes");
    EXPECT_EQ(held(Question::Matches, member("a"), "x*z", R"({"a": "xyz"})"), "yes");
    EXPECT_EQ(held(Question::Matches, member("a"), "x*z", R"({"a": "xy"})"), "no");
}

TEST(Held, Timestamps) {
    constexpr std::string_view json = R"({"a": "2026-01-01T01:00:00+01:00"})";
    EXPECT_EQ(held(Question::IsTimestamp, member("a"), {}, json), "yes");
    EXPECT_EQ(held(Question::IsTimestamp, member("a"), {}, R"({"a": "soon"})"), "no");
    EXPECT_EQ(held(Question::Before, member("a"), "2026-01-01T00:00:01Z", json), "yes");
    EXPECT_EQ(held(Question::Before, member("a"), "2026-01-01T00:00:00Z", json), "no");
    EXPECT_EQ(held(Question::SameMoment, member("a"), "2026-01-01T00:00:00Z", json), "yes");
}

TEST(Held, NothingOfWhatCannotBeComputed) {
    EXPECT_EQ(held(Question::IsTrue, function("unheard", {}), {}, "{}"), "nobody knows");
}

}  // namespace stepcheck::explore
