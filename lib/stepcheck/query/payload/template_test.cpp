#include "stepcheck/query/payload/template.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::query::payload {

using value::Value;

static std::string made(std::string_view json, std::string_view input = "{}", std::string_view context = "{}") {
    const Value three(3);
    const Value data = *value::read(input);
    const Value around = *value::read(context);
    const Environment environment{
        .input = data,
        .context = around,
        .variable = [&](std::string_view name) { return name == "three" ? &three : nullptr; },
    };
    value::NeverAsked oracle;
    const Evaluated result = Template::compile(*value::read(json)).evaluate(environment, oracle);
    return result ? value::write(*result) : result.error().error + " " + result.error().cause;
}

TEST(PayloadTemplate, ComputesFieldsAtAnyDepth) {
    EXPECT_EQ(made(R"json({"a": {"b.$": "$.x"}, "c": [{"d.$": "States.MathAdd($.x, 1)"}, "$.x"]})json",
                  R"json({"x": 1})json"),
        R"({"a":{"b":1},"c":[{"d":2},"$.x"]})");
}

TEST(PayloadTemplate, KnowsContextAndVariables) {
    EXPECT_EQ(made(R"({"n.$": "$$.State.Name", "v.$": "$three"})", "{}", R"({"State": {"Name": "Pay"}})"),
        R"({"v":3,"n":"Pay"})");
}

TEST(PayloadTemplate, WritesFixedFieldsFirstAndComputedOnesInTheOrderOfTheService) {
    EXPECT_EQ(made(R"({"FunctionName.$": "$.f", "Payload": {"x": 1}})", R"({"f": "g"})"),
        R"({"Payload":{"x":1},"FunctionName":"g"})");
    EXPECT_EQ(made(R"({"StateMachineArn.$": "$.a", "Input.$": "$.a", "Name.$": "$.a"})", R"({"a": 0})"),
        R"({"Input":0,"StateMachineArn":0,"Name":0})");
}

TEST(PayloadTemplate, LeavesOtherStringsAlone) {
    EXPECT_EQ(made(R"json({"a": "$.x", "b": "States.UUID()", "c": "$three"})json"),
        R"json({"a":"$.x","b":"States.UUID()","c":"$three"})json");
}

TEST(PayloadTemplate, TakesNullForAnIndexOutOfRange) {
    EXPECT_EQ(made(R"({"a.$": "$.x[5]"})", R"({"x": [1]})"), R"({"a":null})");
    EXPECT_EQ(made(R"({"a.$": "$.x[*].y"})", "{}"), R"({"a":[]})");
}

TEST(PayloadTemplate, FailsAsTheServiceDoes) {
    EXPECT_EQ(made(R"({"value.$": "$.a.b"})", R"({"c": 1})"),
        "States.Runtime The JSONPath '$.a.b' specified for the field "
        "'value.$' could not be found in the input '{\"c\":1}'");
    EXPECT_EQ(made(R"({"value.$": "$$.Execution.X"})", "{}", R"({"Execution":{"Id":"e"}})"),
        "States.Runtime The JSONPath '$$.Execution.X' specified for the field 'value.$' could not be found in the "
        "input "
        "'{\"Execution\":{\"Id\":\"e\"}}'");
    EXPECT_EQ(made(R"({"v.$": "hello"})"),
        "States.Runtime The value for the field 'v.$' must be a valid JSONPath or a valid intrinsic function call");
}

TEST(PayloadTemplate, LetsTheComputedFieldWin) {
    EXPECT_EQ(made(R"({"a": 1, "a.$": "$.x"})", R"({"x": 2})"), R"({"a":2})");
}

TEST(PayloadTemplate, SharesConstantParts) {
    const Value tree = *value::read(R"({"big": {"x": [1, 2, 3]}, "a.$": "$"})");
    value::NeverAsked oracle;
    const Template compiled = Template::compile(tree);
    EXPECT_FALSE(compiled.isConstant());
    EXPECT_TRUE(Template::compile(*tree.find("big")).isConstant());
    EXPECT_TRUE(compiled.evaluate({.input = nothing()}, oracle)->find("big")->isSameAs(*tree.find("big")));
}

TEST(PayloadTemplate, DrawsARandomNumberOfItsOwnForEachField) {
    value::NeverAsked oracle;
    const Template compiled =
        Template::compile(*value::read(R"json({"a.$": "States.UUID()", "b.$": "States.UUID()"})json"));
    const Value first = *compiled.evaluate({.input = nothing(), .seed = 1}, oracle);
    EXPECT_NE(*first.find("a"), *first.find("b"));
    EXPECT_EQ(first, *compiled.evaluate({.input = nothing(), .seed = 1}, oracle));
    EXPECT_NE(first, *compiled.evaluate({.input = nothing(), .seed = 2}, oracle));
}

TEST(PayloadTemplate, MakesTermsOfUnknowns) {
    value::Scripted oracle({true});
    const Environment environment{.input = Value::term(value::Term::unknown("input"))};
    const Value result = *Template::compile(*value::read(R"({"id.$": "$.id"})")).evaluate(environment, oracle);
    EXPECT_EQ(describe(result.find("id")->term()), "input.id");
}

}  // namespace stepcheck::query::payload
