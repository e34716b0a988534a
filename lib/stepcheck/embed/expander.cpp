#include "stepcheck/embed/expander.h"

#include "stepcheck/catalog/template_values.h"
#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/embed/substitution.h"
#include "stepcheck/syntax/holes.h"

#include <fmt/format.h>

namespace stepcheck::embed {

using syntax::Kind;

// Functions inside each other; nobody writes more.
static constexpr std::size_t deepest = 64;
// Values and bytes that are written for one definition: a variable that stands twice in a variable that stands twice ….
static constexpr std::size_t mostSteps = 1'000'000;
static constexpr std::size_t longestText = std::size_t{64} * 1024 * 1024;

bool isOneHole(std::string_view text) {
    if (text.empty())
        return false;
    const syntax::HoleMatch match = syntax::matchHole(text, 0);
    return match.syntax == syntax::HoleSyntax::Hole && match.size == text.size();
}

static std::string hole(std::string_view name) {
    return fmt::format("${{{}}}", name);
}

static Span insideQuotes(const Node& node) {
    const bool quoted = node.style() == syntax::Style::SingleQuoted || node.style() == syntax::Style::DoubleQuoted;
    const Span span = node.span();
    return quoted && span.size() >= 2 ? Span{.begin = span.begin + 1, .end = span.end - 1} : span;
}

static std::uint32_t sizeOf(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

std::string Expander::referenceText(std::string_view name) const {
    const std::optional<Attribute> attribute = attributeOf(name);
    const std::string_view resource = attribute ? attribute->resource : name;
    const catalog::TemplateValue* const known =
        catalog::findTemplateValue(content_.typeOf(resource), attribute ? attribute->name : "Ref");
    return known == nullptr ? hole(name) : fmt::format("{}{}", known->begin, hole(resource));
}

const std::string* Expander::substitution(std::string_view key, bool isWhole) const {
    if (substitutions_ == nullptr)
        return nullptr;
    const auto found = substitutions_->texts.find(key);
    const bool usable = found != substitutions_->texts.end() && isInsertable(found->second, isWhole);
    return usable ? &found->second : nullptr;
}

bool Expander::changes(const Node& string) const {
    if (string.is(Kind::Hole))
        return substitution(string.text(), true) != nullptr;
    for (const syntax::HolePart& part : string.holes())
        if (substitution(part.name, false) != nullptr)
            return true;
    return false;
}

// Holes of a string that no function looks at are those of `DefinitionSubstitutions`.
void Expander::appendString(const Node& string, PiecedText& to) const {
    if (string.is(Kind::Hole)) {
        const std::string* const text = substitution(string.text(), true);
        to.append(text != nullptr ? *text : hole(string.text()), insideQuotes(string));
        return;
    }
    std::uint32_t done = 0;
    for (const syntax::HolePart& part : string.holes()) {
        const std::string* const text = substitution(part.name, false);
        if (text == nullptr)
            continue;
        to.append(string, {.begin = done, .end = part.at.begin});
        to.append(*text, string.spanOf(part.at));
        done = part.at.end;
    }
    to.append(string, {.begin = done, .end = sizeOf(string.text())});
}

void Expander::appendVariable(
    std::string_view name, Span at, Variables variables, PiecedText& to, std::size_t depth) const {
    const syntax::Member* const variable = variables == nullptr ? nullptr : variables->find(name);
    if (variable == nullptr) {
        to.append(referenceText(name), at);
        return;
    }
    PiecedText value(content_.document().source().text());
    append(variable->value, value, depth + 1);
    // A hole with the name that stands here says more than one named by the function behind it.
    to.append(isOneHole(value.text()) ? hole(name) : value.text(), at);
}

void Expander::appendSubText(const Node& text, Variables variables, PiecedText& to, std::size_t depth) const {
    if (text.is(Kind::Hole)) {
        appendVariable(text.text(), insideQuotes(text), variables, to, depth);
        return;
    }
    std::uint32_t done = 0;
    for (const syntax::HolePart& part : text.holes()) {
        if (!text.text().substr(part.at.begin).starts_with('$'))
            continue;  // `{{resolve:…}}` stays what it is
        to.append(text, {.begin = done, .end = part.at.begin});
        appendVariable(part.name, text.spanOf(part.at), variables, to, depth);
        done = part.at.end;
    }
    to.append(text, {.begin = done, .end = sizeOf(text.text())});
}

void Expander::appendSub(const Node& argument, PiecedText& to, std::size_t depth) const {
    const auto elements = argument.elements();
    const bool isList = argument.is(Kind::Array) && !elements.empty();
    const Node& text = isList ? elements[0] : argument;
    if (text.is(Kind::String) || text.is(Kind::Hole))
        appendSubText(text, elements.size() > 1 ? &elements[1] : nullptr, to, depth);
    else
        to.append(hole("Fn::Sub"), argument.span());
}

bool Expander::appendJoin(const Node& argument, PiecedText& to, std::size_t depth) const {
    const auto elements = argument.elements();
    if (elements.size() != 2 || !elements[0].isFinalString())
        return false;
    const Node& delimiter = elements[0];
    const Node& list = chooser_.chosen(elements[1]);
    if (!list.is(Kind::Array) || intrinsicOf(list))
        return false;
    bool first = true;
    for (const Node& part : list.elements()) {
        if (isNoValue(chooser_.chosen(part)))
            continue;
        if (!first)
            to.append(delimiter.text(), insideQuotes(delimiter));
        first = false;
        append(part, to, depth + 1);
    }
    return true;
}

// `Select` of `Split` of a text all of which is known.
bool Expander::appendSplit(const Node& argument, Span at, PiecedText& to, std::size_t depth) const {
    const auto elements = argument.elements();
    const std::optional<Intrinsic> list = elements.size() == 2 ? intrinsicOf(elements[1]) : std::nullopt;
    const std::optional<std::size_t> index = list && list->name == "Split" ? indexOf(elements[0]) : std::nullopt;
    const auto parts = index ? list->argument->elements() : std::span<const Node>();
    if (parts.size() != 2 || !parts[0].isFinalString() || parts[0].text().empty())
        return false;
    PiecedText whole(content_.document().source().text());
    append(parts[1], whole, depth + 1);
    if (!syntax::findHoles(whole.text()).empty())
        return false;
    std::string_view rest = whole.text();
    const std::string_view delimiter = parts[0].text();
    for (std::size_t i = 0; i < *index; ++i) {
        const std::size_t next = rest.find(delimiter);
        if (next == std::string_view::npos)
            return false;
        rest.remove_prefix(next + delimiter.size());
    }
    to.append(rest.substr(0, rest.find(delimiter)), at);
    return true;
}

void Expander::appendFunction(const Node& value, PiecedText& to, std::size_t depth) const {
    const Intrinsic function = *intrinsicOf(value);
    const Node& argument = *function.argument;
    if (depth < deepest && ++steps_ < mostSteps && to.text().size() < longestText) {
        if (function.name == "Sub")
            return appendSub(argument, to, depth);
        if (function.name == "Join" && appendJoin(argument, to, depth))
            return;
        if (function.name == "Select" && appendSplit(argument, value.span(), to, depth))
            return;
        if (function.name == "Ref" && argument.isFinalString())
            return to.append(referenceText(argument.text()), value.span());
        if (const std::optional<Attribute> attribute = attributeOf(argument); attribute && function.name == "GetAtt")
            return to.append(referenceText(fmt::format("{}.{}", attribute->resource, attribute->name)), value.span());
    }
    to.append(hole(fmt::format("Fn::{}", function.name)), value.span());
}

void Expander::append(const Node& written, PiecedText& to, std::size_t depth) const {
    const Node& value = chooser_.chosen(written);
    if (!written.span().contains(value.span())) {
        // What stands elsewhere, in `Mappings`, stands for all of what asks for it.
        PiecedText elsewhere(content_.document().source().text());
        append(value, elsewhere, depth + 1);
        to.append(elsewhere.text(), written.span());
    } else if (intrinsicOf(value)) {
        appendFunction(value, to, depth);
    } else if (value.is(Kind::String) || value.is(Kind::Hole)) {
        appendString(value, to);
    } else if (value.is(Kind::Number) || value.is(Kind::Boolean) || value.is(Kind::Null)) {
        to.append(value.text(), value.span());
    } else {
        to.append(hole("Value"), value.span());
    }
}

std::string Expander::textOf(const Node& value) const {
    PiecedText text(content_.document().source().text());
    append(value, text);
    return text.text();
}

}  // namespace stepcheck::embed
