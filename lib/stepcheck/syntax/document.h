#pragma once

#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/node.h"

#include <cstdint>
#include <forward_list>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

/// The language of a text. `Jsonc` is JSON with comments and trailing commas.
enum class Language : std::uint8_t { Json, Jsonc, Yaml };

/// A comment of a JSONC or YAML text.
struct Comment {
    Span span;              // with `//`, `/* */` or `#`, without the line break
    std::string_view text;  // without them and without white space at the ends
};

/// A text that was read: the located tree of its values and everything that was wrong with it.
/// Owns what its nodes view, the source text included; neither copyable nor movable.
class Document {
public:
    explicit Document(std::shared_ptr<const support::SourceText> source, Language language);

    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] const support::SourceText& source() const { return *source_; }
    [[nodiscard]] Language language() const { return language_; }

    /// The values at the top: one for JSON (none for a blank text), one for each document of a YAML stream.
    [[nodiscard]] const std::vector<Node>& roots() const { return roots_; }

    /// What the reader found, in the order of the text; rules `json-syntax`, `yaml-syntax` and `invalid-unicode`.
    [[nodiscard]] const std::vector<support::Diagnostic>& diagnostics() const { return diagnostics_; }

    /// Whether one of them is an error: the tree may lack what could not be read.
    [[nodiscard]] bool hasErrors() const;

    /// In the order of the text.
    [[nodiscard]] const std::vector<Comment>& comments() const { return comments_; }

    /// The places of the values that YAML aliases and merge keys repeat: what is written there is read elsewhere, too.
    [[nodiscard]] const std::vector<Span>& repeated() const { return repeated_; }

    /// Where the first template directive (`%{ if … }`, `%{ for … }`) stands. Such a text is the source of a
    /// definition, not one; its nodes and diagnostics mean nothing.
    [[nodiscard]] const std::optional<Span>& templateDirective() const { return templateDirective_; }

private:
    friend class TreeBuilder;

    std::shared_ptr<const support::SourceText> source_;
    Language language_;
    std::pmr::monotonic_buffer_resource arena_;
    std::forward_list<NodeDetail> details_;
    std::vector<Node> roots_;
    std::vector<support::Diagnostic> diagnostics_;
    std::vector<Comment> comments_;
    std::vector<Span> repeated_;
    std::optional<Span> templateDirective_;
};

}  // namespace stepcheck::syntax
