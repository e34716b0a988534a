#pragma once

#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/parsed.h"

#include <string_view>

namespace stepcheck::query::jsonpath {

/// The longest path that is read, in bytes.
inline constexpr std::uint32_t maxPathBytes = 16'384;
/// The most steps of one path.
inline constexpr std::uint32_t maxSteps = 256;
/// How deep filters, parentheses and function arguments may lie inside each other.
inline constexpr std::uint32_t maxNesting = 32;

struct ParseOptions {
    bool otherRoots = true;  // `$$` and `$name` are roots as well
};

/// The path that a text means. Blanks around it are ignored, as Jayway does.
/// Error: the first thing that is wrong and its place, or a limit with its value. O(length × nesting).
/// Source: Jayway JsonPath 2.9.0 for what is a path; Amazon States Language for `$$` and `$name`.
[[nodiscard]] Parsed<Path> parse(std::string_view text, const ParseOptions& options = {});

/// The same for a part of a text; places count from the beginning of the whole.
[[nodiscard]] Parsed<Path> parse(std::string_view text, Span range, const ParseOptions& options = {});

/// The length of the root at the front of the text (`$`, `$$`, `$name`): a path begins there when it is not 0.
[[nodiscard]] std::uint32_t rootLength(std::string_view text);

}  // namespace stepcheck::query::jsonpath
