#include "stepcheck/embed/pieced_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace stepcheck::embed {

static std::uint32_t sizeOf(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

// What stands in the source as it stands in the text, up to where a line ends or an escape may begin. Long runs keep
// the number of searches in the string's own map small.
std::uint32_t PiecedText::endOfRun(const Node& string, std::uint32_t begin, std::uint32_t end, Span first) const {
    const std::string_view text = string.text();
    std::uint32_t at = begin;
    for (std::uint32_t place = first.begin; at < end && place < source_.size(); ++at, ++place) {
        const char c = source_[place];
        if (c != text[at] || c == '\\' || c == '\'' || c == '$')
            break;
        if (c == '\n')
            return at + 1;
    }
    return at;
}

void PiecedText::append(const Node& string, Span range) {
    const std::string_view text = string.text();
    for (std::uint32_t begin = range.begin; begin < range.end;) {
        std::uint32_t end = begin + 1;
        while (end < range.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        Span origin = string.spanOf({.begin = begin, .end = end});
        if (origin.size() == end - begin) {
            const std::uint32_t run = std::max(end, endOfRun(string, begin, range.end, origin));
            origin.end += run - end;
            end = run;
        }
        text_.append(text.substr(begin, end - begin));
        map_.append(sizeOf(text_), origin);
        begin = end;
    }
}

// A piece as long as its origin would count as taken over byte for byte, so its last byte is one of its own.
void PiecedText::append(std::string_view text, Span origin) {
    text_.append(text);
    const bool looksVerbatim = text.size() == origin.size() && text.size() > 1;
    if (looksVerbatim)
        map_.append(sizeOf(text_) - 1, origin);
    map_.append(sizeOf(text_), looksVerbatim ? Span{.begin = origin.end, .end = origin.end} : origin);
}

void PiecedText::appendVerbatim(Span origin) {
    text_.append(source_.substr(origin.begin, origin.size()));
    map_.append(sizeOf(text_), origin);
}

std::shared_ptr<const support::SourceText> PiecedText::finish(std::shared_ptr<const support::SourceText> origin) && {
    return std::make_shared<const support::SourceText>(std::move(origin), std::move(text_), std::move(map_));
}

}  // namespace stepcheck::embed
