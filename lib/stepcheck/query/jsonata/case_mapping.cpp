#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/text.h"

#include <string>

namespace stepcheck::query::jsonata {

// Latin-1, Latin Extended-A, Greek, Cyrillic, Armenian: where the two cases lie a fixed distance apart or alternate.
static char32_t toUpper(char32_t c) {
    if ((c >= 0xE0 && c <= 0xFE && c != 0xF7) || (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c <= 0x44F))
        return c - 0x20;
    if (c == 0x3C2)
        return 0x3A3;
    if (c == 0xFF)
        return 0x178;
    if (c == 0xB5)
        return 0x39C;
    if (c >= 0x450 && c <= 0x45F)
        return c - 0x50;
    if (c >= 0x561 && c <= 0x586)
        return c - 0x30;
    if ((c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) ||
        (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1E95) ||
        (c >= 0x1EA0 && c <= 0x1EFF))
        return c & ~char32_t{1};
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c % 2 == 0 ? c - 1 : c;
    if (c == 0x131)
        return 'I';
    return c;
}

static char32_t toLower(char32_t c) {
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) || (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    if (c == 0x178)
        return 0xFF;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    if (c >= 0x531 && c <= 0x556)
        return c + 0x30;
    if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) ||
        (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1E95) ||
        (c >= 0x1EA0 && c <= 0x1EFF))
        return c | 1U;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c % 2 == 1 ? c + 1 : c;
    return c;
}

static char asciiCase(char c, bool upper) {
    const char first = upper ? 'a' : 'A';
    return static_cast<unsigned char>(c - first) < 26 ? static_cast<char>(c ^ 0x20) : c;
}

static Item changeAscii(Evaluator& evaluator, std::string_view text, bool upper) {
    char* const out = evaluator.arena().room<char>(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        out[i] = asciiCase(text[i], upper);
    return ofText({out, text.size()});
}

Item changeCase(Evaluator& evaluator, std::string_view text, bool upper) {
    if (isAscii(text))
        return changeAscii(evaluator, text, upper);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const TextUnit unit = unitAt(text, at);
        at += unit.size;
        if (unit.value < 0x80)
            out.push_back(asciiCase(static_cast<char>(unit.value), upper));
        else if (upper && unit.value == 0xDF)
            out += "SS";
        else if (!upper && unit.value == 0x130)
            out += "i\xCC\x87";
        else
            appendUnit(out, upper ? toUpper(unit.value) : toLower(unit.value));
    }
    return evaluator.ownText(out);
}

}  // namespace stepcheck::query::jsonata
