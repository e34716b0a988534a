#pragma once

#include "stepcheck/support/span.h"

#include <cstdint>
#include <vector>

namespace stepcheck::support {

/// Where each part of a text comes from in another text.
///
/// The text is cut into consecutive pieces. A piece as long as its origin was taken over byte for byte, so each
/// byte in it has a place of its own; any other piece (an escape, a folded line break, a placeholder) stands for
/// its origin as a whole. Decoded strings and definitions embedded in templates both map through this.
class SpanMap {
public:
    /// Adds the piece `[end of the last piece, end)` that comes from `origin`.
    /// A piece that continues the last one byte for byte is merged with it; an empty piece is dropped.
    void append(std::uint32_t end, Span origin);

    /// The smallest range of the origin that covers `range` of the text.
    /// An empty range maps to an empty range; what lies behind the last piece maps to its end. O(log pieces).
    [[nodiscard]] Span toOrigin(Span range) const;

    /// Where the part of the text that is taken over byte for byte and holds `offset` ends; `offset` itself when there
    /// is none.
    [[nodiscard]] std::uint32_t verbatimEnd(std::uint32_t offset) const;

    /// Drops all pieces but keeps their memory.
    void clear() { pieces_.clear(); }

    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    [[nodiscard]] std::uint32_t textSize() const { return pieces_.empty() ? 0 : pieces_.back().end; }

private:
    struct Piece {
        std::uint32_t end;  // in the text; the piece begins where the one before it ends
        Span origin;
    };

    [[nodiscard]] std::uint32_t beginOf(std::size_t index) const { return index == 0 ? 0 : pieces_[index - 1].end; }
    [[nodiscard]] bool isVerbatim(std::size_t index) const;
    [[nodiscard]] std::size_t pieceAt(std::uint32_t offset) const;

    std::vector<Piece> pieces_;
};

}  // namespace stepcheck::support
