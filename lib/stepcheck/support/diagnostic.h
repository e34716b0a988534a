#pragma once

#include "stepcheck/support/span.h"

#include <cstdint>
#include <optional>
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

/// What the service says about the same mistake, where that is known.
struct AwsText {
    std::string message{};     // empty: not recorded
    std::optional<Span> at{};  // the value that it names; none: the one at the diagnostic
    bool isPlaceless = false;  // it names no place
};

/// A replacement of a range of the text; an empty range inserts, an empty text removes.
struct Edit {
    Span at;
    std::string text;

    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Whether every execution behaves the same after a fix as before.
enum class Safety : std::uint8_t { Safe, Unsafe };

/// "safe" or "unsafe".
[[nodiscard]] std::string_view name(Safety safety);

/// A way to take a finding away. All of its edits belong together.
struct Fix {
    std::string title;  // one imperative line
    Safety safety = Safety::Unsafe;
    std::vector<Edit> edits;  // by place, disjoint, at least one
};

/// Something that is wrong with the user's document. Spans are ranges of the document's `SourceText`.
struct Diagnostic {
    std::string_view rule{};  // id of the rule; static storage
    Severity severity = Severity::Error;
    Span at{};
    std::string message{};           // lower case, no full stop
    std::string help{};              // one imperative line, or empty
    std::vector<Related> related{};  // in the order in which they should be read
    std::string_view awsCode{};      // the service's own code for it, or empty; static storage
    std::vector<Fix> fixes{};        // the best first; often none
    std::vector<Related> route{};    // the way by which an execution comes to the mistake, in its order
    AwsText aws{};
};

}  // namespace stepcheck::support
