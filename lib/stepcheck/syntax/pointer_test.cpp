#include "stepcheck/syntax/pointer.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

namespace stepcheck::syntax {

// The pointer of the first place of `mark` in the JSON text.
static std::string pointerOf(std::string_view text, std::string_view mark) {
    const auto source = std::make_shared<const support::SourceText>("test.json", std::string(text));
    const auto document = readDocument(source, Language::Json);
    const auto begin = static_cast<std::uint32_t>(text.find(mark));
    return pointerAt(
        (*document)->roots().front(), {.begin = begin, .end = begin + static_cast<std::uint32_t>(mark.size())});
}

TEST(PointerAt, NamesTheMemberOfAValue) {
    EXPECT_EQ(pointerOf(R"({"States": {"Pay": {"Type": "Task"}}})", "\"Task\""), "/States/Pay/Type");
}

TEST(PointerAt, NamesTheMemberOfAKey) {
    EXPECT_EQ(pointerOf(R"({"States": {"Pay": {"Type": "Task"}}})", "\"Pay\""), "/States/Pay");
}

TEST(PointerAt, CountsElements) {
    EXPECT_EQ(pointerOf(R"({"Retry": [{"MaxAttempts": 1}, {"MaxAttempts": -2}]})", "-2"), "/Retry/1/MaxAttempts");
}

TEST(PointerAt, EscapesSlashAndTilde) {
    EXPECT_EQ(pointerOf(R"({"a/b~c": 1})", "1"), "/a~1b~0c");
}

TEST(PointerAt, IsEmptyForAPlaceThatNoMemberCovers) {
    EXPECT_EQ(pointerOf(R"({"a": 1, "b": 2})", "1, \"b\""), "");
}

static std::string locationOf(std::string_view text, std::string_view mark) {
    const auto source = std::make_shared<const support::SourceText>("test.json", std::string(text));
    const auto document = readDocument(source, Language::Json);
    const auto begin = static_cast<std::uint32_t>(text.find(mark));
    return locationAt(
        (*document)->roots().front(), {.begin = begin, .end = begin + static_cast<std::uint32_t>(mark.size())});
}

TEST(LocationAt, EscapesNothingAndPutsIndicesInBrackets) {
    EXPECT_EQ(locationOf(R"({"a/b~c": {"Catch": [{"Next": "X"}]}})", "\"X\""), "/a/b~c/Catch[0]/Next");
}

TEST(LocationAt, IsASlashForTheRoot) {
    EXPECT_EQ(locationOf(R"({"a": 1})", R"({"a": 1})"), "/");
}

}  // namespace stepcheck::syntax
