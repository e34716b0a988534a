#pragma once

#include "stepcheck/support/result.h"

#include <optional>
#include <string_view>

namespace stepcheck::driver {

/// Puts another text into a file at once: whoever reads it meanwhile sees the old text or the new one, and so does
/// everybody after a crash. The file keeps its mode; a link stays one, and what it leads to is replaced.
/// Error: it cannot be written; the text names it.
[[nodiscard]] std::optional<support::Error> replaceFile(std::string_view name, std::string_view text);

}  // namespace stepcheck::driver
