#include "stepcheck/flow/shapes.h"
#include "stepcheck/flow/show_shape.h"
#include "stepcheck/flow/test_definition.h"

namespace stepcheck::flow {

namespace {

struct TestShapes {
    explicit TestShapes(std::string json)
        : definition(std::move(json)),
          expressions(asl::findExpressions(definition.machine)),
          variables(definition.machine, definition.facts),
          shapes(definition.machine, definition.facts, expressions, variables) {}

    [[nodiscard]] std::string input(std::string_view state) const {
        return show(shapes.of(definition.id(state)).input);
    }

    TestDefinition definition;
    std::vector<asl::Expression> expressions;
    Variables variables;
    Shapes shapes;
};

}  // namespace

// What the state "Next" gets from a first state with these fields, of a JSONPath machine.
static std::string after(const std::string& fields) {
    return TestShapes(R"({"StartAt": "First", "States": {"First": {)" + fields +
                      R"(, "Next": "Next"}, "Next": {"Type": "Succeed"}}})")
        .input("Next");
}

static std::string afterJsonata(const std::string& fields) {
    return TestShapes(R"({"QueryLanguage": "JSONata", "StartAt": "First", "States": {"First": {)" + fields +
                      R"(, "Next": "Next"}, "Next": {"Type": "Succeed"}}})")
        .input("Next");
}

TEST(Shape, JoinsObjectsMemberByMember) {
    const Shape text = Shape::of(mask(ShapeKind::String));
    const Shape left = Shape::object({{.name = "a", .shape = text}, {.name = "b", .shape = text}}, false);
    const Shape right = Shape::object({{.name = "a", .shape = Shape::of(mask(ShapeKind::Number))}}, false);
    EXPECT_EQ(show(left.join(right)), "{a: a string or a number, b?: a string}");
    EXPECT_EQ(show(left.join(Shape::unknown())), "any");
    EXPECT_EQ(show(left.join(Shape())), show(left));
}

TEST(Shape, LeavesOutWhatOnlyOneOfTwoOpenObjectsLists) {
    const Shape left = Shape::object({{.name = "a", .shape = Shape::of(mask(ShapeKind::Null))}}, true);
    EXPECT_EQ(show(left.join(Shape::object({}, true))), "{…}");
}

TEST(Shape, KeepsTheLengthOfArraysThatShareIt) {
    const Shape one = Shape::tuple({Shape::of(mask(ShapeKind::Null))});
    const Shape other = Shape::tuple({Shape::of(mask(ShapeKind::String))});
    EXPECT_EQ(show(one.join(other)), "[a string or null]");
    EXPECT_EQ(show(one.join(Shape::tuple({}))), "null*");
}

// What `$name` holds where the last state reads it, given the fields of the states before it.
static std::string variableIn(const std::string& first, const std::string& second) {
    const TestShapes test(R"({"QueryLanguage": "JSONata", "StartAt": "First", "States": {"First": {"Type": "Pass", )" +
                          first + R"(, "Next": "Second"}, "Second": {"Type": "Pass", )" + second +
                          R"(, "Next": "Last"}, "Last": {"Type": "Succeed", "Output": "{% $name %}"}}})");
    const auto seen = test.shapes.seenBy(test.expressions.back());
    if (!seen || seen->states.variables == nullptr)
        return "not known";
    const auto found = seen->states.variables->find("name");
    return found == seen->states.variables->end() ? "none" : show(found->second);
}

TEST(Shapes, KeepTheLastAssignmentOfAVariable) {
    EXPECT_EQ(variableIn(R"("Assign": {"name": 1})", R"("Assign": {"name": {"a": "{% 'x' & $states.input %}"}})"),
        "{a: a string}");
    EXPECT_EQ(variableIn(R"("Output": {"id": 1})", R"("Assign": {"name": "{% $states.input %}"})"), "{id: a number}");
    EXPECT_EQ(variableIn(R"("Assign": {"name": "{% $states.input %}"})", R"("Assign": {"name": 1})"), "a number");
    EXPECT_EQ(variableIn(R"("Assign": {"name": 1})", R"("Assign": {"other": 1})"), "a number");
}

TEST(Shapes, CarryVariablesIntoVariablesAndOutputs) {
    EXPECT_EQ(variableIn(R"("Assign": {"first": {"a": 1}})", R"("Assign": {"name": {"b": "{% $first %}"}})"),
        "{b: {a: a number}}");
    EXPECT_EQ(afterJsonata(R"("Type": "Pass", "Assign": {"x": {"a": 1}}, "Next": "Second"},
        "Second": {"Type": "Pass", "Output": {"y": "{% $x %}"})"),
        "{y: {a: a number}}");
    EXPECT_EQ(after(R"("Type": "Pass", "Assign": {"x": {"a": 1}}, "Next": "Second"},
        "Second": {"Type": "Pass", "Parameters": {"y.$": "$x.a"})"),
        "{y: a number}");
}

TEST(Shapes, JoinVariablesWhereWaysMeet) {
    const TestShapes test(R"({"QueryLanguage": "JSONata", "StartAt": "Choose", "States": {
        "Choose": {"Type": "Choice", "Default": "Last", "Assign": {"name": true},
            "Choices": [{"Condition": "{% $states.input.a %}", "Assign": {"name": 1}, "Next": "Last"}]},
        "Last": {"Type": "Succeed", "Output": "{% $name %}"}}})");
    EXPECT_EQ(show(test.shapes.seenBy(test.expressions.back())->states.variables->at("name")), "a number or a boolean");
}

TEST(Shapes, ShowVariablesToInlineIterationsAndNotToDistributedOnes) {
    const auto inside = [](const std::string& mode) {
        const TestShapes test(R"({"QueryLanguage": "JSONata", "StartAt": "Set", "States": {
            "Set": {"Type": "Pass", "Assign": {"name": 1}, "Next": "Each"},
            "Each": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": ")" +
                              mode + R"(", "ExecutionType": "STANDARD"}, "StartAt": "One", "States": {
                "One": {"Type": "Pass", "Output": "{% $name %}", "End": true}}}}}})");
        return test.shapes.seenBy(test.expressions.back())->states.variables->contains("name");
    };
    EXPECT_TRUE(inside("INLINE"));
    EXPECT_FALSE(inside("DISTRIBUTED"));
}

TEST(Shapes, GiveUpOnVariablesThatGrowInALoop) {
    const TestShapes test(R"({"QueryLanguage": "JSONata", "StartAt": "First", "States": {
        "First": {"Type": "Pass", "Assign": {"name": {}}, "Next": "Wrap"},
        "Wrap": {"Type": "Pass", "Assign": {"name": {"in": "{% $name %}"}}, "Next": "Choose"},
        "Choose": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.a %}", "Next": "Wrap"}], "Default": "Last"},
        "Last": {"Type": "Succeed", "Output": "{% $name %}"}}})");
    EXPECT_EQ(show(test.shapes.seenBy(test.expressions.back())->states.variables->at("name")), "any");
}

TEST(Shapes, KnowTheLengthOfLongListsAndOfRanges) {
    EXPECT_EQ(Shape::tuple(std::vector(1000, Shape::of(mask(ShapeKind::Number)))).length(), 1000U);
    const TestShapes test(R"({"QueryLanguage": "JSONata", "StartAt": "Each", "States": {"Each": {"Type": "Map",
        "Items": "{% [11..5010] %}", "End": true, "ItemProcessor": {"StartAt": "One", "States": {
        "One": {"Type": "Pass", "End": true}}}}}})");
    EXPECT_EQ(test.shapes.of(test.definition.id("Each")).items.length(), 5000U);
    EXPECT_EQ(test.input("One"), "a number");
}

TEST(Shapes, KnowNothingOfVariablesWhenAnAssignIsNotWrittenOut) {
    EXPECT_EQ(variableIn(R"("Assign": {"name": 1})", R"("Assign": {"${Name}": 1})"), "not known");
}

TEST(Shapes, KnowNothingOfTheInputOfTheExecution) {
    EXPECT_EQ(after(R"("Type": "Pass")"), "any");
    EXPECT_EQ(after(R"("Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f")"), "any");
}

TEST(Shapes, TakeAResultAsItIsWritten) {
    EXPECT_EQ(after(R"("Type": "Pass", "Result": {"a": [1, "x"], "b.$": "$.c"})"),
        "{a: [a number, a string], b.$: a string}");
}

TEST(Shapes, FollowPayloadTemplates) {
    EXPECT_EQ(after(R"json("Type": "Pass", "Parameters": {"a.$": "$.x", "b": {"c.$": "States.Format('{}', $.x)"},
        "d.$": "States.Array(1, $.y)", "e.$": "$$.Execution.Name"})json"),
        "{a: any, b: {c: a string}, d: [a number, any], e: any}");
}

TEST(Shapes, KnowNothingOfHoles) {
    EXPECT_EQ(after(R"("Type": "Pass", "Result": {"a": "${A}", "b": "x${B}", "c": {"Ref": "C"}})"),
        "{a: any, b: any, c: any}");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": {"${A}": 1, "b": 2})"), "{b: a number, …}");
}

TEST(Shapes, PutAResultWhereResultPathSays) {
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 5, "ResultPath": "$.a.b")"), "{a: any, …}");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 5, "ResultPath": "$.a")"), "{a: a number, …}");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 5, "ResultPath": null)"), "any");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 5, "ResultPath": "$.a", "OutputPath": "$.a")"), "a number");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 5, "OutputPath": null)"), "{}");
}

TEST(Shapes, PutAResultIntoTheInputThatInputPathHasNotTouched) {
    const TestShapes test(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"a": {"b": 1}}, "Next": "Second"},
        "Second": {"Type": "Pass", "InputPath": "$.a", "ResultPath": "$.c", "Next": "Next"},
        "Next": {"Type": "Succeed"}}})");
    EXPECT_EQ(test.input("Next"), "{a: {b: a number}, c: {b: a number}}");
}

TEST(Shapes, KnowTheAnswersOfIntegrations) {
    EXPECT_EQ(after(R"("Type": "Task", "Resource": "arn:aws:states:::sns:publish")"),
        "{MessageId?: a string, SdkHttpMetadata?: {…}, SdkResponseMetadata?: {…}, SequenceNumber?: a string}");
    EXPECT_EQ(
        after(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "OutputPath": "$.Payload")"), "any");
    EXPECT_EQ(after(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken")"), "any");
    EXPECT_EQ(after(R"("Type": "Task", "Resource": "arn:aws:states:::sns:${Action}")"), "any");
}

TEST(Shapes, GatherTheOutputsOfBranches) {
    EXPECT_EQ(after(R"("Type": "Parallel", "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": 1, "End": true}}},
        {"StartAt": "B", "States": {"B": {"Type": "Choice", "Default": "C", "Choices": [
            {"Variable": "$.x", "IsNull": true, "Next": "D"}]},
            "C": {"Type": "Fail"}, "D": {"Type": "Pass", "Result": "x", "End": true}}}])"),
        "[a number, a string]");
    EXPECT_EQ(after(R"("Type": "Parallel", "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Fail"}}}])"),
        "nothing");
    EXPECT_EQ(after(R"("Type": "Parallel", "Branches": ["${Branch}"])"), "any*");
}

TEST(Shapes, HandItemsToIterations) {
    const TestShapes test(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"list": [{"a": 1}, {"b": 2}], "all": true}, "Next": "Each"},
        "Each": {"Type": "Map", "ItemsPath": "$.list",
            "ItemSelector": {"item.$": "$$.Map.Item.Value", "all.$": "$.all"}, "Next": "Next",
            "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass", "OutputPath": "$.all", "End": true}}}},
        "Next": {"Type": "Succeed"}}})");
    EXPECT_EQ(test.input("One"), "{all: a boolean, item: {a?: a number, b?: a number}}");
    EXPECT_EQ(test.input("Next"), "a boolean*");
}

TEST(Shapes, KnowTheItemsOfBatchesAndNothingOfReaders) {
    const std::string rest =
        R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}, "End": true}}})";
    const std::string first = R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": [1], "Next": "Each"}, "Each": {"Type": "Map", )";
    EXPECT_EQ(
        TestShapes(first + R"("ItemBatcher": {"MaxItemsPerBatch": 5}, )" + rest).input("One"), "{Items: a number*, …}");
    EXPECT_EQ(TestShapes(first + R"("ItemBatcher": {"MaxItemsPerBatch": 5, "BatchInput": {"a": true}}, )" + rest)
                  .input("One"),
        "{BatchInput: {a: a boolean}, Items: a number*, …}");
    EXPECT_EQ(TestShapes(first + R"("ItemReader": {"Resource": "${Reader}"}, )" + rest).input("One"), "any");
    EXPECT_EQ(TestShapes(first + rest).input("One"), "a number");
}

TEST(Shapes, PassTheErrorOutputToHandlers) {
    const auto handler = [](const std::string& resultPath) {
        return TestShapes(R"({"StartAt": "Try", "States": {
            "Try": {"Type": "Task", "Resource": "${R}", "End": true,
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Handle")" +
                          resultPath + R"(}]},
            "Handle": {"Type": "Succeed"}}})")
            .input("Handle");
    };
    EXPECT_EQ(handler(""), "{Cause?: a string or null, Error?: a string or null}");
    EXPECT_EQ(handler(R"(, "ResultPath": "$.e")"), "{e: {Cause?: a string or null, Error?: a string or null}, …}");
    EXPECT_EQ(handler(R"(, "ResultPath": null)"), "any");
    EXPECT_EQ(handler(R"(, "ResultPath": "${P}")"), "any");
}

TEST(Shapes, JoinWhatComesOnSeveralWays) {
    const TestShapes test(R"({"StartAt": "Choose", "States": {
        "Choose": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "A"}], "Default": "B"},
        "A": {"Type": "Pass", "Result": {"a": 1}, "Next": "Next"},
        "B": {"Type": "Pass", "Result": {"b": 1}, "Next": "Next"},
        "Next": {"Type": "Succeed"}}})");
    EXPECT_EQ(test.input("Next"), "{a?: a number, b?: a number}");
}

TEST(Shapes, GiveUpOnWhatGrowsInALoop) {
    const TestShapes test(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"a": 1}, "Next": "Wrap"},
        "Wrap": {"Type": "Pass", "Parameters": {"in.$": "$"}, "Next": "Choose"},
        "Choose": {"Type": "Choice", "Choices": [{"Variable": "$.in", "IsPresent": true, "Next": "Wrap"}],
            "Default": "Next"},
        "Next": {"Type": "Succeed"}}})");
    EXPECT_EQ(test.input("Wrap"), "any");
}

TEST(Shapes, TakeNoWayThatAChoiceCannotTake) {
    const TestShapes test(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"a": 1}, "Next": "Choose"},
        "Choose": {"Type": "Choice", "Choices": [
            {"And": [{"Variable": "$.b", "IsPresent": true}, {"Variable": "$.b", "StringEquals": "x"}], "Next": "B"},
            {"Variable": "$.a", "StringEquals": "x", "Next": "Text"},
            {"Not": {"Variable": "$.b", "IsPresent": true}, "Next": "A"}],
            "Default": "Other"},
        "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}, "Text": {"Type": "Succeed"}, "Other": {"Type": "Succeed"}}})");
    EXPECT_EQ(test.input("A"), "{a: a number}");
    EXPECT_EQ(test.input("B"), "nothing");
    EXPECT_EQ(test.input("Text"), "nothing");
    EXPECT_EQ(test.input("Other"), "nothing");
}

TEST(Shapes, KnowNothingWhereTransitionsAreNotKnown) {
    const TestShapes test(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"a": 1}, "Next": "Next"},
        "Other": {"Type": "Pass", "Next": "${Somewhere}"},
        "Next": {"Type": "Succeed"}}})");
    EXPECT_EQ(test.input("Next"), "any");
}

TEST(Shapes, KnowNothingOfAStateThatIsWrittenWrong) {
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 1, "Resultpath": "$.a")"), "any");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 1, "Output": 2)"), "any");
    EXPECT_EQ(after(R"("Type": "Pass", "Result": 1, "QueryLanguage": "${L}")"), "any");
    EXPECT_EQ(after(R"("Type": "Pass", "InputPath": "$.[")"), "any");
}

TEST(Shapes, FollowJsonata) {
    EXPECT_EQ(afterJsonata(R"("Type": "Pass", "Output": {"a": "{% $states.input.x %}", "b": "{% 1 + 1 %}", "c": "x"})"),
        "{a: any, b: a number, c: a string}");
    EXPECT_EQ(afterJsonata(R"("Type": "Pass", "Output": "{% {'a': 1, 'b': [$states.input.x, 'y'], 'c': [1, 'y']} %}")"),
        "{a: a number, b: any*, c: [a number, a string]}");
    EXPECT_EQ(
        afterJsonata(R"("Type": "Pass", "Output": "{% $merge([$states.input, {'a': 1}]) %}")"), "{a: a number, …}");
    EXPECT_EQ(afterJsonata(R"("Type": "Pass", "Output": "{% $merge([{'a': 1, 'b': 2}, {'a': 'x'}]) %}")"),
        "{a: a string, b: a number}");
    EXPECT_EQ(afterJsonata(R"("Type": "Pass", "Output": "{% $states.input.ok ? {'a': 1} : {'b': 'x'} %}")"),
        "{a?: a number, b?: a string}");
    EXPECT_EQ(afterJsonata(R"("Type": "Pass", "Output": "{% ($x := {'a': 1}; $x) %}")"), "any");
}

TEST(Shapes, FollowResultsThroughJsonata) {
    EXPECT_EQ(afterJsonata(R"("Type": "Task", "Resource": "arn:aws:states:::sns:publish",
        "Output": {"id": "{% $states.result.MessageId %}", "was": "{% $states.input %}"})"),
        "{id: a string, was: any}");
    EXPECT_EQ(afterJsonata(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Output": "{% $states.result.Payload %}")"),
        "any");
}

// A DISTRIBUTED Map with these fields, as JSON after the type.
static std::string distributed(const std::string& fields) {
    return R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
        "StartAt": "In", "States": {"In": {"Type": "Succeed"}}}, )" +
           fields;
}

TEST(Shapes, KnowWhatIsToldOfWrittenResults) {
    EXPECT_EQ(after(distributed(
                  R"("ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}})")),
        "{MapRunArn: a string, ResultWriterDetails: {Bucket: a string, Key: a string}}");
    EXPECT_EQ(
        after(distributed(R"("ResultWriter": {"WriterConfig": {"OutputType": "JSON", "Transformation": "NONE"}})")),
        "any");
}

TEST(Shapes, KnowNoResultsOfAMapOverWhatIsNoArray) {
    EXPECT_EQ(
        afterJsonata(
            R"("Type": "Map", "Items": "{% 5 %}", "ItemProcessor": {"StartAt": "In", "States": {"In": {"Type": "Succeed"}}})"),
        "any*");
}

TEST(Shapes, NameWhereTheDataComesFrom) {
    const TestShapes test(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"a": 1}, "Next": "Wait"},
        "Wait": {"Type": "Wait", "Seconds": 1, "Next": "Next"}, "Next": {"Type": "Succeed"}}})");
    const auto origins = test.shapes.of(test.definition.id("Next")).input.origins().all();
    ASSERT_EQ(origins.size(), 1U);
    EXPECT_EQ(origins[0]->state, test.definition.id("First"));
    EXPECT_EQ(origins[0]->name, "Result");
}

}  // namespace stepcheck::flow
