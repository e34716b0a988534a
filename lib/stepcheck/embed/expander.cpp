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
    const bool isKnown =
        elements.size() == 2 && elements[0].isFinalString() && elements[1].is(Kind::Array) && !intrinsicOf(elements[1]);
    if (!isKnown)
        return false;
    const Node& delimiter = elements[0];
    bool first = true;
    for (const Node& part : elements[1].elements()) {
        if (!first)
            to.append(delimiter.text(), insideQuotes(delimiter));
        first = false;
        append(part, to, depth + 1);
    }
    return true;
}

void Expander::append(const Node& value, PiecedText& to, std::size_t depth) const {
    const std::optional<Intrinsic> function = intrinsicOf(value);
    if (!function) {
        if (value.is(Kind::String) || value.is(Kind::Hole))
            appendString(value, to);
        else if (value.is(Kind::Number) || value.is(Kind::Boolean) || value.is(Kind::Null))
            to.append(value.text(), value.span());
        else
            to.append(hole("Value"), value.span());
        return;
    }
    const Node& argument = *function->argument;
    if (depth < deepest && ++steps_ < mostSteps && to.text().size() < longestText) {
        if (function->name == "Sub")
            return appendSub(argument, to, depth);
        if (function->name == "Join" && appendJoin(argument, to, depth))
            return;
        if (function->name == "Ref" && argument.isFinalString())
            return to.append(referenceText(argument.text()), value.span());
        if (const std::optional<Attribute> attribute = attributeOf(argument); attribute && function->name == "GetAtt")
            return to.append(referenceText(fmt::format("{}.{}", attribute->resource, attribute->name)), value.span());
    }
    to.append(hole(fmt::format("Fn::{}", function->name)), value.span());
}

std::string Expander::textOf(const Node& value) const {
    PiecedText text(content_.document().source().text());
    append(value, text);
    return text.text();
}

}  // namespace stepcheck::embed
