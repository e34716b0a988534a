#include "stepcheck/exec/simulation_fixture.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/exploration_html.h"
#include "stepcheck/value/write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::render {

using testing::HasSubstr;
using testing::Not;

namespace {

/// The page of one execution.
struct Page {
    exec::Simulation simulation;
    flow::Graph graph;
    exec::Execution execution;
    std::string html;

    Page(std::string_view definition, std::string_view input, std::string_view name = "order.asl.json")
        : simulation(definition), graph(*simulation.machine) {
        simulation.settings.recordsCoverage = true;
        execution = simulation.run(input);
        PageData page{.machine = *simulation.machine, .graph = graph, .name = std::string(name)};
        page.paths.push_back({.id = "succeeded-1",
            .end = "succeeded",
            .states = {asl::StateId{0}},
            .condition = {"input.total > 100"},
            .execution = &execution});
        page.ends = {{"succeeded", 1}};
        page.findings = {{.state = asl::StateId{0}, .rule = "wait-zero", .message = "waits </script>", .line = 3}};
        const auto error = renderExplorationPage(page, writeTo(html));
        EXPECT_FALSE(error);
    }

    [[nodiscard]] value::Value data() const {
        static constexpr std::string_view begin = "id=\"data\">\n";
        const std::size_t from = html.find(begin) + begin.size();
        return *value::read(std::string_view(html).substr(from, html.find("</script>", from) - from));
    }
};

}  // namespace

static constexpr std::string_view greet =
    R"({ "StartAt": "Greet", "States": { "Greet": { "Type": "Pass", "Result": "hi", "Next": "Done" },
        "Done": { "Type": "Succeed" } } })";

TEST(ExplorationHtml, HoldsThePathWithItsHistory) {
    const Page page(greet, R"({"name": "Ann"})");
    const value::Value data = page.data();
    const value::Value& path = data.find("paths")->elements()[0];
    EXPECT_EQ(path.find("id")->string(), "succeeded-1");
    EXPECT_EQ(path.find("condition")->elements()[0].string(), "input.total > 100");
    EXPECT_EQ(path.find("events")->size(), page.execution.history.size());
    const auto texts = data.find("texts")->elements();
    EXPECT_EQ(texts[static_cast<std::size_t>(path.find("input")->integer())].string(), R"({"name": "Ann"})");
    EXPECT_EQ(texts[static_cast<std::size_t>(path.find("output")->integer())].string(), R"("hi")");
}

TEST(ExplorationHtml, KnowsWhichTransitionsWereTaken) {
    const value::Value data = Page(greet, "{}").data();
    const value::Value& edges = *data.find("paths")->elements()[0].find("edges");
    ASSERT_EQ(edges.size(), 1);
    EXPECT_EQ(value::write(edges), "[[0,1,0]]");
}

TEST(ExplorationHtml, EscapesWhatCouldEndItsScript) {
    const Page page(R"({ "StartAt": "</script><img src=x>", "States": { "</script><img src=x>": { "Type": "Pass",
        "Result": "<!--<script>", "End": true } } })",
        R"({"x": "</script>"})", "</title><b>");
    EXPECT_THAT(page.html, Not(HasSubstr("<img")));
    EXPECT_THAT(page.html, Not(HasSubstr("<!--")));
    EXPECT_THAT(page.html, Not(HasSubstr("<b>")));
    EXPECT_EQ(page.data().find("states")->elements()[0].find("name")->string(), "</script><img src=x>");
}

TEST(ExplorationHtml, LoadsNothing) {
    const Page page(greet, "{}");
    EXPECT_THAT(page.html, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page.html, Not(HasSubstr("src=")));
    EXPECT_THAT(page.html, Not(HasSubstr("href=")));
    EXPECT_THAT(page.html, Not(HasSubstr("url(")));
}

TEST(ExplorationHtml, SaysHowManyEventsItLeavesOut) {
    const Page page(
        R"({ "StartAt": "Each", "States": { "Each": { "Type": "Map", "End": true, "ItemsPath": "$",
        "ItemProcessor": { "StartAt": "Print", "States": { "Print": { "Type": "Pass", "End": true } } } } } })",
        "[" +
            [] {
                std::string items = "0";
                for (int i = 0; i < 700; ++i)
                    items += ",0";
                return items;
            }() +
            "]");
    const value::Value data = page.data();
    const value::Value& path = data.find("paths")->elements()[0];
    EXPECT_EQ(path.find("events")->size(), maxPageEventsOfPath);
    EXPECT_EQ(path.find("leftOut")->integer(), page.execution.history.size() - maxPageEventsOfPath);
}

}  // namespace stepcheck::render
