#include "stepcheck/support/span_map.h"

#include <algorithm>

namespace stepcheck::support {

void SpanMap::append(std::uint32_t end, Span origin) {
    const std::uint32_t begin = textSize();
    if (end == begin)
        return;
    const bool verbatim = end - begin == origin.size();
    if (!pieces_.empty() && verbatim && isVerbatim(pieces_.size() - 1) && pieces_.back().origin.end == origin.begin) {
        pieces_.back().end = end;
        pieces_.back().origin.end = origin.end;
        return;
    }
    pieces_.push_back({.end = end, .origin = origin});
}

bool SpanMap::isVerbatim(std::size_t index) const {
    return pieces_[index].end - beginOf(index) == pieces_[index].origin.size();
}

std::size_t SpanMap::pieceAt(std::uint32_t offset) const {
    const auto found = std::ranges::upper_bound(pieces_, offset, {}, &Piece::end);
    const auto index = static_cast<std::size_t>(found - pieces_.begin());
    return std::min(index, pieces_.size() - 1);
}

std::uint32_t SpanMap::verbatimEnd(std::uint32_t offset) const {
    if (offset >= textSize())
        return offset;
    const std::size_t piece = pieceAt(offset);
    return isVerbatim(piece) ? pieces_[piece].end : offset;
}

Span SpanMap::toOrigin(Span range) const {
    if (pieces_.empty())
        return {};
    if (range.begin >= textSize())
        return {.begin = pieces_.back().origin.end, .end = pieces_.back().origin.end};

    const std::size_t first = pieceAt(range.begin);
    Span result = pieces_[first].origin;
    if (isVerbatim(first))
        result.begin += range.begin - beginOf(first);
    if (range.empty())
        return {.begin = result.begin, .end = result.begin};

    const std::size_t last = pieceAt(range.end - 1);
    result.end = pieces_[last].origin.end;
    if (isVerbatim(last) && range.end < pieces_[last].end)
        result.end -= pieces_[last].end - range.end;
    // Pieces of a template may stand in another order than the text that they make.
    if (result.end < result.begin)
        return pieces_[first].origin;
    return result;
}

}  // namespace stepcheck::support
