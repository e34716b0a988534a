#include "stepcheck/render/graph.h"

#include "stepcheck/render/graph_model.h"
#include "stepcheck/render/graph_svg.h"
#include "stepcheck/render/graph_writers.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>

namespace stepcheck::render {

std::span<const GraphFormat> allGraphFormats() {
    static constexpr std::array formats{GraphFormat::Dot, GraphFormat::Mermaid, GraphFormat::Svg, GraphFormat::Json};
    return formats;
}

std::string_view name(GraphFormat format) {
    switch (format) {
        case GraphFormat::Dot: return "dot";
        case GraphFormat::Mermaid: return "mermaid";
        case GraphFormat::Svg: return "svg";
        case GraphFormat::Json: return "json";
    }
    STEPCHECK_ASSERT(false);
}

std::optional<GraphFormat> graphFormatOf(std::string_view name) {
    const auto formats = allGraphFormats();
    const auto found = std::ranges::find(formats, name, [](GraphFormat format) { return render::name(format); });
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

support::Result<std::string> renderGraph(const asl::Machine& machine, const flow::Graph& graph, GraphFormat format,
    std::string_view title, const Overlay* overlay) {
    const GraphModel model(machine, graph);
    switch (format) {
        case GraphFormat::Svg: return renderSvg(machine, graph, overlay, title);
        case GraphFormat::Dot: return support::Result<std::string>(boost::system::in_place_value, graphDot(model));
        case GraphFormat::Mermaid:
            return support::Result<std::string>(boost::system::in_place_value, graphMermaid(model));
        case GraphFormat::Json: return support::Result<std::string>(boost::system::in_place_value, graphJson(model));
    }
    STEPCHECK_ASSERT(false);
}

std::string renderTakenWay(const asl::Machine& machine, const flow::Graph& graph, const exec::Execution& execution) {
    return graphMermaid(GraphModel(machine, graph), &execution);
}

}  // namespace stepcheck::render
