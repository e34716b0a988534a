#pragma once

#include "stepcheck/support/span_map.h"
#include "stepcheck/syntax/json_reader.h"
#include "stepcheck/syntax/node.h"
#include "stepcheck/syntax/tree_builder.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// What the content of a JSON string says.
struct DecodedString {
    std::string_view text;               // in the source where it stands there as it is, else kept in the document
    const NodeDetail* detail = nullptr;  // kept in the document; null when the text stands in the source as it is
    bool isHole = false;                 // the content is one hole and nothing else, and `text` its name
};

/// Decodes the strings of a JSON text: escapes, and holes where `dialect` has them. What is wrong inside (an escape
/// that JSON does not know, a control character, half a surrogate pair) is reported to `builder` at its place; the
/// string goes on with a replacement.
class JsonStringDecoder {
public:
    JsonStringDecoder(std::string_view text, const JsonDialect& dialect, TreeBuilder& builder)
        : text_(text), dialect_(dialect), builder_(builder) {}

    /// Decodes `text[content]`, which is a string without its quotes. Linear in it.
    [[nodiscard]] DecodedString decode(Span content);

private:
    void replaceEscapes(Span content);
    void escape();
    void unicodeEscape();
    void surrogate(std::uint32_t first);
    void unknownEscape();
    void controlCharacter();
    void take(std::size_t size);
    void replace(std::size_t size, char32_t codePoint);
    [[nodiscard]] std::optional<std::uint32_t> hexAt(std::size_t offset) const;
    [[nodiscard]] Span next(std::size_t size) const;
    void reportUnicode(std::size_t size, std::string message, std::string help);

    std::string_view text_;
    JsonDialect dialect_;
    TreeBuilder& builder_;
    // Of the string that is being decoded; kept to use their memory again.
    std::string decoded_;
    support::SpanMap map_;
    Span content_;
    std::size_t at_ = 0;
    bool controlReported_ = false;
};

}  // namespace stepcheck::syntax
