#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// The text as the content of an XML element: invalid bytes and what XML 1.0 has no character for become U+FFFD, other
/// control characters than line breaks are written as JSON escapes.
/// Source: https://www.w3.org/TR/xml/#charsets
[[nodiscard]] std::string xmlText(std::string_view text);

/// The text as an XML attribute in double quotes; a line break is one after reading, too.
[[nodiscard]] std::string xmlAttribute(std::string_view text);

struct XmlAttribute {
    std::string_view name;
    std::string value;
};

/// `<name attribute="value" …` without its end.
[[nodiscard]] std::string xmlStart(std::string_view name, std::initializer_list<XmlAttribute> attributes);

inline constexpr std::string_view xmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace stepcheck::render
