#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/render/graph_traffic.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::flow {
class Graph;
}
namespace stepcheck::lint {
struct FileReport;
}

namespace stepcheck::render {

/// What an overlay says of a part of a picture; the colours follow from it.
enum class Mark : std::uint8_t { None, Taken, Never, Info, Warning, Error };

/// "", "taken", "never", "info", "warning", "error": the class in a picture.
[[nodiscard]] std::string_view name(Mark mark);

/// What is drawn on top of one state or transition.
struct OverlayPart {
    Mark mark = Mark::None;
    std::string note{};     // in the picture: "3×"
    std::string details{};  // when somebody points at it
};

/// What a mark means in a picture.
struct LegendLine {
    Mark mark = Mark::None;
    std::string text;
};

/// What is drawn on top of a graph.
struct Overlay {
    std::vector<OverlayPart> states;  // by state
    std::vector<OverlayPart> edges;   // by place in `Graph::edges()`
    OverlayPart start{};              // the way to the first state
    std::string caption;              // "coverage: 4 of 5 states, 6 of 8 transitions"
    std::vector<LegendLine> legend;
};

/// Which states and transitions executions passed, and how often.
[[nodiscard]] Overlay coverageOverlay(const flow::Graph& graph, const Traffic& traffic);

/// Which states and transitions lie on paths, and on how many: a path counts once however often it comes by.
[[nodiscard]] Overlay pathsOverlay(const flow::Graph& graph, std::span<const Traffic> paths);

/// Where findings of lint lie: each at the innermost state that holds its place, and at the transition whose target it
/// marks.
[[nodiscard]] Overlay findingsOverlay(
    const asl::Machine& machine, const flow::Graph& graph, const lint::FileReport& report);

/// The innermost state that holds this place, or nothing.
[[nodiscard]] std::optional<asl::StateId> stateAt(const asl::Machine& machine, support::Span at);

}  // namespace stepcheck::render
