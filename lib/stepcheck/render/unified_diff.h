#pragma once

#include <string>
#include <string_view>

namespace stepcheck::render {

/// What changes in a file, as `git diff` writes it and `git apply` and `patch -p1` read it, with three lines around
/// each change; empty when nothing does. `path` has forward slashes. O((lines + changes) × changes), and all lines
/// between the first and the last change as one when there are very many.
[[nodiscard]] std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace stepcheck::render
