#pragma once

#include "stepcheck/support/line_table.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::syntax {

/// A JSON or JSONC text that was read, for tests.
class ReadJson {
public:
    explicit ReadJson(std::string text, Language language = Language::Json, const ReadOptions& options = {},
        const ReadLimits& limits = {}) {
        auto source = std::make_shared<const support::SourceText>("text.json", std::move(text));
        auto result = readDocument(std::move(source), language, options, limits);
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
    [[nodiscard]] Node at(std::string_view name) const {
        const Member* const member = root().find(name);
        return member != nullptr ? member->value : Node{};
    }

    [[nodiscard]] std::string_view source(Span span) const {
        return document_->source().text().substr(span.begin, span.size());
    }

    /// What stands in the source for the first occurrence of `part` in a node's text.
    [[nodiscard]] std::string_view origin(const Node& node, std::string_view part) const {
        const std::size_t found = node.text().find(part);
        if (found == std::string_view::npos)
            return "not in the text";
        const auto begin = static_cast<std::uint32_t>(found);
        return source(node.spanOf({.begin = begin, .end = begin + static_cast<std::uint32_t>(part.size())}));
    }

    /// The tree as JSON without needless spaces; a placeholder is `<name>`, what could not be read `?text?`, and `~`
    /// follows what is not complete.
    [[nodiscard]] std::string tree() const { return document_->roots().empty() ? "" : written(root()); }

    /// The diagnostics as `line:column message`; places are those of the file.
    [[nodiscard]] std::vector<std::string> findings() const {
        const support::LineTable lines(document_->source().file().text());
        std::vector<std::string> found;
        for (const support::Diagnostic& diagnostic : document_->diagnostics()) {
            const Span inFile = document_->source().toFile(diagnostic.at);
            const support::Position at = lines.position(inFile.begin, support::ColumnUnit::CodePoint);
            found.push_back(fmt::format("{}:{} {}", at.line, at.column, diagnostic.message));
        }
        return found;
    }

    /// The only diagnostic.
    [[nodiscard]] support::Diagnostic finding() const {
        EXPECT_EQ(document_->diagnostics().size(), 1U);
        return document_->diagnostics().empty() ? support::Diagnostic{} : document_->diagnostics().front();
    }

private:
    [[nodiscard]] static std::string writtenContent(const Node& node) {
        std::string out;
        for (const Member& member : node.members())
            out += fmt::format("{}{}:{}", out.empty() ? "" : ",", written(member.key), written(member.value));
        for (const Node& element : node.elements())
            out += fmt::format("{}{}", out.empty() ? "" : ",", written(element));
        return out;
    }

    [[nodiscard]] static std::string written(const Node& node) {
        const std::string_view mark = node.isComplete() ? "" : "~";
        switch (node.kind()) {
            case Kind::Null: return "null";
            case Kind::Boolean: return node.boolean() ? "true" : "false";
            case Kind::Number: return std::string(node.text());
            case Kind::String: return fmt::format("\"{}\"", node.text());
            case Kind::Array: return fmt::format("[{}]{}", writtenContent(node), mark);
            case Kind::Object: return fmt::format("{{{}}}{}", writtenContent(node), mark);
            case Kind::Hole: return fmt::format("<{}>", node.text());
            case Kind::Invalid: return fmt::format("?{}?", node.text());
        }
        return "";
    }

    std::unique_ptr<const Document> document_;
    std::string limit_;
};

}  // namespace stepcheck::syntax
