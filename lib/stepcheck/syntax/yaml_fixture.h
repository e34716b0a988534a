#pragma once

#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace stepcheck::syntax {

/// A YAML text that was read, for tests.
class ReadYaml {
public:
    explicit ReadYaml(std::string text, const ReadOptions& options = {}, const ReadLimits& limits = {}) {
        auto source = std::make_shared<const support::SourceText>("text.yaml", std::move(text));
        auto result = readDocument(std::move(source), Language::Yaml, options, limits);
        if (result)
            document_ = std::move(*result);
        else
            limit_ = result.error().message;
    }

    [[nodiscard]] const Document& document() const { return *document_; }

    /// Which limit was passed, or empty.
    [[nodiscard]] const std::string& limit() const { return limit_; }

    [[nodiscard]] const Node& root() const { return document_->roots().at(0); }

    /// The value of the root's member with this name, or a node without a place.
    [[nodiscard]] Node at(std::string_view name) const { return memberOf(root(), name); }
    [[nodiscard]] static Node memberOf(const Node& object, std::string_view name) {
        const Member* const member = object.find(name);
        return member != nullptr ? member->value : Node{};
    }

    [[nodiscard]] std::string_view source(Span span) const {
        return document_->source().text().substr(span.begin, span.size());
    }
    [[nodiscard]] std::string_view source(const Node& node) const { return source(node.span()); }

    /// What stands in the source for the first occurrence of `part` in a node's text.
    [[nodiscard]] std::string_view origin(const Node& node, std::string_view part) const {
        const std::size_t found = node.text().find(part);
        if (found == std::string_view::npos)
            return "not in the text";
        const auto begin = static_cast<std::uint32_t>(found);
        return source(node.spanOf({.begin = begin, .end = begin + static_cast<std::uint32_t>(part.size())}));
    }

    /// The only diagnostic as `begin-end: message`.
    [[nodiscard]] std::string error() const {
        if (document_->diagnostics().size() != 1)
            return "diagnostics: " + std::to_string(document_->diagnostics().size());
        const support::Diagnostic& diagnostic = document_->diagnostics().front();
        return std::to_string(diagnostic.at.begin) + "-" + std::to_string(diagnostic.at.end) + ": " +
               diagnostic.message;
    }

private:
    std::unique_ptr<const Document> document_;
    std::string limit_;
};

}  // namespace stepcheck::syntax
