#pragma once

#include "stepcheck/support/span.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stepcheck::query::jsonpath {

using support::Span;

[[nodiscard]] inline bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// A range of a text that is being read. Offsets count from the beginning of the whole text, so that places found in
/// a part of it need no correction. Reading past the end gives NUL.
class Cursor {
public:
    Cursor(std::string_view text, Span range) : text_(text), at_(range.begin), end_(range.end) {}

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::uint32_t at() const { return at_; }
    [[nodiscard]] std::uint32_t end() const { return end_; }
    [[nodiscard]] bool atEnd() const { return at_ >= end_; }
    [[nodiscard]] char peek(std::uint32_t ahead = 0) const { return charAt(at_ + ahead); }
    [[nodiscard]] char charAt(std::uint32_t offset) const { return offset < end_ ? text_[offset] : '\0'; }
    [[nodiscard]] std::string_view slice(Span range) const { return text_.substr(range.begin, range.size()); }
    [[nodiscard]] Span since(std::uint32_t begin) const { return {.begin = begin, .end = at_}; }

    /// The character at `offset`, or what is left of the text there.
    [[nodiscard]] Span spot(std::uint32_t offset) const {
        return {.begin = offset < end_ ? offset : end_, .end = offset < end_ ? offset + 1 : end_};
    }

    void moveTo(std::uint32_t offset) { at_ = offset; }
    void advance(std::uint32_t by = 1) { at_ += by; }
    void skipBlanks() { at_ = skipBlanks(at_); }

    /// The first offset from `offset` on that holds no blank.
    [[nodiscard]] std::uint32_t skipBlanks(std::uint32_t offset) const {
        while (offset < end_ && text_[offset] == ' ')
            ++offset;
        return offset;
    }

    /// The next `c` after `offset` that no backslash precedes.
    [[nodiscard]] std::optional<std::uint32_t> findUnescaped(std::uint32_t offset, char c) const {
        for (++offset; offset < end_; ++offset) {
            if (text_[offset] == '\\')
                ++offset;
            else if (text_[offset] == c)
                return offset;
        }
        return std::nullopt;
    }

    /// The bracket that closes the one at `offset`. Strings are skipped, and `/…/` where a pattern may stand.
    [[nodiscard]] std::optional<std::uint32_t> findClosing(std::uint32_t offset, char close, bool patterns) const {
        const char open = text_[offset];
        std::uint32_t depth = 1;
        for (++offset; offset < end_; ++offset) {
            const char c = text_[offset];
            if (c == '\'' || c == '"' || (patterns && c == '/')) {
                const auto quote = findUnescaped(offset, c);
                if (!quote)
                    return std::nullopt;
                offset = *quote;
            } else if (c == open) {
                ++depth;
            } else if (c == close && --depth == 0) {
                return offset;
            }
        }
        return std::nullopt;
    }

private:
    std::string_view text_;
    std::uint32_t at_;
    std::uint32_t end_;
};

}  // namespace stepcheck::query::jsonpath
