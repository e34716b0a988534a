#pragma once

#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/document.h"
#include "stepcheck/syntax/layout.h"
#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

/// Edits that belong together, in order and disjoint; nothing when there is no change, or none that is certain to leave
/// everything else as it is.
using Edits = std::optional<std::vector<support::Edit>>;

/// A value to be written into a document.
struct NewValue {
    Kind kind = Kind::String;
    std::string text;  // decoded when it is a string, else JSON on one line, which YAML understands, too

    [[nodiscard]] static NewValue string(std::string_view text) {
        return {.kind = Kind::String, .text = std::string(text)};
    }
    [[nodiscard]] static NewValue json(std::string_view text) {
        return {.kind = Kind::Invalid, .text = std::string(text)};
    }
};

/// Makes edits of a document that was read without errors: what is not edited keeps its bytes, what is new looks like
/// what stands beside it (quotes, indentation, commas, line breaks). For JSON, JSONC and YAML, block and flow.
/// Objects, members and elements must be of this document. All are linear in the object or array, at most.
class Editor {
public:
    explicit Editor(const Document& document)
        : document_(document), layout_(document), text_(document.source().text()) {}

    /// Another text in a key or string, with the quotes that it has.
    [[nodiscard]] Edits replace(const Node& string, std::string_view text) const;

    /// Another value for a scalar.
    [[nodiscard]] Edits replace(const Node& scalar, const NewValue& value) const;

    /// The object without a member, its comma and what is on its lines alone.
    [[nodiscard]] Edits remove(const Node& object, const Member& member) const;

    /// The same for an element of an array.
    [[nodiscard]] Edits remove(const Node& array, std::size_t element) const;

    /// The object with a member more.
    [[nodiscard]] Edits insertBefore(
        const Node& object, const Member& member, std::string_view name, const NewValue& value) const;
    [[nodiscard]] Edits insertAfter(
        const Node& object, const Member& member, std::string_view name, const NewValue& value) const;

    /// The array with one element at another index; those between move by one. Comments stay where they are, so nothing
    /// is moved where there are any.
    [[nodiscard]] Edits move(const Node& array, std::size_t from, std::size_t to) const;

    /// The array with two elements in each other's place.
    [[nodiscard]] Edits swap(const Node& array, std::size_t a, std::size_t b) const;

    /// Whether a key, value or member stands inside of `[…]` or `{…}`. Always in JSON.
    [[nodiscard]] bool isInFlow(Span span) const;

private:
    struct Items;

    [[nodiscard]] bool isWrittenHere(const Node& node) const;
    [[nodiscard]] bool isFlow(const Node& container) const;
    [[nodiscard]] std::optional<Items> itemsOf(const Node& container) const;
    [[nodiscard]] static std::optional<std::size_t> indexOf(const Node& object, const Member& member);

    [[nodiscard]] bool endsInLooseBlockScalar(const Node& node) const;

    [[nodiscard]] bool keepsLines(Span at, std::string_view replacement) const;
    [[nodiscard]] Edits replaceInside(const Node& string, std::string_view text) const;
    [[nodiscard]] Edits removeItem(const Node& container, std::size_t index) const;
    [[nodiscard]] Edits removeFromFlow(const Items& items, std::size_t index) const;
    [[nodiscard]] Edits removeFromBlock(const Items& items, std::size_t index) const;
    [[nodiscard]] std::string memberText(
        const Node& object, const Member& beside, std::string_view name, const NewValue& value) const;
    [[nodiscard]] std::string separatorAt(const Items& items, std::size_t index) const;
    [[nodiscard]] Edits insertAfterInFlow(const Items& items, std::size_t index, const std::string& text) const;
    [[nodiscard]] std::optional<std::uint32_t> commaBehind(const Items& items, std::size_t index) const;
    [[nodiscard]] bool isBareAt(const Items& items, std::size_t index) const;
    [[nodiscard]] Edits reorder(const Node& array, const std::vector<std::size_t>& order) const;

    const Document& document_;
    Layout layout_;
    std::string_view text_;
};

}  // namespace stepcheck::syntax
