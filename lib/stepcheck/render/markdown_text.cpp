#include "stepcheck/render/markdown_text.h"

#include <fmt/format.h>

namespace stepcheck::render {

std::string markdownText(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (std::string_view("|\\`*_<>[]").find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

std::string markdownCode(std::string_view text) {
    std::string fence = "`";
    while (text.find(fence) != std::string_view::npos)
        fence += '`';
    return fence.size() == 1 ? fmt::format("`{}`", text) : fmt::format("{} {} {}", fence, text, fence);
}

}  // namespace stepcheck::render
