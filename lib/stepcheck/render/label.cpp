#include "stepcheck/render/label.h"

#include "stepcheck/render/width.h"
#include "stepcheck/support/unicode.h"

#include <algorithm>

namespace stepcheck::render {

static double widthOf(char32_t c) {
    static constexpr std::string_view narrow = "ijl.,:;'|!()[]{}/\\ ftr\"`-";
    static constexpr std::string_view wide = "mwMW@%&";
    if (c >= 0x80)
        return displayWidth(c) == 2 ? 1.05 : displayWidth(c) * 0.66;
    const char ascii = static_cast<char>(c);
    if (narrow.find(ascii) != std::string_view::npos)
        return 0.4;
    if (wide.find(ascii) != std::string_view::npos)
        return 0.95;
    return ascii >= 'A' && ascii <= 'Z' ? 0.72 : 0.6;
}

double textWidth(std::string_view text) {
    double width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const support::CodePoint next = support::decodeUtf8(text, i);
        width += next.size == 0 ? 0.7 : widthOf(next.value);
        i += std::max(next.size, 1U);
    }
    return width;
}

// Where the first line of the text ends: as late as possible at a place that reads well, else where it is full.
static std::size_t lineEnd(std::string_view text, std::size_t columns) {
    std::size_t good = 0;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size();) {
        const support::CodePoint next = support::decodeUtf8(text, i);
        const std::size_t size = std::max(next.size, 1U);
        const std::uint32_t width = displayWidth(next.value);
        if (used + width > columns && i > 0)
            return good > 0 ? good : i;
        used += width;
        const std::size_t behind = i + size;
        const bool isSmall = text[i] >= 'a' && text[i] <= 'z';
        const bool isCapitalBehind = behind < text.size() && text[behind] >= 'A' && text[behind] <= 'Z';
        const bool separates = std::string_view(" -_./").find(text[i]) != std::string_view::npos;
        if ((separates || (isSmall && isCapitalBehind) || width == 2) && 3 * used >= columns)
            good = behind;
        i = behind;
    }
    return text.size();
}

static std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t lines) {
    std::vector<std::string> result;
    while (!text.empty() && result.size() < lines) {
        const std::size_t end = lineEnd(text, columns);
        result.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(end);
    }
    if (!text.empty() && !result.empty())
        result.back() += "…";
    return result;
}

}  // namespace stepcheck::render
