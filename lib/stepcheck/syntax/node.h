#pragma once

#include "stepcheck/support/span.h"
#include "stepcheck/support/span_map.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

using support::Span;

struct Member;

/// What a node is. A `Hole` is a value that a template fills in later; an `Invalid` one could not be read, and the
/// reader or the rule `yaml-not-json` has said so. Nobody complains about either a second time.
enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object, Hole, Invalid };

/// How a scalar was written. JSON knows `DoubleQuoted` strings and `Plain` everything else.
enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded };

/// A placeholder inside a string.
struct HolePart {
    Span at;                // in the decoded text, with the `${` and `}`
    std::string_view name;  // what stands between them, without white space at the ends
};

/// What only some nodes have.
struct NodeDetail {
    support::SpanMap map;          // decoded text to source; empty when the text stands in the source as it is
    std::vector<HolePart> holes;   // in order
    std::string_view tag;          // YAML, as written: `!Sub`, `!!str`
};

/// A value of the document with its place. Cheap to copy; a view into its `Document`, which must outlive it.
class Node {
public:
    Node() = default;

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] Style style() const { return style_; }

    /// The place in the source text; of a quoted string with its quotes, of an alias the alias.
    [[nodiscard]] Span span() const { return span_; }

    [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }

    /// False when the reader had to leave out parts of this object or array: do not conclude that a thing is absent.
    [[nodiscard]] bool isComplete() const { return complete_; }

    /// True for a string without any hole: all of its text is known.
    [[nodiscard]] bool isFinalString() const { return kind_ == Kind::String && holes().empty(); }

    /// A value that nobody knows yet: a hole, a node that could not be read, a tagged YAML node such as `!Ref X`, or
    /// a template function such as `{"Fn::GetAtt": [...]}`.
    [[nodiscard]] bool isUnknown() const {
        return kind_ == Kind::Hole || kind_ == Kind::Invalid || (detail_ != nullptr && hasLocalTag()) ||
               (kind_ == Kind::Object && size_ == 1 && isTemplateFunction());
    }

    /// Only of a `Boolean`.
    [[nodiscard]] bool boolean() const;

    /// String: the decoded text. Hole: its name. Other scalars: the text as written. Empty for arrays and objects.
    [[nodiscard]] std::string_view text() const {
        const bool isText = kind_ != Kind::Array && kind_ != Kind::Object && text_ != nullptr;
        return isText ? std::string_view(text_, size_) : std::string_view();
    }

    /// The value of a number that is an integer (`5`, `5.0`, `5e0`) and fits; else nothing.
    [[nodiscard]] std::optional<std::int64_t> integer() const;

    /// The value of a number as a double (infinite when out of range); 0 for anything else.
    [[nodiscard]] double number() const;

    /// The placeholders inside a string, in order.
    [[nodiscard]] std::span<const HolePart> holes() const {
        return detail_ != nullptr ? std::span<const HolePart>(detail_->holes) : std::span<const HolePart>();
    }

    /// The YAML tag as written, or empty.
    [[nodiscard]] std::string_view tag() const { return detail_ != nullptr ? detail_->tag : std::string_view(); }

    /// The place in the source of a range of `text()`, exact through escapes and folded lines.
    [[nodiscard]] Span spanOf(Span inText) const;

    /// Elements of an array; empty for other kinds.
    [[nodiscard]] std::span<const Node> elements() const {
        return kind_ == Kind::Array ? std::span(elements_, size_) : std::span<const Node>();
    }

    /// Members of an object in the order of the document, duplicates included; empty for other kinds.
    [[nodiscard]] std::span<const Member> members() const;

    /// The first member with this name, or null. Linear.
    [[nodiscard]] const Member* find(std::string_view name) const;

private:
    friend class TreeBuilder;

    [[nodiscard]] bool hasLocalTag() const;
    [[nodiscard]] bool isTemplateFunction() const;

    Span span_;
    union {
        const char* text_ = nullptr;
        const Node* elements_;
        const Member* members_;
    };
    const NodeDetail* detail_ = nullptr;
    std::uint32_t size_ = 0;  // of text, elements or members
    Kind kind_ = Kind::Invalid;
    Style style_ = Style::Plain;
    bool complete_ = true;
    bool boolean_ = false;
};

/// A key with its value.
struct Member {
    Node key;
    Node value;

    /// The key's text if all of it is known, else an empty view, which is the name of no field.
    [[nodiscard]] std::string_view name() const { return key.isFinalString() ? key.text() : std::string_view(); }

    /// From the begin of the key to the end of the value.
    [[nodiscard]] Span span() const { return {.begin = key.span().begin, .end = value.span().end}; }
};

inline std::span<const Member> Node::members() const {
    return kind_ == Kind::Object ? std::span(members_, size_) : std::span<const Member>();
}

/// What people call a kind: "an object", "a string", "null", …
[[nodiscard]] std::string_view describe(Kind kind);

}  // namespace stepcheck::syntax
