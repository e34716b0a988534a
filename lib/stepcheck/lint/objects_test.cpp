#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::lint {

using testing::Contains;
using testing::Not;

namespace {

struct Definition {
    explicit Definition(std::string_view json)
        : source(std::make_shared<const support::SourceText>("test.json", std::string(json))),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())) {}

    [[nodiscard]] const asl::Object& object(std::size_t index) const { return machine.objects()[index]; }
    [[nodiscard]] std::string_view placeOf(std::size_t index) const {
        const support::Span place = lint::placeOf(machine, object(index));
        return source->text().substr(place.begin, place.size());
    }

    std::shared_ptr<const support::SourceText> source;
    std::shared_ptr<const syntax::Document> document;
    asl::Machine machine;
};

}  // namespace

TEST(Objects, AreCalledByTheirStateAndTheirKind) {
    const Definition definition(R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Task", "Retry": [{}]}}})");
    EXPECT_EQ(describe(definition.machine, definition.object(0)), "state machine");
    EXPECT_EQ(describe(definition.machine, definition.object(1)), "Task state \"Pay\"");
    EXPECT_EQ(describe(definition.machine, definition.object(2)), "retrier of \"Pay\"");
}

TEST(Objects, ArePlacedAtAStatesNameOrAtTheirBegin) {
    const Definition definition(R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Task", "Retry": [{}]}}})");
    EXPECT_EQ(definition.placeOf(0), "{");
    EXPECT_EQ(definition.placeOf(1), "\"Pay\"");
    EXPECT_EQ(definition.placeOf(2), "{");
}

TEST(Objects, MayHaveMoreWhenANameHasAHole) {
    EXPECT_FALSE(mayHaveMore(Definition(R"({"StartAt": "${Start}", "States": {}})").object(0)));
    EXPECT_TRUE(mayHaveMore(Definition(R"({"${Field}": "A", "States": {}})").object(0)));
}

TEST(AbsentFields, AreThoseOfTheKindAndTheQueryLanguageThatAreNotThere) {
    const Definition definition(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}})");
    const auto absent = absentFields(definition.machine, definition.object(1));
    EXPECT_THAT(absent, Contains("ResultPath"));
    EXPECT_THAT(absent, Not(Contains("Next")));
    EXPECT_THAT(absent, Not(Contains("Output")));
    EXPECT_THAT(absent, Not(Contains("Retry")));
}

TEST(IsMisspelt, TellsWhichFieldAnUnknownNameWasMeantToBe) {
    const Definition definition(R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resouce": "arn:x"}}})");
    EXPECT_TRUE(isMisspelt(definition.machine, definition.object(1), catalog::Field::Resource));
    EXPECT_FALSE(isMisspelt(definition.machine, definition.object(1), catalog::Field::Next));
}

TEST(Quoted, JoinsNamesAsPeopleDo) {
    constexpr std::array<std::string_view, 3> names{"A", "B", "C"};
    EXPECT_EQ(quoted(std::span(names).first(1), "and"), "\"A\"");
    EXPECT_EQ(quoted(std::span(names).first(2), "or"), "\"A\" or \"B\"");
    EXPECT_EQ(quoted(names, "and"), "\"A\", \"B\" and \"C\"");
}

}  // namespace stepcheck::lint
