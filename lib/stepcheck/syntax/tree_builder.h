#pragma once

#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/document.h"
#include "stepcheck/syntax/reader.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

/// Builds the tree of a document from what a reader meets, in the order of the text. Both readers use it, so that
/// both give the same tree; it also keeps the limits, and remembers the first that was passed.
///
/// Inside an object, keys and values are added in turn.
class TreeBuilder {
public:
    TreeBuilder(std::shared_ptr<const support::SourceText> source, Language language, const ReadLimits& limits);

    /// What makes a scalar; the views must live in the source text or in `keep`.
    struct Scalar {
        Kind kind = Kind::Invalid;
        Style style = Style::Plain;
        Span span;
        std::string_view text;
        bool boolean = false;
        std::optional<NodeDetail> detail{};
    };

    void scalar(Scalar scalar);

    /// The same with a detail that is kept already, or null; fast.
    struct Leaf {
        Kind kind = Kind::Invalid;
        Style style = Style::Plain;
        bool boolean = false;
        Span span;
        std::string_view text;
        const NodeDetail* detail = nullptr;
    };
    void leaf(const Leaf& leaf);

    void beginArray(Span open);
    void beginObject(Span open);

    /// Ends the innermost array or object at `end`.
    /// `complete` is false when parts of it could not be read.
    void endContainer(std::uint32_t end, bool complete);

    /// Begins an object before the last node, a value, which becomes its first key.
    void beginObjectBeforeLast(Span open);

    /// Ends the innermost array at `end`, before its last element, which becomes a key of the object around it.
    void endArrayBeforeLast(std::uint32_t end);

    /// Gives the innermost open array or object a YAML tag.
    void tagContainer(std::string_view tag);

    /// Adds `node` of this document, which was `nodes` nodes large when it was read, once more at `span`: an alias.
    void alias(const Node& node, std::size_t nodes, Span span);

    /// Adds a value or key of another document, which must live as long as this one and have the same source text.
    void graft(const Node& node);

    /// Says that no edit may touch that place: what stands there is not what was added for it.
    void makeUneditable(Span at) { document_->repeated_.push_back(at); }

    /// Adds the members of other objects of this document, together at most `nodes` nodes, to the innermost object:
    /// merge keys, the first at `span`. A member whose name is there already is left out.
    void merge(std::span<const Node> objects, std::size_t nodes, Span span);

    /// Nodes added so far, those that aliases repeat included. The difference over a value is its size.
    [[nodiscard]] std::size_t nodeCount() const { return nodeCount_; }

    /// Drops the last added node: a key that turned out to have no value.
    void dropLast();

    /// Says that the array or object that was ended last, and those that ended with it, may lack something.
    void markLastIncomplete();

    /// The node that was added or ended last; valid until the next call.
    [[nodiscard]] const Node& last() const { return stack_.back(); }

    /// Keys and values added so far to the innermost array or object.
    [[nodiscard]] std::span<const Node> currentNodes() const;

    /// Ends a top-level value: the only node on the stack becomes a root.
    void endRoot();

    /// Number of open arrays and objects.
    [[nodiscard]] std::size_t depth() const { return open_.size(); }

    /// Keeps a copy of `text` as long as the document lives.
    [[nodiscard]] std::string_view keep(std::string_view text);

    /// Keeps `detail` as long as the document lives.
    [[nodiscard]] const NodeDetail* keep(NodeDetail detail);

    /// Forgets every node and comment, and the diagnostics behind the first `diagnostics`: to read the text once more.
    void restart(std::size_t diagnostics);

    void report(support::Diagnostic diagnostic) { document_->diagnostics_.push_back(std::move(diagnostic)); }
    void comment(Comment comment) { document_->comments_.push_back(comment); }
    void templateDirective(Span at) { document_->templateDirective_ = at; }
    [[nodiscard]] std::size_t diagnosticCount() const { return document_->diagnostics_.size(); }

    /// True once a limit was passed: the reader stops.
    [[nodiscard]] bool limitPassed() const { return limitPassed_.has_value(); }

    /// The document, its diagnostics in the order of the text, or the limit that was passed.
    [[nodiscard]] support::Result<std::unique_ptr<const Document>> finish();

private:
    struct Open {
        Kind kind;
        Span open;
        std::size_t firstNode;
        const NodeDetail* detail = nullptr;
    };

    Node& push(Span span);
    void begin(Kind kind, Span open);
    [[nodiscard]] bool countRepeated(std::size_t nodes, Span at);
    void passLimit(std::uint32_t offset, std::string_view what, std::string_view limit, std::size_t value);

    std::unique_ptr<Document> document_;
    ReadLimits limits_;
    std::vector<Node> stack_;
    std::vector<Open> open_;
    std::size_t nodeCount_ = 0;
    std::size_t aliasNodeCount_ = 0;
    std::optional<support::Error> limitPassed_;
};

}  // namespace stepcheck::syntax
