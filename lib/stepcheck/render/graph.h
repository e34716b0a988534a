#pragma once

#include "stepcheck/support/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::asl {
class Machine;
}
namespace stepcheck::flow {
class Graph;
}
namespace stepcheck::exec {
struct Execution;
}

namespace stepcheck::render {

struct Overlay;

/// The forms in which a control-flow graph is written.
enum class GraphFormat : std::uint8_t { Dot, Mermaid, Svg, Json };

/// All formats, in the order in which help lists them.
[[nodiscard]] std::span<const GraphFormat> allGraphFormats();

/// "dot", "mermaid", "svg" or "json".
[[nodiscard]] std::string_view name(GraphFormat format);

/// The format of that name, or nothing.
[[nodiscard]] std::optional<GraphFormat> graphFormatOf(std::string_view name);

/// The graph of a definition, whatever is wrong with it: a target that does not exist is a dashed node.
/// Names may hold any character. Ends with a line break. Linear in states and transitions, but for SVG.
/// `title` and `overlay`, which may be null, are for SVG alone. Error: of SVG, see `renderSvg`.
[[nodiscard]] support::Result<std::string> renderGraph(const asl::Machine& machine, const flow::Graph& graph,
    GraphFormat format, std::string_view title = {}, const Overlay* overlay = nullptr);

/// The graph as a `flowchart` of Mermaid with the way marked that an execution took, which must have its coverage: the
/// states that it entered and how often, its transitions, and where it stopped unless it succeeded.
[[nodiscard]] std::string renderTakenWay(
    const asl::Machine& machine, const flow::Graph& graph, const exec::Execution& execution);

}  // namespace stepcheck::render
