#include "stepcheck/render/xml.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/support/unicode.h"

#include <fmt/core.h>

#include <algorithm>

namespace stepcheck::render {

// What no document may hold, not even as a reference.
static bool isForbidden(char32_t c) {
    return c == 0xFFFE || c == 0xFFFF;
}

static void append(std::string& out, std::string_view character, bool inAttribute) {
    switch (character.front()) {
        case '&': out += "&amp;"; return;
        case '<': out += "&lt;"; return;
        case '>': out += "&gt;"; return;
        case '"': out += inAttribute ? "&quot;" : "\""; return;
        case '\n': out += inAttribute ? "&#10;" : "\n"; return;
        default: break;
    }
    const support::CodePoint next = support::decodeUtf8(character, 0);
    out += next.size == 0 || isForbidden(next.value) ? "\xEF\xBF\xBD" : printable(character);
}

static std::string escaped(std::string_view text, bool inAttribute) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = std::max<std::size_t>(support::decodeUtf8(text, i).size, 1);
        append(out, text.substr(i, size), inAttribute);
        i += size;
    }
    return out;
}

std::string xmlText(std::string_view text) {
    return escaped(text, false);
}

std::string xmlAttribute(std::string_view text) {
    return escaped(text, true);
}

std::string xmlStart(std::string_view name, std::initializer_list<XmlAttribute> attributes) {
    std::string out = fmt::format("<{}", name);
    for (const XmlAttribute& each : attributes)
        out += fmt::format(" {}=\"{}\"", each.name, xmlAttribute(each.value));
    return out;
}

}  // namespace stepcheck::render
