#pragma once

#include "stepcheck/render/page_data.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/result.h"

#include <optional>
#include <string_view>

namespace stepcheck::render {

/// One HTML page that holds everything it needs: the graph, the paths to go through, and of each its condition, an
/// input and the history. It may load nothing, and says so to the browser.
/// Error: the graph cannot be drawn (see `layOut`); nothing was written then.
[[nodiscard]] std::optional<support::Error> renderExplorationPage(const PageData& page, const Write& write);

/// The same around a picture that was drawn before, by `renderSvg` for a page.
void writeExplorationPage(const PageData& page, std::string_view svg, const Write& write);

}  // namespace stepcheck::render
