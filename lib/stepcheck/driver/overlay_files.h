#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/graph_overlay.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::driver {

enum class OverlayKind : std::uint8_t { Coverage, Paths, Findings };

/// What `--overlay` says.
struct OverlayChoice {
    OverlayKind kind = OverlayKind::Findings;
    std::string file;  // of coverage and paths
};

/// `coverage=FILE`, `paths=FILE` or `findings`. Error: none of them; the text says so.
[[nodiscard]] support::Result<OverlayChoice> overlayChoiceOf(std::string_view text);

/// What is drawn, and what has to be said about it.
struct LoadedOverlay {
    render::Overlay overlay;
    std::string note;  // of parts that the definition does not have; may be empty
};

/// What to draw on top of a definition. Findings are those of `lint` with the configuration of the definition's folder.
/// Error: the file cannot be read, or is about something else; the text names it.
[[nodiscard]] support::Result<LoadedOverlay> loadOverlay(const OverlayChoice& choice,
    const std::shared_ptr<const support::SourceText>& source, const asl::Machine& machine, const flow::Graph& graph);

}  // namespace stepcheck::driver
