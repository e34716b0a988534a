#include "stepcheck/syntax/yaml_gaps.h"

#include <algorithm>
#include <cstddef>

namespace stepcheck::syntax {

static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

static bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool YamlGaps::isCommentAt(std::size_t offset) const {
    if (text_[offset] != '#')
        return false;
    return offset == 0 || isSpace(text_[offset - 1]) || text_.substr(0, offset) == byteOrderMark;
}

std::size_t YamlGaps::endOfLine(std::size_t offset) const {
    return std::min(text_.find_first_of("\r\n", offset), text_.size());
}

void YamlGaps::collectUpTo(std::uint32_t offset) {
    std::size_t at = scanned_;
    while (at < offset) {
        at = std::min<std::size_t>(text_.substr(0, offset).find('#', at), offset);
        if (at == offset)
            break;
        if (!isCommentAt(at)) {
            ++at;
            continue;
        }
        const std::size_t end = endOfLine(at);
        std::string_view text = text_.substr(at + 1, end - at - 1);
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        text = text.substr(0, text.find_last_not_of(" \t") + 1);
        builder_.comment(
            {.span = {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(end)}, .text = text});
        at = end;
    }
    skipTo(std::max(offset, static_cast<std::uint32_t>(at)));
}

void YamlGaps::skipTo(std::uint32_t offset) {
    scanned_ = std::max(scanned_, offset);
}

std::uint32_t YamlGaps::skipBlanks(std::uint32_t offset) const {
    std::size_t at = offset;
    while (at < text_.size()) {
        if (isCommentAt(at))
            at = endOfLine(at);
        else if (isSpace(text_[at]))
            ++at;
        else
            break;
    }
    return static_cast<std::uint32_t>(at);
}

Span YamlGaps::blockHeader(std::uint32_t from, std::uint32_t content) const {
    std::uint32_t begin = skipBlanks(std::max(from, scanned_));
    while (begin < content && text_[begin] != '|' && text_[begin] != '>')
        begin = skipBlanks(begin + 1);
    if (begin >= content)
        return {.begin = content, .end = content};
    const std::size_t end = text_.find_first_not_of("+-0123456789", begin + 1);
    return {.begin = begin, .end = static_cast<std::uint32_t>(std::min<std::size_t>(end, content))};
}

std::uint32_t YamlGaps::emptyValue(std::uint32_t keyEnd) const {
    const std::uint32_t colon = skipBlanks(keyEnd);
    // On a line of its own, a colon right before other text begins a key.
    const bool ends = colon + 1 >= text_.size() || isSpace(text_[colon + 1]) || endOfLine(keyEnd) > colon;
    return isAt(colon, ':') && ends ? colon + 1 : keyEnd;
}

std::uint32_t YamlGaps::emptyKey(std::uint32_t from) const {
    std::uint32_t at = skipBlanks(from);
    while (isAt(at, ',') || isAt(at, '{') || isAt(at, '[') || isAt(at, '-'))
        at = skipBlanks(at + 1);
    return isAt(at, '?') ? at + 1 : at;
}

std::uint32_t YamlGaps::emptyElement(std::uint32_t from) const {
    const std::uint32_t dash = skipBlanks(from);
    return isAt(dash, '-') ? dash + 1 : from;
}

}  // namespace stepcheck::syntax
