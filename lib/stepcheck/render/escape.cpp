#include "stepcheck/render/escape.h"

#include "stepcheck/support/unicode.h"

#include <fmt/core.h>

namespace stepcheck::render {

static constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

bool needsEscape(char32_t c) {
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool isLineBreak = c == 0x2028 || c == 0x2029;
    const bool isDirection =
        c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return isControl || isLineBreak || isDirection;
}

static void appendEscape(std::string& out, char32_t c) {
    switch (c) {
        case U'\n': out += "\\n"; return;
        case U'\r': out += "\\r"; return;
        case U'\t': out += "\\t"; return;
        default: out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c)); return;
    }
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0;;) {
        const std::size_t unplain = support::findUnplain(text, i);
        out += text.substr(i, unplain - i);
        if (unplain == text.size())
            return out;
        i = unplain;
        const support::CodePoint next = support::decodeUtf8(text, i);
        if (next.size == 0) {
            out += replacementCharacter;
            ++i;
            continue;
        }
        if (needsEscape(next.value))
            appendEscape(out, next.value);
        else
            out += text.substr(i, next.size);
        i += next.size;
    }
}

std::string validUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t invalid = support::findInvalidUtf8(text, i);
        out += text.substr(i, invalid - i);
        if (invalid < text.size())
            out += replacementCharacter;
        i = invalid + 1;
    }
    return out;
}

std::string percentEncodedPath(std::string_view path) {
    static constexpr std::string_view unescaped = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                                  "-._~/!$&'()*+,;=@";
    std::string out;
    out.reserve(path.size());
    for (const char c : path)
        if (unescaped.find(c) != std::string_view::npos)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

}  // namespace stepcheck::render
