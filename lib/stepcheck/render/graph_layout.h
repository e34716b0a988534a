#pragma once

#include "stepcheck/render/graph_picture.h"
#include "stepcheck/support/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// What Graphviz is given: sizes instead of texts, so that no font and no name has a say in the result.
[[nodiscard]] std::string layoutInput(const Picture& picture);

/// Gives every part of the picture its place, from what `dot -Tjson0` answered to `layoutInput`.
/// Error: that is not understood.
[[nodiscard]] std::optional<support::Error> place(Picture& picture, std::string_view answer);

/// Gives every part of the picture its place by running Graphviz's `dot`; with straight lines when the graph is huge or
/// bent ones take longer than `timeLimit`.
/// Error: it is not installed (which package), or straight lines take longer, too.
[[nodiscard]] std::optional<support::Error> layOut(
    Picture& picture, std::chrono::milliseconds timeLimit = std::chrono::seconds(30));

}  // namespace stepcheck::render
