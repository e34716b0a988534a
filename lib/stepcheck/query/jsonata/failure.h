#pragma once

#include "stepcheck/query/jsonata/error.h"
#include "stepcheck/support/span.h"

#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

/// An error on its way out of a parser or an evaluation; it never leaves this layer.
struct Failure {
    std::string_view code;
    MessagePieces pieces{};
    support::Span span{};
    std::string token{};
    std::uint32_t position = 0;  // the reference's place, as a byte offset
    bool placed = false;         // whether span and position are known already
};

/// The error that users see; `text` is the expression.
[[nodiscard]] Error toError(const Failure& failure, std::string_view text);

}  // namespace stepcheck::query::jsonata
