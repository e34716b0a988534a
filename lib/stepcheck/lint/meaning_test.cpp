#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::lint {

// The meaning of a text in a definition that assigns the variable `total`.
static Meaning meaningOf(std::string_view text) {
    const auto source = std::make_shared<const support::SourceText>("test.json",
        std::string(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"total": 1}, "End": true}}})"));
    const auto document = *syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    const flow::Facts facts(machine);
    return meaningOf(text, flow::Variables(machine, facts));
}

TEST(Meaning, IsAPathBehindARootWithSteps) {
    EXPECT_EQ(meaningOf("$.a"), Meaning::Path);
    EXPECT_EQ(meaningOf("$$.State.Name"), Meaning::Path);
    EXPECT_EQ(meaningOf("$['a'][0]"), Meaning::Path);
}

TEST(Meaning, IsTextForARootAlone) {
    EXPECT_EQ(meaningOf("$"), Meaning::Text);
    EXPECT_EQ(meaningOf("$$"), Meaning::Text);
}

TEST(Meaning, IsAPathForAssignedVariablesOnly) {
    EXPECT_EQ(meaningOf("$total"), Meaning::Path);
    EXPECT_EQ(meaningOf("$total.sum"), Meaning::Path);
    EXPECT_EQ(meaningOf("$5"), Meaning::Text);
    EXPECT_EQ(meaningOf("$PATH"), Meaning::Text);
}

TEST(Meaning, IsACallForFunctionsThatExist) {
    EXPECT_EQ(meaningOf("States.UUID()"), Meaning::Call);
    EXPECT_EQ(meaningOf("States.Now()"), Meaning::Text);
    EXPECT_EQ(meaningOf("States.ALL"), Meaning::Text);
}

}  // namespace stepcheck::lint
