#include "stepcheck/lint/runner.h"
#include "stepcheck/render/graph_overlay.h"
#include "stepcheck/render/traffic_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace stepcheck::render {

using testing::HasSubstr;

TEST(CoverageOverlay, MarksWhatWasExecutedAndWhatWasNot) {
    const Drawn drawn{std::string(orderJson)};
    const Overlay overlay = coverageOverlay(drawn.graph, trafficOf(drawn, {"Paid?", "Refuse"}));
    EXPECT_EQ(overlay.states[drawn.state("Refuse").index].mark, Mark::Taken);
    EXPECT_EQ(overlay.states[drawn.state("Both").index].mark, Mark::Never);
    EXPECT_EQ(overlay.edges[drawn.edge("Paid?", "Refuse")].note, "1×");
    EXPECT_EQ(overlay.caption, "coverage: 2 of 7 states, 1 of 8 transitions");
}

TEST(PathsOverlay, CountsAPathOnceHoweverOftenItComesBy) {
    const Drawn drawn{std::string(orderJson)};
    const std::array paths{trafficOf(drawn, {"Paid?", "Refuse"}),
        trafficOf(drawn, {"Paid?", "Both", "Pack", "Each", "Print", "Stick", "Print", "Stick"})};
    const Overlay overlay = pathsOverlay(drawn.graph, paths);
    EXPECT_EQ(overlay.states[drawn.state("Paid?").index].note, "2×");
    EXPECT_EQ(overlay.states[drawn.state("Print").index].note, "1×");
    EXPECT_EQ(overlay.edges[drawn.edge("Paid?", "Both", 0)].note, "≤1×");
    EXPECT_THAT(overlay.caption, HasSubstr("2 paths: 7 of 7 states"));
}

// A report with one finding at the text `at`.
static lint::FileReport reportAt(const Drawn& drawn, std::string_view at) {
    static const lint::Rule rule{.id = "wait-zero"};
    static const lint::RegisteredRule registered{.rule = &rule};
    const auto begin = static_cast<std::uint32_t>(drawn.source->text().find(at));
    lint::FileReport report;
    lint::Finding finding{.rule = &registered, .severity = support::Severity::Warning};
    finding.at.bytes = {.begin = begin, .end = begin + static_cast<std::uint32_t>(at.size())};
    finding.at.begin = {.line = 4, .column = 7};
    finding.message = "something is odd";
    report.findings.push_back(std::move(finding));
    return report;
}

TEST(FindingsOverlay, PutsAFindingAtTheInnermostState) {
    const Drawn drawn{std::string(orderJson)};
    const Overlay overlay = findingsOverlay(drawn.machine, drawn.graph, reportAt(drawn, "\"Resource\""));
    EXPECT_EQ(overlay.states[drawn.state("Pack").index].mark, Mark::Warning);
    EXPECT_EQ(overlay.states[drawn.state("Pack").index].note, "1 warning");
    EXPECT_EQ(overlay.states[drawn.state("Pack").index].details, "4:7: warning: something is odd [wait-zero]");
    EXPECT_EQ(overlay.states[drawn.state("Both").index].mark, Mark::None);
}

TEST(FindingsOverlay, MarksTheTransitionWhoseTargetAFindingMarks) {
    const Drawn drawn{std::string(orderJson)};
    const Overlay overlay = findingsOverlay(drawn.machine, drawn.graph, reportAt(drawn, "\"Each\""));
    EXPECT_EQ(overlay.edges[drawn.edge("Both", "Each")].mark, Mark::Warning);
    EXPECT_EQ(overlay.edges[drawn.edge("Both", "Refuse")].mark, Mark::None);
}

TEST(FindingsOverlay, CountsFindingsThatAreAtNoState) {
    const Drawn drawn{std::string(orderJson)};
    const Overlay overlay = findingsOverlay(drawn.machine, drawn.graph, reportAt(drawn, "\"StartAt\""));
    EXPECT_EQ(overlay.caption, "lint: 0 errors, 1 warning, 0 notes; 1 of them at no state");
}

}  // namespace stepcheck::render
