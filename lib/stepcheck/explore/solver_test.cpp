#include "stepcheck/explore/solver.h"
#include "stepcheck/explore/term_fixture.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static Literal is(Question question, Value first, Value second = {}) {
    return {.condition = {.question = question, .first = std::move(first), .second = std::move(second)}};
}

static Literal isNot(Question question, Value first, Value second = {}) {
    Literal literal = is(question, std::move(first), std::move(second));
    literal.holds = false;
    return literal;
}

static Literal isKind(Value value, Kind kind, bool holds = true) {
    return {.condition = {.question = Question::IsKind, .kind = kind, .first = std::move(value)}, .holds = holds};
}

// The input that is found, or what else is answered.
static std::string solved(const std::vector<Literal>& literals) {
    Solver solver(std::chrono::seconds(5));
    const Answer answer = solver.solve(literals);
    if (answer.verdict == Verdict::Unsatisfiable)
        return "unsatisfiable";
    if (answer.verdict == Verdict::Unknown)
        return "unknown: " + answer.reason;
    for (const Literal& literal : literals)
        EXPECT_EQ(holds(literal.condition, answer.model), literal.holds) << describe(literal);
    const auto found = answer.model.values.find("input");
    return found != answer.model.values.end() ? value::write(found->second) : "nothing";
}

TEST(SolverExamples, AskForNothingThatNobodyNeeds) {
    EXPECT_EQ(solved({}), "nothing");
    EXPECT_EQ(solved({isNot(Question::IsPresent, member("card"))}), "{}");
}

TEST(SolverExamples, ArePlausible) {
    EXPECT_EQ(solved({is(Question::IsPresent, member("orderId"))}), R"({"orderId":"orderId"})");
    EXPECT_EQ(solved({isKind(member("total"), Kind::Decimal)}), R"({"total":1})");
    EXPECT_EQ(solved({isKind(member("express"), Kind::Boolean)}), R"({"express":true})");
    EXPECT_EQ(solved({isKind(member("order"), Kind::Object)}), R"({"order":{}})");
    EXPECT_EQ(solved({is(Question::IsTimestamp, member("at"))}), R"({"at":"2026-01-01T00:00:00Z"})");
    EXPECT_EQ(solved({is(Question::IsPresent, element(member("items"), 1))}), R"({"items":["item","item"]})");
    EXPECT_EQ(solved({isKind(member("gone"), Kind::Null)}), R"({"gone":null})");
    EXPECT_EQ(solved({isKind(member("part"), Kind::Decimal), isKind(member("part"), Kind::Integer, false)}),
        R"({"part":1.5})");
}

TEST(SolverPresence, OfAPartIsPresenceOfTheWhole) {
    const Value card = member("card");
    EXPECT_EQ(
        solved({is(Question::IsPresent, memberOf(card, "id")), isNot(Question::IsPresent, card)}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsPresent, memberOf(card, "id")), isKind(card, Kind::String)}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsPresent, card), isNot(Question::IsPresent, card)}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsPresent, card), isNot(Question::IsPresent, memberOf(card, "id"))}),
        R"({"card":"card"})");
}

TEST(SolverPresence, OfElementsIsALength) {
    const Value items = member("items");
    EXPECT_EQ(solved({isKind(items, Kind::Array), isNot(Question::IsPresent, element(items, 0))}), R"({"items":[]})");
    EXPECT_EQ(solved({is(Question::IsPresent, element(items, 1)), isNot(Question::IsPresent, element(items, 0))}),
        "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsPresent, element(items, 0)), isNot(Question::IsPresent, element(items, -2)),
                  is(Question::Equals, element(items, -1), 5)}),
        R"({"items":[5]})");
}

TEST(SolverKinds, ExcludeEachOther) {
    EXPECT_EQ(solved({isKind(member("a"), Kind::String), isKind(member("a"), Kind::Decimal)}), "unsatisfiable");
    EXPECT_EQ(solved({isKind(member("a"), Kind::Integer), isKind(member("a"), Kind::Decimal, false)}), "unsatisfiable");
    EXPECT_EQ(
        solved({isKind(member("a"), Kind::String, false), isKind(member("a"), Kind::Decimal, false)}), R"({"a":true})");
}

TEST(SolverNumbers, AreTheLeastThatFit) {
    const Value n = member("n");
    EXPECT_EQ(solved({is(Question::LessThan, 100, n)}), R"({"n":101})");
    EXPECT_EQ(solved({isKind(n, Kind::Decimal), isNot(Question::LessThan, n, 100)}), R"({"n":100})");
    EXPECT_EQ(solved({is(Question::LessThan, n, 1)}), R"({"n":0})");
    EXPECT_EQ(solved({is(Question::LessThan, n, -5)}), R"({"n":-6})");
    EXPECT_EQ(solved({is(Question::LessThan, 1, n), is(Question::LessThan, n, 2)}), R"({"n":1.5})");
    EXPECT_EQ(solved({isKind(n, Kind::Integer), is(Question::LessThan, 1, n), is(Question::LessThan, n, 2)}),
        "unsatisfiable");
    EXPECT_EQ(solved({is(Question::LessThan, 2, n), is(Question::LessThan, n, 2)}), "unsatisfiable");
    EXPECT_EQ(
        solved({isKind(n, Kind::Decimal), isNot(Question::Equals, n, 1), isNot(Question::Equals, n, 0)}), R"({"n":2})");
    EXPECT_EQ(solved({is(Question::Equals, n, 7), is(Question::Equals, n, 8)}), "unsatisfiable");
}

TEST(SolverNumbers, CompareOnlyWithNumbers) {
    EXPECT_EQ(solved({isKind(member("n"), Kind::String), is(Question::LessThan, member("n"), 5)}), "unsatisfiable");
    EXPECT_EQ(solved({isKind(member("n"), Kind::String), isNot(Question::LessThan, member("n"), 5)}), R"({"n":"n"})");
}

TEST(SolverStrings, FitWhatIsSaidOfThem) {
    const Value s = member("s");
    EXPECT_EQ(solved({is(Question::Equals, s, "paid")}), R"({"s":"paid"})");
    EXPECT_EQ(solved({is(Question::Equals, s, "paid"), is(Question::Equals, s, "open")}), "unsatisfiable");
    EXPECT_EQ(solved({isKind(s, Kind::String), isNot(Question::Equals, s, "s")}), R"({"s":"s2"})");
    EXPECT_EQ(solved({is(Question::Matches, s, "log-*.txt")}), R"({"s":"log-.txt"})");
    EXPECT_EQ(solved({is(Question::Matches, s, "a*"), is(Question::Matches, s, "b*")}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Matches, s, "a*"), is(Question::Matches, s, "*b")}), R"({"s":"ab"})");
    EXPECT_EQ(solved({is(Question::Matches, s, "a*"), isNot(Question::Matches, s, "a")}), R"({"s":"as"})");
    EXPECT_EQ(solved({is(Question::Matches, s, "a\\*")}), R"({"s":"a*"})");
    EXPECT_EQ(solved({is(Question::LessThan, "m", s), is(Question::LessThan, s, "n")}), R"({"s":"ma"})");
    EXPECT_EQ(solved({is(Question::LessThan, s, "")}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsTimestamp, s), is(Question::Equals, s, "soon")}), "unsatisfiable");
}

TEST(SolverTimestamps, CompareAsMoments) {
    const Value at = member("at");
    EXPECT_EQ(solved({is(Question::Before, at, "2020-01-01T00:00:00Z")}), R"({"at":"2019-12-31T23:59:59Z"})");
    EXPECT_EQ(solved({is(Question::Before, "2030-01-01T00:00:00Z", at)}), R"({"at":"2030-01-01T00:00:01Z"})");
    EXPECT_EQ(solved({is(Question::SameMoment, at, "2026-01-01T00:00:00Z"),
                  isNot(Question::Equals, at, "2026-01-01T00:00:00Z")}),
        R"({"at":"2026-01-01T00:00:00+00:00"})");
    EXPECT_EQ(
        solved({is(Question::Before, at, "2020-01-01T00:00:00Z"), is(Question::Before, "2020-01-01T00:00:00Z", at)}),
        "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsTimestamp, at), isNot(Question::Before, at, "2027-01-01T00:00:00Z")}),
        R"({"at":"2027-01-01T00:00:00Z"})");
}

TEST(SolverWholes, EqualConstants) {
    const Value object = *value::read(R"({"a":[1,{"b":"x"}]})");
    EXPECT_EQ(solved({is(Question::Equals, member("o"), object)}), R"({"o":{"a":[1,{"b":"x"}]}})");
    EXPECT_EQ(solved({is(Question::Equals, member("o"), *value::read(R"({"a":"x"})")),
                  is(Question::Equals, memberOf(member("o"), "a"), "y")}),
        "unsatisfiable");
    EXPECT_EQ(solved({isKind(member("o"), Kind::Object), isNot(Question::Equals, member("o"), Value::object({}))}),
        R"({"o":{"other":true}})");
}

TEST(SolverParts, OfWhatWasPutTogether) {
    const Value with = operation("with", {input(), "paid", member("total")});
    EXPECT_EQ(solved({is(Question::Equals, memberOf(with, "paid"), 3)}), R"({"total":3})");
    EXPECT_EQ(solved({is(Question::IsPresent, member("total")), is(Question::Equals, memberOf(with, "id"), 4)}),
        R"({"total":"total","id":4})");
    const Value object = Value::object({{.name = "a", .value = member("x")}});
    EXPECT_EQ(solved({is(Question::Equals, memberOf(object, "a"), 5)}), R"({"x":5})");
    EXPECT_EQ(solved({is(Question::IsPresent, memberOf(object, "b"))}), "unsatisfiable");
}

TEST(SolverLengths, OfArraysAndStrings) {
    const Value items = member("items");
    EXPECT_EQ(solved({isKind(items, Kind::Array), is(Question::LessThan, 2, operation("length", {items}))}),
        R"({"items":["item","item","item"]})");
    EXPECT_EQ(
        solved({isKind(items, Kind::Array), is(Question::Equals, operation("length", {items}), 0)}), R"({"items":[]})");
    EXPECT_EQ(
        solved({isKind(items, Kind::Array), is(Question::LessThan, operation("length", {items}), 0)}), "unsatisfiable");
    EXPECT_EQ(solved({isKind(member("s"), Kind::String), is(Question::Equals, operation("length", {member("s")}), 3)}),
        R"({"s":"sss"})");
}

TEST(SolverRelations, BetweenTwoUnknowns) {
    const Value a = member("a");
    const Value b = member("b");
    EXPECT_EQ(
        solved({isKind(a, Kind::Decimal), isKind(b, Kind::Decimal), is(Question::LessThan, a, b)}), R"({"a":1,"b":2})");
    EXPECT_EQ(solved({is(Question::Equals, a, b), is(Question::Equals, a, 3)}), R"({"a":3,"b":3})");
    EXPECT_EQ(solved({isKind(a, Kind::Decimal), isKind(b, Kind::Decimal), isNot(Question::Equals, a, b)}),
        R"({"a":1,"b":0})");
    EXPECT_EQ(solved({is(Question::IsTrue, operation("=", {a, "x"}))}), R"({"a":"x"})");
    EXPECT_EQ(solved({is(Question::Equals, a, a)}).substr(0, 1), "{");
    EXPECT_EQ(solved({isNot(Question::Equals, a, a)}), "unsatisfiable");
}

TEST(SolverRelations, ThatContradictEachOther) {
    const Value a = member("a");
    const Value b = member("b");
    const Value c = member("c");
    EXPECT_EQ(solved({is(Question::LessThan, a, b), is(Question::LessThan, b, a)}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::LessThan, a, b), is(Question::LessThan, b, c), isNot(Question::LessThan, a, c)}),
        "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Equals, a, b), is(Question::Equals, a, "x"), is(Question::Equals, b, "y")}),
        "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Before, a, b), is(Question::SameMoment, a, b)}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsPresent, memberOf(a, "id")), is(Question::Equals, a, b),
                  isNot(Question::IsPresent, memberOf(b, "id"))}),
        "unsatisfiable");
}

TEST(SolverRelations, OfStrings) {
    const Value a = member("a");
    const Value b = member("b");
    const Value both = operation("concat", {a, b});
    EXPECT_EQ(solved({is(Question::Equals, both, "xy"), isNot(Question::Equals, a, "x"), isNot(Question::Equals, a, ""),
                  isNot(Question::Equals, b, "")}),
        "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Equals, both, "xy"), is(Question::Equals, operation("length", {a}), 1)}),
        R"({"a":"x","b":"y"})");
    EXPECT_EQ(solved({is(Question::Matches, a, "a*"), isNot(Question::Matches, a, "*")}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Matches, a, "ab*"), isNot(Question::Matches, a, "a*")}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Matches, a, "a*"), is(Question::LessThan, a, "a")}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Equals, operation("lower", {a}), "Paid")}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Equals, operation("lower", {a}), "paid"), isNot(Question::Equals, a, "paid")}),
        R"({"a":"PAID"})");
}

TEST(SolverRelations, OfNumbers) {
    const Value a = member("a");
    const Value b = member("b");
    const Value sum = operation("+", {a, b});
    EXPECT_EQ(
        solved({is(Question::Equals, sum, 10), is(Question::Equals, operation("-", {a, b}), 4)}), R"({"a":7,"b":3})");
    EXPECT_EQ(solved({is(Question::LessThan, 5, a), is(Question::LessThan, 5, b), is(Question::LessThan, sum, 10)}),
        "unsatisfiable");
    EXPECT_EQ(solved({isKind(a, Kind::Integer), is(Question::Equals, operation("*", {a, 2}), 7)}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::Equals, operation("/", {a, 4}), 1.5)}), R"({"a":6})");
    EXPECT_EQ(solved({isKind(a, Kind::Integer), is(Question::Equals, operation("%", {a, 2}), 1),
                  is(Question::LessThan, 10, a), is(Question::LessThan, a, 12)}),
        R"({"a":11})");
    EXPECT_EQ(
        solved({is(Question::Equals, operation("negate", {a}), 3), is(Question::LessThan, 0, a)}), "unsatisfiable");
}

TEST(SolverRelations, OfLengths) {
    const Value a = member("a");
    const Value length = operation("length", {a});
    EXPECT_EQ(solved({is(Question::IsPresent, element(a, 2)), is(Question::LessThan, length, 3)}), "unsatisfiable");
    EXPECT_EQ(solved({isKind(a, Kind::Array), is(Question::Equals, length, member("n")),
                  is(Question::LessThan, 1, member("n")), is(Question::LessThan, member("n"), 3)}),
        R"({"a":[1,2],"n":2})");
    EXPECT_EQ(solved({isKind(a, Kind::Array), is(Question::Equals, function("$count", {a}), 2)}), R"({"a":["a","a"]})");
}

TEST(SolverFunctions, ThatNobodyCanSolveForAreNamed) {
    const Value hash = function("States.Hash", {member("id"), "MD5"});
    EXPECT_EQ(solved({isKind(member("id"), Kind::String), is(Question::Equals, hash, "0")}),
        R"(unknown: States.Hash(input.id, "MD5") cannot be solved for)");
}

TEST(Solver, GivesTheSameAnswerWhoeverAskedBefore) {
    const std::vector<Literal> sum{is(Question::Equals, operation("+", {member("a"), member("b")}), 10),
        is(Question::LessThan, 3, member("a")), is(Question::LessThan, 3, member("b"))};
    const std::vector<Literal> other{is(Question::LessThan, member("x"), member("y"))};
    Solver solver(std::chrono::seconds(5));
    const Answer first = solver.solve(sum);
    static_cast<void>(solver.solve(other));
    EXPECT_EQ(first.verdict, Verdict::Satisfiable);
    EXPECT_EQ(solver.solve(sum).model.values, first.model.values);
}

TEST(SolverFunctions, AreComputedForExamples) {
    EXPECT_EQ(solved({is(Question::IsTrue, function("$contains", {member("s"), "err"}))}), R"({"s":"err"})");
    EXPECT_EQ(solved({is(Question::Equals, operation("lower", {member("s")}), "paid")}), R"({"s":"paid"})");
    EXPECT_EQ(solved({is(Question::Equals, function("$number", {member("s")}), 5)}), R"({"s":5})");
    EXPECT_EQ(solved({is(Question::Equals, operation("+", {member("n"), 1}), 8)}), R"({"n":7})");
    EXPECT_EQ(solved({is(Question::IsTrue, function("$boolean", {member("x")})), isKind(member("x"), Kind::Array)}),
        R"({"x":[1]})");
}

TEST(SolverFunctions, KnowWhatCountsAsTrue) {
    const Value x = member("x");
    const Value truth = function("$boolean", {x});
    EXPECT_EQ(solved({isNot(Question::IsTrue, truth), isKind(x, Kind::String)}), R"({"x":""})");
    EXPECT_EQ(solved({isNot(Question::IsTrue, truth), isKind(x, Kind::Object)}), R"({"x":{}})");
    EXPECT_EQ(solved({isNot(Question::IsTrue, truth), is(Question::IsPresent, memberOf(x, "a"))}), "unsatisfiable");
    EXPECT_EQ(solved({is(Question::IsTrue, truth), isKind(x, Kind::Null)}), "unsatisfiable");
    EXPECT_EQ(
        solved({is(Question::IsTrue, truth), isKind(x, Kind::Decimal), is(Question::Equals, x, 0)}), "unsatisfiable");
}

TEST(SolverFunctions, TakeAllMembersForNoProduct) {
    const Value members = function("*", {input()});
    EXPECT_EQ(solved({is(Question::LessThan, 1, function("$count", {members}))}), R"({"a":1,"b":2})");
}

TEST(SolverFunctions, ComputeDeepSumsOnce) {
    Value sum = member("n");
    for (int i = 0; i < 60; ++i)
        sum = operation("+", {sum, 1.5});
    EXPECT_EQ(solved({is(Question::Equals, sum, 91)}), R"({"n":1})");
}

TEST(SolverFunctions, GiveTheSameForTheSame) {
    const Value hash = function("$hash", {member("id")});
    EXPECT_EQ(solved({is(Question::Equals, hash, 1), isNot(Question::Equals, hash, 1)}), "unsatisfiable");
}

TEST(Solver, KeepsTheValuesThatTheLastLiteralHasNothingToDoWith) {
    const Value other = Value::term(Term::unknown("Pay.result"));
    const std::vector<Literal> literals{is(Question::IsPresent, member("a")), is(Question::IsPresent, other),
        is(Question::Equals, memberOf(other, "status"), "PAID")};
    Model model;
    model.values.emplace("input", *value::read(R"({"a":7})"));
    Solver solver(std::chrono::seconds(5));
    const Answer answer = solver.extend(literals, model);
    ASSERT_EQ(answer.verdict, Verdict::Satisfiable);
    EXPECT_EQ(value::write(answer.model.values.at("input")), R"({"a":7})");
    EXPECT_EQ(value::write(answer.model.values.at("Pay.result")), R"({"status":"PAID"})");
}

TEST(Solver, CountsWhatItWasAsked) {
    Solver solver(std::chrono::seconds(5));
    const std::vector<Literal> literals{is(Question::IsPresent, member("a"))};
    static_cast<void>(solver.solve(literals));
    EXPECT_EQ(solver.statistics().asked, 1U);
    EXPECT_EQ(solver.statistics().settledWithoutZ3, 1U);
    EXPECT_EQ(solver.statistics().unknown, 0U);
}

}  // namespace stepcheck::explore
