#pragma once

#include "stepcheck/syntax/document.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

[[nodiscard]] constexpr bool isBlankCharacter(char c) {
    return c == ' ' || c == '\t';
}

[[nodiscard]] constexpr bool isBreak(char c) {
    return c == '\n' || c == '\r';
}

/// The lines, white space and comments of a document, which edits have to fit into. Offsets are bytes of the text.
class Layout {
public:
    explicit Layout(const Document& document) : document_(document), text_(document.source().text()) {}

    [[nodiscard]] std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }

    /// The first offset from `at` on with neither blanks nor tabs.
    [[nodiscard]] std::uint32_t skipBlanks(std::uint32_t at) const;

    /// The first offset from `at` on with neither white space nor a comment.
    [[nodiscard]] std::uint32_t skipTrivia(std::uint32_t at) const;

    /// The end of the line when nothing but blanks and comments follow on it, else `at` itself.
    [[nodiscard]] std::uint32_t skipTriviaOfLine(std::uint32_t at) const;

    [[nodiscard]] std::uint32_t lineBegin(std::uint32_t at) const;

    /// Before the line break, or the end of the text.
    [[nodiscard]] std::uint32_t lineEnd(std::uint32_t at) const;

    /// Behind the line break that stands at `lineEnd`, if any.
    [[nodiscard]] std::uint32_t behindBreak(std::uint32_t lineEnd) const;

    /// Before the line break that ends at `lineBegin`, if any.
    [[nodiscard]] std::uint32_t beforeBreak(std::uint32_t lineBegin) const;

    /// What the first line ends with.
    [[nodiscard]] std::string lineBreak() const;

    /// Whether it is white space altogether.
    [[nodiscard]] bool isBlank(Span span) const;

    /// Whether nothing but blanks stand before it on its line.
    [[nodiscard]] bool beginsLine(std::uint32_t at) const;

    /// Whether nothing but blanks and comments follow on its line, which is not the last one.
    [[nodiscard]] bool endsLine(std::uint32_t at) const;

private:
    const Document& document_;
    std::string_view text_;
};

}  // namespace stepcheck::syntax
