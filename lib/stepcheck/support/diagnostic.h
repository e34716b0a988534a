#pragma once

#include "stepcheck/support/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::support {

/// How bad a finding is, from least to worst.
enum class Severity : std::uint8_t { Info, Warning, Error };

/// "info", "warning" or "error".
[[nodiscard]] std::string_view name(Severity severity);

/// A second place that the reader has to see.
struct Related {
    Span at;
    std::string message;
};

/// Something that is wrong with the user's document. Spans are ranges of the document's `SourceText`.
struct Diagnostic {
    std::string_view rule{};  // id of the rule; static storage
    Severity severity = Severity::Error;
    Span at{};
    std::string message{};            // lower case, no full stop
    std::string help{};               // one imperative line, or empty
    std::vector<Related> related{};   // in the order in which they should be read
    std::string_view awsCode{};       // the service's own code for it, or empty; static storage
};

}  // namespace stepcheck::support
