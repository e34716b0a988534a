#pragma once

#include "stepcheck/support/span_map.h"
#include "stepcheck/syntax/node.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// The text of a YAML scalar, and where each part of it stands in the source.
struct DecodedScalar {
    std::string text;
    support::SpanMap map;
};

/// Whether a plain or quoted scalar stands in the source as it is: one line, no escapes.
[[nodiscard]] bool isVerbatim(std::string_view content, Style style);

/// Decodes a plain or quoted scalar, `source[content]` without its quotes: folded lines and escapes.
/// An escape that YAML does not know stays as it is. Linear.
/// Source: YAML 1.2.2, sections 7.3 "Flow Scalar Styles" and 5.7 "Escaped Characters".
[[nodiscard]] DecodedScalar decodeFlowScalar(std::string_view source, Span content, Style style);

/// A block scalar in the source.
struct BlockScalar {
    std::string_view header;     // `|` or `>` with its indicators: `|2-`
    Span content;                // the lines below the header
    std::uint32_t parentIndent;  // columns of indentation of the array or object around it
};

/// Decodes a literal (`|`) or folded (`>`) block scalar. Linear.
/// Source: YAML 1.2.2, section 8.1 "Block Scalar Styles".
[[nodiscard]] DecodedScalar decodeBlockScalar(std::string_view source, const BlockScalar& scalar);

/// The end of the last line of `source[content]` that is not blank, without its line break; `content.begin` if none.
[[nodiscard]] std::uint32_t endOfLines(std::string_view source, Span content);

}  // namespace stepcheck::syntax
