#include "stepcheck/embed/intrinsic.h"

namespace stepcheck::embed {

static constexpr std::string_view longPrefix = "Fn::";

std::optional<Intrinsic> intrinsicOf(const Node& node) {
    std::string_view tag = node.tag();
    if (tag.starts_with('!') && !tag.starts_with("!!")) {
        tag.remove_prefix(1);
        if (tag.starts_with(longPrefix))
            tag.remove_prefix(longPrefix.size());
        return Intrinsic{.name = tag, .argument = &node};
    }
    if (node.members().size() != 1)
        return std::nullopt;
    const syntax::Member& only = node.members().front();
    std::string_view name = only.name();
    if (name != "Ref" && !name.starts_with(longPrefix))
        return std::nullopt;
    if (name != "Ref")
        name.remove_prefix(longPrefix.size());
    return Intrinsic{.name = name, .argument = &only.value};
}

std::string_view conditionOf(const Node& node) {
    const std::optional<Intrinsic> function = intrinsicOf(node);
    if (!function || function->name != "If")
        return {};
    const auto elements = function->argument->elements();
    return elements.size() == 3 && elements[0].isFinalString() ? elements[0].text() : std::string_view();
}

std::optional<Attribute> attributeOf(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    return Attribute{.resource = text.substr(0, dot), .name = text.substr(dot + 1)};
}

std::optional<Attribute> attributeOf(const Node& argument) {
    if (argument.isFinalString())
        return attributeOf(argument.text());
    const auto elements = argument.elements();
    if (elements.size() != 2 || !elements[0].isFinalString() || !elements[1].isFinalString())
        return std::nullopt;
    return Attribute{.resource = elements[0].text(), .name = elements[1].text()};
}

}  // namespace stepcheck::embed
