#pragma once

#include <string_view>

namespace stepcheck::render {

/// The colours of graphs: page/graph.css.
[[nodiscard]] std::string_view graphStyle();

/// How the page of an exploration looks: page/page.css. It builds upon `graphStyle`.
[[nodiscard]] std::string_view pageStyle();

/// What the page of an exploration does: page/page.js.
[[nodiscard]] std::string_view pageScript();

}  // namespace stepcheck::render
