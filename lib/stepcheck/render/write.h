#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// Takes a rendered text piece by piece, so that a long report is never held as a whole.
using Write = std::function<void(std::string_view)>;

/// Writes to a stream; ask the stream afterwards whether that worked.
[[nodiscard]] Write writeTo(std::FILE* stream);

/// Appends to a string, which must outlive the result.
[[nodiscard]] Write writeTo(std::string& text);

}  // namespace stepcheck::render
