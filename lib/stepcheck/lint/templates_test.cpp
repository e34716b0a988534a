#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

// The constant strings of the state that is given, `[…]` for elements of arrays.
static std::vector<std::string> constantsOf(std::string_view state) {
    const auto source = std::make_shared<const support::SourceText>(
        "test.json", R"({"StartAt": "A", "States": {"A": )" + std::string(state) + "}}");
    const auto document = *syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    std::vector<std::string> texts;
    for (const ConstantString& text : constantStrings(machine)) {
        const std::string value(text.node->text());
        texts.push_back(std::string(text.member->name()) + "=" + (text.isElement ? "[" + value + "]" : value));
    }
    return texts;
}

TEST(ConstantStrings, LieAtAnyDepthAndInArrays) {
    EXPECT_THAT(constantsOf(R"({"Type": "Pass", "Parameters": {"a": "1", "b": ["2", {"c": "3"}]}})"),
        UnorderedElementsAre("a=1", "b=[2]", "c=3"));
}

TEST(ConstantStrings, AreNoComputedValuesNorWhatLiesInThem) {
    EXPECT_THAT(constantsOf(R"({"Type": "Pass", "Parameters": {"a.$": "$.a", "b.$": ["2"]}})"), IsEmpty());
}

TEST(ConstantStrings, AreThoseOfJsonPathTemplatesOnly) {
    EXPECT_THAT(constantsOf(R"({"Type": "Pass", "Result": "1", "Comment": "2"})"), IsEmpty());
    EXPECT_THAT(constantsOf(R"({"Type": "Pass", "QueryLanguage": "JSONata", "Output": "1"})"), IsEmpty());
}

}  // namespace stepcheck::lint
