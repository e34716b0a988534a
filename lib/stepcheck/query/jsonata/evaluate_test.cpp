#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace stepcheck::query::jsonata {

namespace {

std::string textOf(const Outcome& outcome) {
    if (const auto* value = std::get_if<value::Value>(&outcome))
        return value::write(*value);
    if (const auto* error = std::get_if<Error>(&outcome))
        return std::string(error->code) + ": " + error->message;
    return std::holds_alternative<Undefined>(outcome) ? "undefined" : "function";
}

std::string run(std::string_view text, std::string_view input = "", const Options& options = {}) {
    const auto parsed = parse(text);
    if (!parsed)
        return textOf(parsed.error());
    value::NeverAsked oracle;
    if (input.empty())
        return textOf(evaluate(*parsed, nullptr, {}, options, oracle));
    const value::Value document = *value::read(input);
    return textOf(evaluate(*parsed, &document, {}, options, oracle));
}

std::string runStates(std::string_view text) {
    return run(text, "", {.dialect = Dialect::States, .limits = statesLimits()});
}

// Over `$states` with an unknown input, with prepared answers.
std::string explore(std::string_view text, std::deque<bool> answers) {
    const value::Value input = value::Value::term(value::Term::unknown("input"));
    const std::vector<Binding> bindings{{"states", value::Value::object({{.name = "input", .value = input}})}};
    value::Scripted oracle(std::move(answers));
    const Outcome outcome = evaluate(*parse(text), nullptr, bindings, {.dialect = Dialect::States}, oracle);
    if (const auto* value = std::get_if<value::Value>(&outcome); value != nullptr && value->is(value::Kind::Term))
        return describe(value->term());
    return textOf(outcome);
}

}  // namespace

TEST(JsonataEvaluate, MapsAPathOverArraysAndUnwrapsOneResult) {
    EXPECT_EQ(run("a.b", R"({"a": [{"b": 1}, {"b": [2, 3]}, {}]})"), "[1,2,3]");
    EXPECT_EQ(run("a.b", R"({"a": [{"b": 1}]})"), "1");
    EXPECT_EQ(run("a.b[]", R"({"a": [{"b": 1}]})"), "[1]");
}

TEST(JsonataEvaluate, TellsUndefinedFromNull) {
    EXPECT_EQ(run("a", R"({"a": null})"), "null");
    EXPECT_EQ(run("b", R"({"a": null})"), "undefined");
}

TEST(JsonataEvaluate, TakesAnArrayDocumentForOneContext) {
    EXPECT_EQ(run("$", "[1, 2]"), "[1,2]");
    EXPECT_EQ(run("$[0]", "[1, 2]"), "1");
    EXPECT_EQ(run("a", R"([{"a": 1}, {"a": 2}])"), "[1,2]");
}

TEST(JsonataEvaluate, AppliesAnIndexPerContextItem) {
    EXPECT_EQ(run("a.b[0]", R"({"a": [{"b": [1, 2]}, {"b": [3]}]})"), "[1,3]");
    EXPECT_EQ(run("(a.b)[0]", R"({"a": [{"b": [1, 2]}, {"b": [3]}]})"), "1");
}

TEST(JsonataEvaluate, FindsTheNamesOfAFunctionThatEvaluatedTextCalls) {
    EXPECT_EQ(run("($second := function($o) { $o.b }; $eval('[1, 2].($second($$.o) + $$.o.a)'))",
                  R"({"o": {"a": 10, "b": 2}, "b": {"a": 5}})"),
        "[12,12]");
}

TEST(JsonataEvaluate, GroupsAndOrders) {
    EXPECT_EQ(run("o{k: $sum(v)}", R"({"o": [{"k": "x", "v": 1}, {"k": "y", "v": 2}, {"k": "x", "v": 3}]})"),
        R"({"x":4,"y":2})");
    EXPECT_EQ(run("o^(>v).v", R"({"o": [{"v": 1}, {"v": 3}, {"v": 2}]})"), "[3,2,1]");
}

TEST(JsonataEvaluate, JoinsAndLooksUp) {
    EXPECT_EQ(run("a@$x.b[$ = $x]", R"({"a": [1, 2], "b": [2, 3]})"), "2");
    EXPECT_EQ(run("a.b.c.%.d", R"({"a": {"b": {"c": 1, "d": 2}}})"), "2");
    EXPECT_EQ(run("a#$i[$i = 1]", R"({"a": ["x", "y"]})"), "\"y\"");
}

TEST(JsonataEvaluate, CallsInTailPositionDoNotNest) {
    EXPECT_EQ(run("($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(100000))"), "\"done\"");
}

TEST(JsonataEvaluate, EndsEndlessRecursionWithAnError) {
    EXPECT_EQ(run("($f := function($n) { 1 + $f($n) }; $f(1))").substr(0, 5), "U1001");
    EXPECT_EQ(run("($f := function($n) { $f($n) }; $f(1))", "", {.limits = {.steps = 100'000}}).substr(0, 5), "U1001");
}

TEST(JsonataEvaluate, RefusesToNestValuesWithoutEnd) {
    EXPECT_EQ(run("$string($reduce([1..1000000], function($a, $b) { [[$a]] }))").substr(0, 5), "U1001");
}

TEST(JsonataEvaluate, EndsHostilePatternsWithAnError) {
    EXPECT_EQ(run("$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a|a|aa)+$/)").substr(0, 5),
        "U1001");
}

TEST(JsonataEvaluate, SaysWhichFunctionRefusedItsArgument) {
    EXPECT_EQ(run("$uppercase(1)"), "T0410: Argument 1 of function \"uppercase\" does not match function signature");
    EXPECT_EQ(run("sum([1])"), "T1005: Attempted to invoke a non-function. Did you mean $sum?");
}

TEST(JsonataEvaluate, KeepsIntegersExactInTheStatesDialect) {
    EXPECT_EQ(runStates("9007199254740993 + 0"), "9007199254740993");
    EXPECT_EQ(runStates("9223372036854775807 + 1"), "9.223372036854776E18");
    EXPECT_EQ(run("9007199254740993 + 0"), "9007199254740992");
    EXPECT_EQ(runStates("1.5 + 0.5"), "2");
}

TEST(JsonataEvaluate, HasTheFunctionsOfStepFunctions) {
    EXPECT_EQ(runStates("$partition([1..5], 2)"), "[[1,2],[3,4],[5]]");
    EXPECT_EQ(
        runStates("$partition('x', 2)"), "T0412: Argument 1 of function \"partition\" must be an array of undefined");
    EXPECT_EQ(runStates("$range(1, 9, 9)"), "1");
    EXPECT_EQ(runStates("$random(42)"), "0.7275636800328681");
    EXPECT_EQ(runStates("$parse('{\"a\":1,\"a\":2}')"), "D3137: Invalid JSON");
    EXPECT_EQ(runStates("$eval('1')"), "T1006: Attempted to invoke a non-function");
}

TEST(JsonataEvaluate, HashesLikeThePublishedVectors) {
    EXPECT_EQ(runStates("$hash('abc', 'MD5')"), "\"900150983cd24fb0d6963f7d28e17f72\"");
    EXPECT_EQ(runStates("$hash('abc', 'SHA-1')"), "\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
    EXPECT_EQ(
        runStates("$hash('abc', 'SHA-256')"), "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
    EXPECT_EQ(runStates("$substring($hash('abc', 'SHA-512'), 0, 16)"), "\"ddaf35a193617aba\"");
    EXPECT_EQ(runStates("$substring($hash('abc', 'SHA-384'), 0, 16)"), "\"cb00753f45a35e8b\"");
}

TEST(JsonataEvaluate, ReadsTheClockOfItsEnvironmentOnly) {
    EXPECT_EQ(run("$now()", "", {.environment = {.clockMilliseconds = 0}}), "\"1970-01-01T00:00:00.000Z\"");
}

TEST(JsonataUnknowns, ComputingWithOneGivesATerm) {
    EXPECT_EQ(explore("$states.input.n + 1", {true, true}), "(input.n + 1)");
}

TEST(JsonataUnknowns, AskWhetherAMemberIsThereAndANumber) {
    EXPECT_EQ(explore("$states.input.n + 1", {false, false}), "undefined");
    EXPECT_EQ(explore("$states.input.n + 1", {true, false}),
        "T2001: The left side of the \"+\" operator must evaluate to a number");
}

TEST(JsonataUnknowns, DecideConditions) {
    // Is `n` there, is it a number, is 100 less than it?
    EXPECT_EQ(explore("$states.input.n > 100 ? 'big' : 'small'", {true, true, true}), "\"big\"");
    EXPECT_EQ(explore("$states.input.n > 100 ? 'big' : 'small'", {true, true, false}), "\"small\"");
}

TEST(JsonataUnknowns, AreNotAskedAboutWhatDoesNotMatter) {
    EXPECT_EQ(explore("false and $states.input.n", {}), "false");
    EXPECT_EQ(explore("{'n': $states.input}.m", {}), "undefined");
}

TEST(JsonataUnknowns, MakeFunctionsUnknownToo) {
    EXPECT_EQ(explore("$length($states.input.s)", {true, true}), "length(input.s)");
    EXPECT_EQ(explore("$sum([1, $states.input.n])", {true, true}), "((0 + 1) + input.n)");
    EXPECT_EQ(explore("$trim($states.input.s)", {true, true}), "$trim(input.s)");
    EXPECT_EQ(explore("$states.input.s.$trim()", {true, true}), "$trim(input.s)");
    EXPECT_EQ(explore("($n := 1; $map($states.input.s, function($i) { $i + $n }))", {true, true}),
        "$map(input.s, function($i) { $i + $n })");
}

TEST(JsonataUnknowns, LookUpMembersOfMergedObjects) {
    EXPECT_EQ(explore("$merge([$states.input.a, {'b': 2}]).b", {true, true}), "2");
    EXPECT_EQ(explore("$merge([$states.input.a, {'b': 2}]).c", {true, true, true}), "input.a.c");
    EXPECT_EQ(explore("$merge([$states.input.a, {'b': 2}]).c", {true, true, false, false}), "undefined");
    EXPECT_EQ(explore("$lookup($states.input, 'a')", {true}), "input.a");
}

TEST(JsonataUnknowns, FilterByAskingForEachElement) {
    EXPECT_EQ(explore("[1, 2][$ > $states.input]", {true, true, true, false}), "1");
}

TEST(JsonataEvaluate, SpreadsAnArrayIntoAnArray) {
    EXPECT_EQ(run("[$spread([{'a': 1}]) = [{'a': 1}], $spread({'a': 1}) = {'a': 1}, $exists($spread([]))]"),
        "[true,true,false]");
}

TEST(JsonataEvaluate, MakesCapitalsOfAnyScript) {
    EXPECT_EQ(run("$uppercase('straße, ﬁn, ŉ, ΰ')"), "\"STRASSE, FIN, ʼN, \u03A5\u0308\u0301\"");
    EXPECT_EQ(run("$uppercase('ǆ, ქართული, 𐐨, ᾳ')"), "\"Ǆ, ᲥᲐᲠᲗᲣᲚᲘ, 𐐀, ΑΙ\"");
}

TEST(JsonataEvaluate, MakesSmallLettersOfAnyScript) {
    EXPECT_EQ(run("$lowercase('ÄÖÜ ẞ İ Ǆ Ⴀ 𐐀 Ѐ')"), "\"äöü ß i̇ ǆ ⴀ 𐐨 ѐ\"");
}

TEST(JsonataEvaluate, EndsAWordWithAFinalSigma) {
    EXPECT_EQ(run("$lowercase(\"ΟΔΥΣΣΕΥΣ Σ ΣΑΣ'Σ Α.Σ Σ\")"), "\"οδυσσευς σ σασ'ς α.ς σ\"");
}

TEST(JsonataEvaluate, SharesTheNamesOfObjectsThatOneConstructorMakes) {
    const value::Value input = *value::read(R"([{"a": 1}, {"a": 2}, {"b": 3}])");
    value::NeverAsked oracle;
    const Outcome outcome = evaluate(*parse("$.{\"x\": a, \"y\": $}"), &input, {}, {}, oracle);
    const auto made = std::get<value::Value>(outcome).elements();
    EXPECT_TRUE(made[0].sharesNames(made[1]));
    EXPECT_EQ(value::write(made[2]), R"({"y":{"b":3}})");
}

TEST(JsonataEvaluate, ConvertsWhatIsSharedOnce) {
    EXPECT_EQ(run("($a := [1]; $o := {'a': $a}; [[$o, $o], $a, $o])"), R"([[{"a":[1]},{"a":[1]}],1,{"a":[1]}])");
}

TEST(JsonataEvaluate, DoublesASharedArrayAsOftenAsTheDepthAllows) {
    std::string text = "($a := {'x': 1}; ";
    for (int i = 0; i < 60; ++i)
        text += "$a := {'l': $a, 'r': $a}; ";
    const auto parsed = parse(text + "$a)");
    value::NeverAsked oracle;
    const Outcome outcome = evaluate(*parsed, nullptr, {}, {}, oracle);
    const auto* const doubled = std::get_if<value::Value>(&outcome);
    ASSERT_NE(doubled, nullptr);
    EXPECT_TRUE(doubled->find("l")->isSameAs(*doubled->find("r")));
}

TEST(JsonataEvaluate, LimitsTheMemoryOfOneValueInTheStatesDialect) {
    EXPECT_EQ(runStates("$count([1..873782])"), "873782");
    const std::string tooLarge = "U1001: Memory limit exceeded: a value of more than 6990256 bytes";
    EXPECT_EQ(runStates("$count([1..873783])"), tooLarge);
    EXPECT_EQ(runStates("[[1..500000], [1..500000]]"), tooLarge);
    EXPECT_EQ(runStates("$pad('', 6990257, 'x')"), tooLarge);
    EXPECT_EQ(run("$count([1..873783])"), "873783");
}

}  // namespace stepcheck::query::jsonata
