#include "stepcheck/embed/substitution.h"

#include "stepcheck/embed/expander.h"
#include "stepcheck/syntax/holes.h"

#include <algorithm>
#include <utility>

namespace stepcheck::embed {

static constexpr std::string_view property = "DefinitionSubstitutions";

Substitutions substitutionsOf(const Template& content, const Resource& machine, std::span<const Assumption> assumed) {
    Substitutions result{.machine = machine.id, .templateName = content.document().source().name(), .texts = {}};
    const syntax::Member* const member = machine.properties->find(property);
    if (member == nullptr)
        return result;
    const Expander expander(content, nullptr, assumed);
    for (const syntax::Member& each : expander.chooser().chosen(member->value).members())
        result.texts.emplace(each.key.text(), expander.textOf(each.value));
    return result;
}

static bool isNumberOrWord(std::string_view text) {
    const bool isNumeric = !text.empty() && text.find_first_not_of("0123456789.-+eE") == std::string_view::npos;
    return isNumeric || text == "true" || text == "false" || text == "null";
}

bool isInsertable(std::string_view text, bool isWhole) {
    const bool isPlain = std::ranges::none_of(text,
        [](char c) { return c == '"' || c == '\\' || c == '\'' || c == '#' || static_cast<unsigned char>(c) < 0x20; });
    const bool isYamlStructure = text.find(": ") != std::string_view::npos || text.ends_with(':');
    return isPlain && !isYamlStructure && !isOneHole(text) && !(isWhole && (text.empty() || isNumberOrWord(text)));
}

static bool isQuoted(std::string_view text, std::size_t begin, std::size_t end) {
    return begin > 0 && end < text.size() && text[begin - 1] == text[end] && (text[end] == '"' || text[end] == '\'');
}

std::shared_ptr<const support::SourceText> substituted(
    std::shared_ptr<const support::SourceText> source, const Substitutions& substitutions) {
    if (substitutions.texts.empty())
        return source;
    const std::string_view text = source->text();
    PiecedText result(text);
    std::size_t done = 0;
    const auto span = [](std::size_t begin, std::size_t end) {
        return Span{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
    };
    for (const syntax::HolePlace& place : syntax::findHoles(text)) {
        const std::size_t end = place.offset + place.match.size;
        const auto found = substitutions.texts.find(place.match.name);
        if (place.match.syntax != syntax::HoleSyntax::Hole || text[place.offset] != '$' ||
            found == substitutions.texts.end() || !isInsertable(found->second, isQuoted(text, place.offset, end)))
            continue;
        result.appendVerbatim(span(done, place.offset));
        result.append(found->second, span(place.offset, end));
        done = end;
    }
    if (done == 0)
        return source;
    result.appendVerbatim(span(done, text.size()));
    return std::move(result).finish(std::move(source));
}

}  // namespace stepcheck::embed
