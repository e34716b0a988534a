#include "stepcheck/render/graph_fixture.h"
#include "stepcheck/render/graph_layout.h"
#include "stepcheck/render/graph_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::render {

using testing::HasSubstr;
using testing::Not;

static std::string svgOf(std::string json, const Overlay* overlay = nullptr, SvgUse use = SvgUse::File) {
    const Drawn drawn(std::move(json));
    return *renderSvg(drawn.machine, drawn.graph, overlay, "order <1>", use);
}

TEST(GraphSvg, GivesStatesAndTransitionsTheirIdsAndClasses) {
    const std::string svg = svgOf(std::string(orderJson));
    EXPECT_THAT(svg, HasSubstr(R"(<g id="s0" class="state choice"><title>Paid? (Choice)</title>)"));
    EXPECT_THAT(svg, HasSubstr(R"(<g id="e0" class="edge rule" data-from="s0" data-to="s1">)"));
    EXPECT_THAT(svg, HasSubstr(R"(<g id="begin" class="edge begin" data-from="start" data-to="s0">)"));
    EXPECT_THAT(svg, HasSubstr(">Both: branch 1</text>"));
}

TEST(GraphSvg, EscapesNames) {
    const std::string svg = svgOf(R"({ "StartAt": "</style><script>", "States": {
        "</style><script>": { "Type": "<b>", "Next": "&" } } })");
    EXPECT_THAT(svg, Not(HasSubstr("<script")));
    EXPECT_THAT(svg, Not(HasSubstr("<b>")));
    EXPECT_THAT(svg, HasSubstr("&lt;/style&gt;&lt;script&gt;"));
}

TEST(GraphSvg, LoadsNothing) {
    const std::string svg = svgOf(std::string(orderJson));
    EXPECT_EQ(svg.find("http"), svg.find("http://www.w3.org/2000/svg"));
    EXPECT_EQ(svg.rfind("http"), svg.find("http"));
    EXPECT_THAT(svg, Not(HasSubstr("url(")));
}

TEST(GraphSvg, ExplainsTheOverlay) {
    const Drawn drawn(R"({ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } })");
    const Overlay overlay{.states = {{.mark = Mark::Never, .note = "0×"}},
        .edges = {},
        .caption = "coverage: nothing",
        .legend = {{Mark::Never, "never executed"}}};
    const std::string svg = *renderSvg(drawn.machine, drawn.graph, &overlay, "t");
    EXPECT_THAT(svg, HasSubstr(R"(class="state succeed terminal never")"));
    EXPECT_THAT(svg, HasSubstr(">Succeed · 0×</text>"));
    EXPECT_THAT(svg, HasSubstr(">coverage: nothing</text>"));
    EXPECT_THAT(svg, HasSubstr(">never executed</text>"));
}

TEST(GraphSvg, BringsNoColoursIntoAPage) {
    EXPECT_THAT(svgOf(std::string(orderJson), nullptr, SvgUse::Page), Not(HasSubstr("<style>")));
}

}  // namespace stepcheck::render
