#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/literals.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

using testing::ElementsAre;

static std::vector<std::string> literalsOf(std::string_view language, std::string_view state) {
    const auto source = std::make_shared<const support::SourceText>(
        "test.json", R"({"StartAt": "A", "QueryLanguage": ")" + std::string(language) + R"(", "States": {"A": )" +
                         std::string(state) + "}}");
    const auto document = *syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    std::vector<std::string> texts;
    for (const syntax::Node* text : literalTexts(machine))
        texts.emplace_back(text->text());
    return texts;
}

TEST(LiteralTexts, AreResourcesAndWhatTemplatesHold) {
    EXPECT_THAT(literalsOf("JSONPath", R"({"Type": "Task", "Resource": "r", "Comment": "no",
                                           "Parameters": {"a": "1", "b.$": "$.x", "c": ["2", {"d": "3"}]}})"),
        ElementsAre("r", "1", "2", "3"));
}

TEST(LiteralTexts, LeaveOutWhatIsComputed) {
    EXPECT_THAT(literalsOf("JSONata", R"({"Type": "Task", "Resource": "r",
                                          "Arguments": {"a": "{% $x %}", "b.$": "1", "c": "${Hole}"}})"),
        ElementsAre("r", "1"));
}

}  // namespace stepcheck::lint
