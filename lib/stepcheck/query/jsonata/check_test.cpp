#include "stepcheck/query/jsonata/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace stepcheck::query::jsonata {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Found {
    ProblemKind kind;
    std::string marked;
    std::string subject;

    friend bool operator==(const Found&, const Found&) = default;
};

void PrintTo(const Found& found, std::ostream* out) {
    *out << static_cast<int>(found.kind) << " at '" << found.marked << "' about '" << found.subject << "'";
}

std::vector<Found> problemsOf(std::string_view text, const Scope& scope = {}) {
    const auto parsed = parse(text);
    EXPECT_TRUE(parsed) << text;
    std::vector<Found> found;
    for (const Problem& problem : check(*parsed, scope))
        found.push_back(
            {problem.kind, std::string(text.substr(problem.span.begin, problem.span.size())), problem.subject});
    return found;
}

Scope withVariables(const std::vector<std::string>& variables) {
    return {.variables = variables, .variablesKnown = true};
}

}  // namespace

TEST(JsonataCheck, IsSilentOnOrdinaryExpressions) {
    for (const std::string_view text : {
             "$states.input.amount > 100 and $states.input.currency = 'EUR'",
             "$sum($states.input.items.(price * quantity))",
             "$states.input.items[price > 500]^(>price).{ 'id': id, 'rank': $ }",
             "$map($states.input.values, function($v, $i) { $v * $i })",
             "$states.input.name ~> $uppercase() ~> $substringBefore(' ')",
             "($x := $states.input.n; $fib := function($n) { $n < 2 ? $n : $fib($n - 1) }; $fib($x))",
             "$random() < 0.5 ? $uuid() : $now()",
             "$exists($states.input.a) ? $states.input.a & 1 : -$states.input.b",
         })
        EXPECT_THAT(problemsOf(text, {.variablesKnown = true}), IsEmpty()) << text;
}

TEST(JsonataCheck, SuggestsAFunctionForAnUnknownOne) {
    const auto parsed = parse("$upercase($states.input)");
    const std::vector<Problem> problems = check(*parsed, {});
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].kind, ProblemKind::UnknownFunction);
    EXPECT_EQ(problems[0].suggestion, "uppercase");
}

TEST(JsonataCheck, ReportsEval) {
    EXPECT_THAT(problemsOf("$eval($states.input)"), ElementsAre(Found{ProblemKind::EvalUnsupported, "$eval", "eval"}));
}

TEST(JsonataCheck, ReportsTooManyArguments) {
    EXPECT_THAT(problemsOf("$uppercase($states.input, 1, 2)"),
        ElementsAre(Found{ProblemKind::WrongArity, "$uppercase($states.input, 1, 2)", "uppercase"}));
}

TEST(JsonataCheck, ReportsTooFewArguments) {
    EXPECT_THAT(
        problemsOf("$substring('abc')"), ElementsAre(Found{ProblemKind::WrongArity, "$substring('abc')", "substring"}));
}

TEST(JsonataCheck, ReportsAnArgumentForWhichThereIsNoContext) {
    EXPECT_THAT(problemsOf("$substring($states.input)"),
        ElementsAre(Found{ProblemKind::WrongArity, "$substring($states.input)", "substring"}));
    EXPECT_THAT(problemsOf("$states.input.$substring(1)"), IsEmpty());
    EXPECT_THAT(problemsOf("$states.input[$contains('a')]"), IsEmpty());
    EXPECT_THAT(problemsOf("$substring($states.input, 1) & $now() & $string($round($states.input))"), IsEmpty());
}

TEST(JsonataCheck, CountsTheLeftSideOfAnApplicationAsAnArgument) {
    EXPECT_THAT(problemsOf("$states.input ~> $substring(1, 2)"), IsEmpty());
    EXPECT_THAT(problemsOf("$states.input ~> $sort() ~> $lookup('id') ~> $substring(1)"), IsEmpty());
    EXPECT_THAT(problemsOf("$states.input ~> $uppercase(1)"),
        ElementsAre(Found{ProblemKind::WrongArity, "$uppercase(1)", "uppercase"}));
}

TEST(JsonataCheck, ReportsAnArgumentOfTheWrongType) {
    EXPECT_THAT(
        problemsOf("$uppercase(1 + 2)"), ElementsAre(Found{ProblemKind::WrongArgumentType, "1 + 2", "uppercase"}));
}

TEST(JsonataCheck, ReportsAWrongMemberOfAnArray) {
    EXPECT_THAT(problemsOf("$sum([$states.input.n, 'two'])"),
        ElementsAre(Found{ProblemKind::WrongArgumentType, "'two'", "sum"}));
}

TEST(JsonataCheck, ReportsOperandsOfTheWrongType) {
    EXPECT_THAT(problemsOf("$states.input.n + 'two'"), ElementsAre(Found{ProblemKind::WrongOperandType, "'two'", "+"}));
    EXPECT_THAT(problemsOf("'one' + $string($states.input.n)"),
        ElementsAre(Found{ProblemKind::WrongOperandType, "'one'", "+"}));
    EXPECT_THAT(problemsOf("$string($states.input.n) > 5"),
        ElementsAre(Found{ProblemKind::WrongOperandType, "$string($states.input.n) > 5", ">"}));
    EXPECT_THAT(problemsOf("$states.input.n < true"), ElementsAre(Found{ProblemKind::WrongOperandType, "true", "<"}));
    EXPECT_THAT(
        problemsOf("$states.input.n[1 < 'two']"), ElementsAre(Found{ProblemKind::WrongOperandType, "1 < 'two'", "<"}));
    EXPECT_THAT(problemsOf("$not($states.input.a) > 5"),
        ElementsAre(Found{ProblemKind::WrongOperandType, "$not($states.input.a)", ">"}));
}

TEST(JsonataCheck, ReportsACallOfAMember) {
    EXPECT_THAT(problemsOf("$states.input.id.toUpperCase()"),
        ElementsAre(Found{ProblemKind::UnknownFunction, "toUpperCase", "toUpperCase"}));
    EXPECT_THAT(problemsOf("{'f': $sum}.f([1])"), ElementsAre());
}

TEST(JsonataCheck, ReportsAnUnboundVariable) {
    const std::vector<std::string> variables{"total"};
    EXPECT_THAT(problemsOf("$totl + 1", withVariables(variables)),
        ElementsAre(Found{ProblemKind::UnboundVariable, "$totl", "totl"}));
    EXPECT_THAT(problemsOf("$total + 1", withVariables(variables)), IsEmpty());
}

TEST(JsonataCheck, KnowsWhichMembersOfStatesAField) {
    EXPECT_THAT(problemsOf("$states.result.Payload"),
        ElementsAre(Found{ProblemKind::UnavailableMember, "$states.result.Payload", "result"}));
    EXPECT_THAT(problemsOf("$states.result.Payload", {.result = true}), IsEmpty());
    EXPECT_THAT(
        problemsOf("$states.inputs.a"), ElementsAre(Found{ProblemKind::UnknownMember, "$states.inputs.a", "inputs"}));
}

TEST(JsonataCheck, RefusesToBindStates) {
    EXPECT_THAT(
        problemsOf("($states := 1; $states.input)"), ElementsAre(Found{ProblemKind::BindsStates, "$states", "states"}));
}

TEST(JsonataCheck, RefusesNamesAtTheTopLevelOnly) {
    EXPECT_THAT(problemsOf("phone & $states.input.list[type = 'x'].number"),
        ElementsAre(Found{ProblemKind::TopLevelReference, "phone", "phone"}));
    EXPECT_THAT(problemsOf("$map($states.input.a, function($x) { b })"),
        ElementsAre(Found{ProblemKind::TopLevelReference, "b", "b"}));
    EXPECT_THAT(problemsOf("{ aaa: $states.input }"), ElementsAre(Found{ProblemKind::TopLevelReference, "aaa", "aaa"}));
    EXPECT_THAT(problemsOf("$ = $$"), ElementsAre(Found{ProblemKind::TopLevelReference, "$", "$"},
                                          Found{ProblemKind::TopLevelReference, "$$", "$$"}));
}

TEST(JsonataCheck, ReportsConstants) {
    EXPECT_THAT(problemsOf("1 + 2"), ElementsAre(Found{ProblemKind::Constant, "1 + 2", ""}));
}

TEST(JsonataCheck, ReportsAFunctionAsResult) {
    EXPECT_THAT(problemsOf("$sum"), ElementsAre(Found{ProblemKind::YieldsFunction, "$sum", ""}));
}

TEST(JsonataCheck, InfersTypes) {
    EXPECT_EQ(resultTypes(*parse("$states.a > 1")), mask(TypeBit::Boolean) | mask(TypeBit::Undefined));
    EXPECT_EQ(resultTypes(*parse("$states.a ? 'x' : {}")), mask(TypeBit::String) | mask(TypeBit::Object));
    EXPECT_EQ(resultTypes(*parse("$states.a")), anyType);
}

TEST(JsonataUses, ListsFreeVariablesAndPathsOfStates) {
    const auto parsed = parse("$x & ($y := 1; $y + $states.input.a.b[c = $states.context.d]) & $states");
    std::vector<std::string> names;
    for (const VariableUse& use : freeVariables(*parsed))
        names.push_back(use.name);
    EXPECT_THAT(names, ElementsAre("x", "states", "states", "states"));
    std::vector<std::vector<std::string_view>> paths;
    for (const StatesPath& path : statesPaths(*parsed))
        paths.push_back(path.names);
    EXPECT_THAT(paths, ElementsAre(ElementsAre("input", "a", "b"), ElementsAre("context", "d"), IsEmpty()));
}

}  // namespace stepcheck::query::jsonata
