#include "stepcheck/render/report_fixture.h"
#include "stepcheck/render/summary.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::findingOf;
using support::Severity;

TEST(SummaryLine, CountsBySeverityAndSaysInHowManyFiles) {
    const lint::RunReport report{
        .files = {file("a.json", {findingOf(Severity::Error), findingOf(Severity::Warning)}),
            file("b.json", {findingOf(Severity::Error), findingOf(Severity::Info)}), file("c.json", {})}};
    EXPECT_EQ(summaryLine(report, false), "2 errors, 1 warning, 1 info in 2 of 3 files\n");
}

TEST(SummaryLine, IsShortWhenEveryFileHasFindings) {
    EXPECT_EQ(summaryLine({.files = {file("a.json", {findingOf(Severity::Error)})}}, false), "1 error in 1 file\n");
}

TEST(SummaryLine, SaysThatNothingWasFound) {
    EXPECT_EQ(summaryLine({.files = {file("a.json", {}), file("b.json", {})}}, false), "no problems in 2 files\n");
}

TEST(SummaryLine, SaysWhatWasSuppressed) {
    lint::FileReport quiet = file("a.json", {});
    quiet.suppressed = 2;
    EXPECT_EQ(summaryLine({.files = {quiet}}, false), "no problems in 1 file, 2 suppressed\n");
}

TEST(SummaryLine, SaysWhatWasNotChecked) {
    const lint::FileReport unreadable{.name = "b.json", .failure = support::Error{"b.json: not found"}};
    EXPECT_EQ(
        summaryLine({.files = {file("a.json", {}), unreadable}}, false), "no problems in 1 file, 1 file not checked\n");
}

TEST(SummaryLine, ClaimsNothingWhenNothingWasChecked) {
    const lint::FileReport unreadable{.name = "b.json", .failure = support::Error{"b.json: not found"}};
    EXPECT_EQ(summaryLine({.files = {unreadable}}, false), "1 file not checked\n");
}

TEST(Failures, ArePrintedAsTheyAre) {
    const lint::RunReport report{.files = {{.name = "b.json", .failure = support::Error{"b.json: not found"}}}};
    EXPECT_EQ(fixture::textOf([&](const Write& write) { writeFailures(report, false, write); }),
        "error: b.json: not found\n");
}

TEST(Notes, NameTheirFile) {
    const lint::RunReport report{.files = {{.name = "b.json", .notes = {"holds no state machine"}}}};
    EXPECT_EQ(fixture::textOf([&](const Write& write) { writeNotes(report, false, write); }),
        "b.json: note: holds no state machine\n");
}

TEST(Statistics, ListTheMostFrequentRuleFirst) {
    lint::Finding zero = findingOf(Severity::Info);
    zero.rule = &fixture::waitZero;
    std::vector<lint::Finding> findings(12, zero);
    findings.push_back(findingOf(Severity::Error));
    const lint::RunReport report{.files = {file("a.json", findings)}};
    EXPECT_EQ(fixture::textOf([&](const Write& write) { writeStatistics(report, false, write); }),
        "12  info     wait-zero\n"
        " 1  error    missing-target\n");
}

}  // namespace stepcheck::render
