#pragma once

#include "stepcheck/render/graph_picture.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// Where a drawing goes: a file has its own colours, a page brings them along and has its own legend.
enum class SvgUse : std::uint8_t { File, Page };

/// A picture whose parts have their places as SVG. Every state, transition and scope is a group with its id and
/// classes. The colours are those that the reader prefers, dark or light; nothing is loaded from anywhere.
[[nodiscard]] std::string drawSvg(const Picture& picture, std::string_view title, SvgUse use);

/// A graph with its overlay, which may be null, laid out by Graphviz. Error: as of `layOut`.
[[nodiscard]] support::Result<std::string> renderSvg(const asl::Machine& machine, const flow::Graph& graph,
    const Overlay* overlay, std::string_view title, SvgUse use = SvgUse::File);

}  // namespace stepcheck::render
