#pragma once

#include "stepcheck/syntax/tree_builder.h"

#include <cstdint>
#include <string_view>

namespace stepcheck::syntax {

/// What stands between the tokens of a YAML text, which libfyaml's events do not tell: comments and indicators.
class YamlGaps {
public:
    YamlGaps(std::string_view text, TreeBuilder& builder) : text_(text), builder_(builder) {}

    /// Adds the comments between the last token and `offset`, where the next one begins.
    void collectUpTo(std::uint32_t offset);

    /// Goes on behind a token.
    void skipTo(std::uint32_t offset);

    /// The first character from `offset` on that is neither white space nor part of a comment, or the end.
    [[nodiscard]] std::uint32_t skipBlanks(std::uint32_t offset) const;

    /// The header of a block scalar (`|`, `>-`, `|2+`), whose content begins at `content`, behind the last token and
    /// behind `from`.
    [[nodiscard]] Span blockHeader(std::uint32_t from, std::uint32_t content) const;

    /// Where an empty value stands whose key ends at `keyEnd`: right behind the colon.
    [[nodiscard]] std::uint32_t emptyValue(std::uint32_t keyEnd) const;

    /// Where an empty key stands: at its colon, or behind its question mark. `from` is behind the last token.
    [[nodiscard]] std::uint32_t emptyKey(std::uint32_t from) const;

    /// Where an empty element stands: right behind its dash. `from` is behind the last token.
    [[nodiscard]] std::uint32_t emptyElement(std::uint32_t from) const;

private:
    [[nodiscard]] bool isCommentAt(std::size_t offset) const;
    [[nodiscard]] std::size_t endOfLine(std::size_t offset) const;
    [[nodiscard]] bool isAt(std::uint32_t offset, char c) const { return offset < text_.size() && text_[offset] == c; }

    std::string_view text_;
    TreeBuilder& builder_;
    std::uint32_t scanned_ = 0;
};

}  // namespace stepcheck::syntax
