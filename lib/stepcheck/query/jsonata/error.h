#pragma once

#include "stepcheck/support/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

/// Why an expression could not be parsed or evaluated. Code and text are those of the reference implementation, 2.0.6,
/// as they appear in the causes of the service's errors.
struct Error {
    std::string_view code;                  // "S0202", "T2001", …; static storage
    std::string message;                    // with the values inserted, without the code
    support::Span span{};                   // the narrowest wrong thing in the expression's text
    std::string token{};                    // the operator, function or token concerned; may be empty
    std::optional<std::uint32_t> position;  // where the reference says it is, in UTF-16 units; it may not say
};

/// What is inserted into a message: JSON text for most, bare text where the message says so.
struct MessagePieces {
    std::string value{};
    std::string value2{};
    std::string token{};
    std::string type{};
    std::string index{};
    std::string bare{};  // for the places of the message that take bare text
};

/// The text of the message of that code with the pieces inserted.
/// Source: jsonata 2.0.6, the texts it reports.
[[nodiscard]] std::string messageText(std::string_view code, const MessagePieces& pieces);

}  // namespace stepcheck::query::jsonata
