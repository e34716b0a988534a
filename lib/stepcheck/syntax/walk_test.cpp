#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::syntax {

using testing::ElementsAre;

static std::unique_ptr<const Document> read(std::string text) {
    const auto source = std::make_shared<const support::SourceText>("test.json", std::move(text));
    return std::move(*readDocument(source, Language::Json));
}

// Each step as its depth and its text; keys end in a colon.
static std::vector<std::string> stepsOf(std::string text) {
    const auto document = read(std::move(text));
    std::vector<std::string> steps;
    walk(document->roots().front(), [&](const Step& step) {
        const std::string_view written =
            document->source().text().substr(step.node.span().begin, step.node.span().size());
        steps.push_back(fmt::format("{} {}{}", step.depth, written, step.isKey ? ":" : ""));
    });
    return steps;
}

TEST(Walk, VisitsAScalarRootAlone) {
    EXPECT_THAT(stepsOf("7"), ElementsAre("0 7"));
}

TEST(Walk, VisitsKeysAndValuesInDocumentOrder) {
    EXPECT_THAT(stepsOf(R"({"a":[1,{"b":2},3],"c":{}})"),
        ElementsAre(R"(0 {"a":[1,{"b":2},3],"c":{}})", R"(1 "a":)", R"(1 [1,{"b":2},3])", "2 1", R"(2 {"b":2})",
            R"(3 "b":)", "3 2", "2 3", R"(1 "c":)", "1 {}"));
}

TEST(Walk, VisitsBothOfTwoEqualKeys) {
    EXPECT_THAT(stepsOf(R"({"a":1,"a":2})"), ElementsAre(R"(0 {"a":1,"a":2})", R"(1 "a":)", "1 1", R"(1 "a":)", "1 2"));
}

TEST(Walk, IsNotRecursive) {
    constexpr std::size_t depth = 4'000;
    const auto document = read(std::string(depth, '[') + std::string(depth, ']'));
    std::size_t deepest = 0;
    walk(document->roots().front(), [&deepest](const Step& step) { deepest = std::max(deepest, step.depth); });
    EXPECT_EQ(deepest, depth - 1);
}

}  // namespace stepcheck::syntax
