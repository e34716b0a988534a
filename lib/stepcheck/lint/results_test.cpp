#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/results.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

using testing::ElementsAre;
using testing::IsEmpty;

// What is read of the results of the tasks in a `States` object that begins with "A": "task: name.name".
static std::vector<std::string> readsOf(std::string_view states) {
    const auto source = std::make_shared<const support::SourceText>(
        "test.json", R"({"StartAt": "A", "States": )" + std::string(states) + "}");
    const auto document = *syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    const std::vector<asl::Expression> expressions = asl::findExpressions(machine);
    std::vector<std::string> found;
    for (const ResultRead& read :
        resultReads(machine, expressions, flow::Graph(machine), [](const asl::Resource&) { return true; })) {
        std::string text = std::string(read.task->name.value) + ":";
        for (const std::string& name : read.names)
            text += " " + name;
        found.push_back(text);
    }
    return found;
}

TEST(ResultReads, AreFoundInTheTaskItself) {
    EXPECT_THAT(readsOf(R"json({"A": {"Type": "Task", "End": true, "Parameters": {"x.$": "$.input"},
                                      "ResultSelector": {"x.$": "$.a.b", "y.$": "States.Array($.c)"}}})json"),
        ElementsAre("A: a b", "A: c"));
    EXPECT_THAT(readsOf(R"({"A": {"Type": "Task", "QueryLanguage": "JSONata", "End": true,
                                  "Output": "{% $states.result.a & $states.input.b %}"}})"),
        ElementsAre("A: a"));
}

TEST(ResultReads, AreFoundInTheNextState) {
    EXPECT_THAT(readsOf(R"({"A": {"Type": "Task", "ResultPath": "$.r", "Next": "B"},
                            "B": {"Type": "Pass", "Parameters": {"x.$": "$.r.a", "y.$": "$.other"}, "End": true}})"),
        ElementsAre("A: a"));
    EXPECT_THAT(readsOf(R"({"A": {"Type": "Task", "QueryLanguage": "JSONata", "Next": "B"},
                            "B": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true,
                                  "Output": "{% $states.input.a.b & $states.context.State.Name %}"}})"),
        ElementsAre("A: a b"));
}

TEST(ResultReads, EndWhereTheResultIsChanged) {
    EXPECT_THAT(readsOf(R"({"A": {"Type": "Task", "ResultSelector": {}, "Next": "B"},
                            "B": {"Type": "Pass", "InputPath": "$.a", "End": true}})"),
        IsEmpty());
    EXPECT_THAT(readsOf(R"({"A": {"Type": "Task", "ResultPath": null, "Next": "B"},
                            "B": {"Type": "Pass", "InputPath": "$.a", "End": true}})"),
        IsEmpty());
}

TEST(ResultReads, LeaveOutChoicesThatAskWhatIsThere) {
    EXPECT_THAT(readsOf(R"({"A": {"Type": "Task", "Next": "B"},
                            "B": {"Type": "Choice", "Choices": [{"And": [
                                {"Variable": "$.a", "IsPresent": true}, {"Variable": "$.b", "IsNull": true}],
                                "Next": "C"}]},
                            "C": {"Type": "Succeed"}})"),
        IsEmpty());
    EXPECT_THAT(readsOf(R"json({"A": {"Type": "Task", "QueryLanguage": "JSONata", "Next": "B"},
                                "B": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [
                                    {"Condition": "{% $exists($states.input.a) %}", "Next": "C"}]},
                                "C": {"Type": "Succeed"}})json"),
        IsEmpty());
}

}  // namespace stepcheck::lint
