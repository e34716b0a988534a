#include "stepcheck/embed/definition.h"
#include "stepcheck/syntax/child_at.h"

#include <algorithm>

namespace stepcheck::embed {

using support::Edit;
using syntax::Style;

// The innermost value that covers `span`.
static const Node& leafAt(const Node& root, Span span) {
    const Node* node = &root;
    while (true) {
        const Node* inner = syntax::childAt(node->elements(), span);
        if (const syntax::Member* const member = syntax::childAt(node->members(), span))
            inner = member->value.span().contains(span) ? &member->value : nullptr;
        if (inner == nullptr)
            return *node;
        node = inner;
    }
}

// How far the lines of a block scalar are indented: as its first line with text is.
static std::string indentOf(const Node& scalar, std::string_view source) {
    const Span span = scalar.span();
    std::string_view lines = source.substr(span.begin, span.size());
    lines.remove_prefix(std::min(lines.find('\n'), lines.size()));
    const std::size_t first = lines.find_first_not_of(" \r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(first - lines.rfind('\n', first) - 1, ' ');
}

namespace {

/// Writes text as it stands inside of one scalar of the template.
class Encoder {
public:
    Encoder(const Node& scalar, std::string_view source) : style_(scalar.style()) {
        if (style_ == Style::Literal)
            lineBreak_ = "\n" + indentOf(scalar, source);
        else if (style_ == Style::DoubleQuoted)
            lineBreak_ = "\\n";
    }

    /// As it is: of a text that is no part of another one.
    Encoder() : style_(Style::Plain), lineBreak_("\n") {}

    /// Nothing when the scalar cannot hold it as it is.
    [[nodiscard]] std::optional<std::string> encode(std::string_view text) const {
        std::string result;
        for (const char c : text) {
            if (c == '\n' && lineBreak_.empty())
                return std::nullopt;
            if (c == '\n')
                result += lineBreak_;
            else if (style_ == Style::DoubleQuoted && (c == '"' || c == '\\'))
                (result += '\\') += c;
            else if (style_ == Style::SingleQuoted && c == '\'')
                result += "''";
            else if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
                return std::nullopt;
            else
                result += c;
        }
        return result;
    }

private:
    Style style_;
    std::string lineBreak_{};
};

}  // namespace

// Whether `span` of the definition's text stands in the template, at `origin`, as the encoder writes it.
static bool isWritten(
    const Definition& definition, Span span, std::string_view source, Span origin, const Encoder& encoder) {
    const std::string_view text = definition.document->source().text();
    return encoder.encode(text.substr(span.begin, span.size())) ==
           std::optional<std::string>(source.substr(origin.begin, origin.size()));
}

std::optional<Edit> editInSource(const support::SourceText& source, const Definition& definition, const Edit& edit) {
    if (!definition.hasOwnText)
        return edit;
    const support::SourceText& own = definition.document->source();
    // Behind a text whose invalid bytes were replaced lies another one.
    if (&source.file() != &source || edit.text.find("${") != std::string::npos)
        return std::nullopt;
    // An insertion has to be certain of what stands around it.
    Span looked = edit.at;
    if (looked.empty()) {
        looked.begin -= looked.begin > 0 ? 1U : 0U;
        looked.end += looked.end < own.text().size() ? 1U : 0U;
    }
    Encoder encoder;
    if (definition.place != nullptr) {
        const Node& scalar = leafAt(*definition.place, own.toFile(looked));
        if (!scalar.is(syntax::Kind::String))
            return std::nullopt;
        encoder = Encoder(scalar, source.text());
    }
    std::optional<std::string> text = encoder.encode(edit.text);
    if (!text || !isWritten(definition, looked, source.text(), own.toFile(looked), encoder))
        return std::nullopt;
    return Edit{.at = own.toFile(edit.at), .text = *std::move(text)};
}

}  // namespace stepcheck::embed
