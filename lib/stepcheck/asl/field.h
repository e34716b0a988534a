#pragma once

#include "stepcheck/support/span.h"
#include "stepcheck/syntax/node.h"

#include <cstdint>
#include <string_view>

namespace stepcheck::asl {

using support::Span;
using syntax::Node;

/// Five different things that a field can be.
enum class Presence : std::uint8_t {
    Absent,
    Mistyped,    // a value of a JSON type that the field does not take
    Hole,        // a value that nobody knows yet, or a string that is known in part
    Expression,  // a JSONata string (`{% … %}`) in place of the value
    Located,     // a value
};

/// A value with its place.
template <class T>
struct Located {
    T value{};
    Span at;
};

/// A string that is an expression or has a structure of its own (a path, an ARN, a timestamp): located text, possibly
/// with holes, or null where the field takes null.
struct Text {
    const Node* node = nullptr;

    [[nodiscard]] bool isNull() const { return node->is(syntax::Kind::Null); }
    [[nodiscard]] std::string_view view() const { return node->text(); }
};

/// A field of an object of the definition. The builder never judges: a wrong value is `Mistyped`, and a rule says so.
/// `T`: bool, std::int64_t, double, std::string_view (a string without holes), `Text`, or `const Node*` (any JSON).
template <class T>
struct Field {
    Presence presence = Presence::Absent;
    const syntax::Member* member = nullptr;  // null when absent
    Located<T> located;                      // meaningful when `Located`

    [[nodiscard]] bool isPresent() const { return presence != Presence::Absent; }
    [[nodiscard]] Span keySpan() const { return member->key.span(); }
    [[nodiscard]] Span valueSpan() const { return member->value.span(); }
};

/// The value of a field with its place, or null unless it is `Located`.
template <class T>
[[nodiscard]] const Located<T>* get(const Field<T>& field) {
    return field.presence == Presence::Located ? &field.located : nullptr;
}

}  // namespace stepcheck::asl
