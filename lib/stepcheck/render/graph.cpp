#include "stepcheck/render/graph.h"

#include "stepcheck/render/graph_model.h"
#include "stepcheck/render/graph_writers.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>

namespace stepcheck::render {

std::span<const GraphFormat> allGraphFormats() {
    static constexpr std::array formats{GraphFormat::Dot, GraphFormat::Mermaid, GraphFormat::Json};
    return formats;
}

std::string_view name(GraphFormat format) {
    switch (format) {
        case GraphFormat::Dot: return "dot";
        case GraphFormat::Mermaid: return "mermaid";
        case GraphFormat::Json: return "json";
    }
    STEPCHECK_ASSERT(false);
}

std::optional<GraphFormat> graphFormatOf(std::string_view name) {
    const auto formats = allGraphFormats();
    const auto found = std::ranges::find(formats, name, [](GraphFormat format) { return render::name(format); });
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

std::string renderGraph(const asl::Machine& machine, const flow::Graph& graph, GraphFormat format) {
    const GraphModel model(machine, graph);
    switch (format) {
        case GraphFormat::Dot: return graphDot(model);
        case GraphFormat::Mermaid: return graphMermaid(model);
        case GraphFormat::Json: return graphJson(model);
    }
    STEPCHECK_ASSERT(false);
}

std::string renderTakenWay(const asl::Machine& machine, const flow::Graph& graph, const exec::Execution& execution) {
    return graphMermaid(GraphModel(machine, graph), &execution);
}

}  // namespace stepcheck::render
