#include "stepcheck/query/base64.h"
#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <string>

namespace stepcheck::query::jsonata {

static constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Each UTF-16 unit is one byte, as in the reference: what is above U+00FF loses its high byte.
static std::string toBytes(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const TextUnit unit = unitAt(text, at);
        if (unit.size == 4) {
            bytes.push_back(static_cast<char>(((unit.value - 0x10000) >> 10U) & 0xFFU));
            bytes.push_back(static_cast<char>(unit.value & 0xFFU));
        } else {
            bytes.push_back(static_cast<char>(unit.value & 0xFFU));
        }
        at += unit.size;
    }
    return bytes;
}

Item base64encode(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    return evaluator.ownText(encodeBase64(toBytes(textOf(arguments[0]))));
}

// Characters that belong to no group of six bits are passed over; the URL alphabet is understood too.
Item base64decode(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    std::string out;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : textOf(arguments[0])) {
        if (c == '=')
            break;
        const std::size_t digit = base64.find(c == '-' ? '+' : c == '_' ? '/' : c);
        if (digit == std::string_view::npos)
            continue;
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            appendUnit(out, bits >> count & 0xFFU);
        }
    }
    return evaluator.ownText(out);
}

static constexpr std::string_view unreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
static constexpr std::string_view reserved = ";/?:@&=+$,#";

[[noreturn]] static void malformed(std::string_view function, std::string_view text) {
    fail("D3140", {.value = quoteJson(text), .bare = std::string(function)});
}

static Item encode(Evaluator& evaluator, Item item, std::string_view kept, std::string_view function) {
    if (isUndefined(item))
        return {};
    const std::string_view text = textOf(item);
    if (support::findInvalidUtf8(text) < text.size())
        malformed(function, text);
    std::string out;
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos || kept.find(c) != std::string_view::npos)
            out.push_back(c);
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return evaluator.ownText(out);
}

static int hexAt(std::string_view text, std::size_t at) {
    const char c = at < text.size() ? text[at] : '\0';
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static Item decode(Evaluator& evaluator, Item item, std::string_view kept, std::string_view function) {
    if (isUndefined(item))
        return {};
    const std::string_view text = textOf(item);
    std::string out;
    std::string bytes;  // of escapes in a row
    const auto flush = [&] {
        if (support::findInvalidUtf8(bytes) < bytes.size())
            malformed(function, text);
        out += bytes;
        bytes.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            flush();
            out.push_back(text[i]);
            continue;
        }
        const int high = hexAt(text, i + 1);
        const int low = hexAt(text, i + 2);
        if (high < 0 || low < 0)
            malformed(function, text);
        const char byte = static_cast<char>(high * 16 + low);
        if (kept.find(byte) != std::string_view::npos) {
            flush();
            out += text.substr(i, 3);
        } else {
            bytes.push_back(byte);
        }
        i += 2;
    }
    flush();
    return evaluator.ownText(out);
}

Item encodeUrl(Evaluator& evaluator, const Arguments& arguments) {
    return encode(evaluator, arguments[0], reserved, "encodeUrl");
}

Item encodeUrlComponent(Evaluator& evaluator, const Arguments& arguments) {
    return encode(evaluator, arguments[0], "", "encodeUrlComponent");
}

Item decodeUrl(Evaluator& evaluator, const Arguments& arguments) {
    return decode(evaluator, arguments[0], reserved, "decodeUrl");
}

Item decodeUrlComponent(Evaluator& evaluator, const Arguments& arguments) {
    return decode(evaluator, arguments[0], "", "decodeUrlComponent");
}

}  // namespace stepcheck::query::jsonata
