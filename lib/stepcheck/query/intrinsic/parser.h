#pragma once

#include "stepcheck/query/intrinsic/call.h"
#include "stepcheck/query/parsed.h"

#include <string_view>

namespace stepcheck::query::intrinsic {

/// How deep calls may lie inside each other for the parser; the service allows fewer (`catalog::maxIntrinsicNesting`).
inline constexpr std::uint32_t maxNesting = 100;

/// The call that a text means. Names and arguments are not judged: see `check`.
/// Error: the first thing that is wrong and its place. O(length).
/// Source: Amazon States Language, "Intrinsic Functions".
[[nodiscard]] Parsed<Call> parse(std::string_view text);

/// The pieces of a template for `States.Format` that is only known when it is evaluated.
[[nodiscard]] std::vector<Piece> piecesOf(std::string_view text);

}  // namespace stepcheck::query::intrinsic
