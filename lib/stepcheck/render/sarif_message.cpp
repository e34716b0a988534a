#include "stepcheck/render/sarif_message.h"

#include "stepcheck/render/escape.h"

#include <fmt/core.h>

#include <string_view>

namespace stepcheck::render {

static std::string asSentence(std::string text) {
    if (!text.empty() && std::string_view(".?!").find(text.back()) == std::string_view::npos)
        text += '.';
    return text;
}

static std::string escapedLinkText(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

// A name of the user's must neither make a link nor look like a placeholder for an argument.
static std::string withoutLinks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isLinkMiddle = text.substr(i).starts_with("](");
        out += isLinkMiddle ? "] " : std::string_view(&text[i], 1);
    }
    return out;
}

std::string sarifMessage(const lint::Finding& finding) {
    std::string text = asSentence(withoutLinks(printable(finding.message)));
    if (!finding.help.empty())
        text += asSentence(" Help: " + withoutLinks(printable(finding.help)));
    for (std::size_t i = 0; i < finding.related.size(); ++i)
        text += fmt::format(
            "{}[{}]({})", i == 0 ? " See " : ", ", escapedLinkText(printable(finding.related[i].message)), i + 1);
    if (!finding.related.empty())
        text += '.';
    return text;
}

}  // namespace stepcheck::render
