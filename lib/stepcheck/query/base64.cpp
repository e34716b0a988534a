#include "stepcheck/query/base64.h"

#include "stepcheck/support/unicode.h"

#include <cstddef>
#include <cstdint>

namespace stepcheck::query {

static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += at + i <= bytes.size() ? alphabet[group >> (18U - 6U * i) & 63U] : '=';
    }
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    if (const std::size_t padding = text.find('='); padding != std::string_view::npos) {
        if (text.size() % 4 != 0 || text.size() - padding > 2 ||
            text.find_first_not_of('=', padding) != std::string_view::npos)
            return std::nullopt;
        text = text.substr(0, padding);
    }
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string bytes;
    std::uint32_t bits = 0;
    std::uint32_t count = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 255U);
        }
    }
    return bytes;
}

std::string replaceInvalidUtf8(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const support::CodePoint point = support::decodeUtf8(bytes, at);
        support::appendUtf8(text, point.size != 0 ? point.value : 0xFFFD);
        at += point.size != 0 ? point.size : 1;
    }
    return text;
}

}  // namespace stepcheck::query
