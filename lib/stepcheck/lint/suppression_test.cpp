#include "stepcheck/lint/suppression.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace stepcheck::lint {

using support::Span;
using syntax::Language;
using testing::ElementsAre;
using testing::IsEmpty;

static std::unique_ptr<const syntax::Document> read(std::string text, Language language = Language::Jsonc) {
    return *syntax::readDocument(std::make_shared<const support::SourceText>("test", std::move(text)), language);
}

static std::string_view textOf(const syntax::Document& document, Span span) {
    return document.source().text().substr(span.begin, span.size());
}

// Each suppression in a comment as its place, its names and its scope.
static std::vector<std::string> inComments(std::string text, Language language = Language::Jsonc) {
    const auto document = read(std::move(text), language);
    std::vector<std::string> result;
    for (const Suppression& suppression : suppressionsInComments(*document)) {
        std::string line = fmt::format("{} |", textOf(*document, suppression.at));
        for (const Suppression::Name& name : suppression.names)
            line += fmt::format(" {}", textOf(*document, name.at));
        result.push_back(fmt::format("{} | {}", line, textOf(*document, suppression.scope)));
    }
    return result;
}

TEST(SuppressionsInComments, HoldForTheirLineBesideSomething) {
    EXPECT_THAT(inComments("[\n1, // stepcheck: ignore[a] reason\n2]"),
        ElementsAre("stepcheck: ignore[a] | a | 1, // stepcheck: ignore[a] reason"));
    EXPECT_THAT(inComments("[\n/* stepcheck: ignore[a] */ 1,\n2]"),
        ElementsAre("stepcheck: ignore[a] | a | /* stepcheck: ignore[a] */ 1,"));
}

TEST(SuppressionsInComments, HoldForTheNextLineWithMoreThanComments) {
    EXPECT_THAT(inComments("[\n// stepcheck: ignore[a]\n\n/* more\n */ // still more\n1,\n2]"),
        ElementsAre("stepcheck: ignore[a] | a | 1,"));
    EXPECT_THAT(
        inComments("[\n/* first line\n stepcheck: ignore[a] */\n1]"), ElementsAre("stepcheck: ignore[a] | a | 1]"));
}

TEST(SuppressionsInComments, HoldForTheirOwnLineWhenNothingIsBelow) {
    EXPECT_THAT(
        inComments("[]\n// stepcheck: ignore[a]\n"), ElementsAre("stepcheck: ignore[a] | a | // stepcheck: ignore[a]"));
}

TEST(SuppressionsInComments, HoldForAByteOrderMarkBeforeThem) {
    EXPECT_THAT(inComments("\xEF\xBB\xBF# stepcheck: ignore[a]\nb: 1\nc: 2\n", Language::Yaml),
        ElementsAre("stepcheck: ignore[a] | a | \xEF\xBB\xBF# stepcheck: ignore[a]\nb: 1"));
}

TEST(SuppressionsInComments, StandInYamlToo) {
    EXPECT_THAT(inComments("a: 1  # stepcheck: ignore[b]\n# stepcheck: ignore[c]\nd: 2\n", Language::Yaml),
        ElementsAre("stepcheck: ignore[b] | b | a: 1  # stepcheck: ignore[b]", "stepcheck: ignore[c] | c | d: 2"));
}

TEST(SuppressionsInComments, NameSeveralRules) {
    EXPECT_THAT(inComments("[] // stepcheck:ignore [ a ,, b-c,]"),
        ElementsAre("stepcheck:ignore [ a ,, b-c,] | a b-c | [] // stepcheck:ignore [ a ,, b-c,]"));
}

TEST(SuppressionsInComments, MayBeSeveralInOneComment) {
    EXPECT_EQ(inComments("[] // stepcheck: ignore[a] why; stepcheck: ignore[b] why").size(), 2U);
}

static std::vector<Suppression::Problem> problems(std::string comment) {
    const auto document = read("[] /* " + comment + " */");
    std::vector<Suppression::Problem> result;
    for (const Suppression& suppression : suppressionsInComments(*document))
        result.push_back(suppression.problem);
    return result;
}

TEST(SuppressionsInComments, SayWhatIsWrongWithThem) {
    using enum Suppression::Problem;
    EXPECT_THAT(problems("stepcheck: ignore[a]"), ElementsAre(None));
    EXPECT_THAT(problems("stepcheck: ignore"), ElementsAre(NoNames));
    EXPECT_THAT(problems("stepcheck: ignore all of it"), ElementsAre(NoNames));
    EXPECT_THAT(problems("stepcheck: ignore[ , ]"), ElementsAre(NoNames));
    EXPECT_THAT(problems("stepcheck: ignore[a"), ElementsAre(NotClosed));
    EXPECT_THAT(problems("stepcheck: ignore[a\n]"), ElementsAre(NotClosed));
    EXPECT_THAT(problems("stepcheck: ingore [a]"), ElementsAre(UnknownWord));
    EXPECT_THAT(problems("stepcheck: disable[a]"), ElementsAre(UnknownWord));
}

TEST(SuppressionsInComments, LeaveTalkAboutStepcheckAlone) {
    EXPECT_THAT(problems("checked with stepcheck: fine"), IsEmpty());
    EXPECT_THAT(problems("stepcheck:"), IsEmpty());
    EXPECT_THAT(problems("nostepcheck: ignore[a]"), IsEmpty());
    EXPECT_THAT(problems("stepcheck ignore[a]"), IsEmpty());
}

static support::Diagnostic finding(std::string_view rule, std::uint32_t begin) {
    return {.rule = rule, .at = {.begin = begin, .end = begin}};
}

TEST(ApplySuppressions, TakesAwayWhatBeginsInTheScope) {
    std::vector<Suppression> suppressions{
        {.scope = {.begin = 5, .end = 9}, .names = {{.text = "json-syntax", .at = {}}}}};
    std::vector<support::Diagnostic> found{finding("json-syntax", 4), finding("json-syntax", 5),
        finding("json-syntax", 9), finding("json-syntax", 10), finding("duplicate-key", 5)};
    EXPECT_EQ(applySuppressions(suppressions, found), 2U);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].at.begin, 4U);
    EXPECT_EQ(found[1].at.begin, 10U);
    EXPECT_EQ(found[2].rule, "duplicate-key");
}

TEST(ApplySuppressions, MarksEveryNameThatCovers) {
    const Span everywhere{.begin = 0, .end = 9};
    std::vector<Suppression> suppressions{
        {.scope = everywhere, .names = {{.text = "document", .at = {}}, {.text = "yaml-syntax", .at = {}}}},
        {.scope = everywhere, .names = {{.text = "json-syntax", .at = {}}}}};
    std::vector<support::Diagnostic> found{finding("json-syntax", 4)};
    EXPECT_EQ(applySuppressions(suppressions, found), 1U);
    EXPECT_TRUE(suppressions[0].names[0].used);
    EXPECT_FALSE(suppressions[0].names[1].used);
    EXPECT_TRUE(suppressions[1].names[0].used);
}

static Settings settingsFor(std::vector<std::string> select) {
    const std::vector<Selection> selections{{.select = std::move(select)}};
    Settings settings;
    settings.rules = *selectRules(selections, allRules());
    return settings;
}

static std::vector<std::string> unused(
    std::vector<Suppression::Name> names, std::vector<std::string> select, bool complete = true) {
    std::vector<std::string> messages;
    for (support::Diagnostic& diagnostic :
        reportUnused(*read("{}"), {{.names = std::move(names)}}, settingsFor(std::move(select)), complete))
        messages.push_back(std::move(diagnostic.message));
    return messages;
}

TEST(ReportUnused, NamesWhatTookNothingAway) {
    EXPECT_THAT(unused({{.text = "duplicate-key", .at = {}}}, {"document"}),
        ElementsAre("nothing here breaks \"duplicate-key\""));
    EXPECT_THAT(unused({{.text = "duplicate-key", .at = {}, .used = true}}, {"document"}), IsEmpty());
}

TEST(ReportUnused, LeavesRulesThatDidNotRun) {
    EXPECT_THAT(unused({{.text = "duplicate-key", .at = {}}}, {"json-syntax"}), IsEmpty());
}

TEST(ReportUnused, WantsAllRulesOfAGroupToHaveRun) {
    EXPECT_THAT(unused({{.text = "document", .at = {}}}, {"duplicate-key"}), IsEmpty());
    EXPECT_THAT(
        unused({{.text = "document", .at = {}}}, {"document"}), ElementsAre("nothing here breaks \"document\""));
}

TEST(ReportUnused, CallsNothingUnusedInATextThatIsNotJudgedWhole) {
    EXPECT_THAT(unused({{.text = "duplicate-key", .at = {}}}, {"document"}, false), IsEmpty());
}

TEST(ReportUnused, KnowsNoOtherNames) {
    EXPECT_THAT(unused({{.text = "duplicate-keys", .at = {}}}, {"json-syntax"}, false),
        ElementsAre("there is no rule or group \"duplicate-keys\""));
}

TEST(ReportUnused, CountsANameUsedThatStandsOnceAndHoldsTwice) {
    const Span at{.begin = 1, .end = 2};
    const std::vector<Suppression> suppressions{{.names = {{.text = "duplicate-key", .at = at, .used = true}}},
        {.names = {{.text = "duplicate-key", .at = at}}}};
    EXPECT_THAT(reportUnused(*read("{}"), suppressions, settingsFor({"document"}), true), IsEmpty());
}

}  // namespace stepcheck::lint
