#pragma once

#include "stepcheck/value/node.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::value {

struct Member;
class Term;

/// What a value is. The service tells integers from decimals: `1` and `1.0` are equal and print differently.
enum class Kind : std::uint8_t { Null, Boolean, Integer, Decimal, String, Array, Object, Term };

/// Where a member was found last.
struct MemberHint {
    const detail::Node* name = nullptr;
    std::uint32_t place = 0;
};

/// An immutable JSON value that shares its subtrees: a copy is a pointer, and changing one path copies only the
/// arrays and objects on the way. A leaf may be a `Term`, a value that nobody knows yet. Safe to share between
/// threads. Destroying a tree of any depth takes constant stack.
class Value {
public:
    Value() = default;  // null
    // NOLINTBEGIN(google-explicit-constructor): a literal is a value
    Value(std::nullptr_t) {}
    Value(bool boolean);
    Value(int integer) : Value(static_cast<std::int64_t>(integer)) {}
    Value(std::int64_t integer);
    Value(double decimal);
    Value(std::string_view string);
    Value(const char* string) : Value(std::string_view(string)) {}
    Value(const std::string& string) : Value(std::string_view(string)) {}
    Value(std::vector<Value> elements);
    // NOLINTEND(google-explicit-constructor)

    /// An object with these members in this order. Of two with the same name the later value counts, at the place of
    /// the first.
    [[nodiscard]] static Value object(std::vector<Member> members);
    [[nodiscard]] static Value term(Term term);

    Value(const Value& other);
    Value(Value&& other) noexcept;
    Value& operator=(const Value& other);
    Value& operator=(Value&& other) noexcept;
    ~Value();

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
    [[nodiscard]] bool isNumber() const { return kind_ == Kind::Integer || kind_ == Kind::Decimal; }

    // Each of these asks for the right kind (an assertion else).
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] std::string_view string() const;
    [[nodiscard]] const Term& term() const;

    /// The value of either kind of number.
    [[nodiscard]] double number() const;

    /// Elements of an array; empty for other kinds.
    [[nodiscard]] std::span<const Value> elements() const;

    /// Members of an object in order; empty for other kinds.
    [[nodiscard]] std::span<const Member> members() const;

    /// Elements or members; 0 for other kinds.
    [[nodiscard]] std::size_t size() const;

    /// The member of that name, or null when there is none or this is no object. O(1) on average for large objects.
    [[nodiscard]] const Value* find(std::string_view name) const;

    /// The same; `hint` remembers the place for the next object of the same make, as those of one document often are.
    /// The values that it was used with have to live as long as the hint.
    [[nodiscard]] const Value* find(std::string_view name, MemberHint& hint) const;

    /// Begins to load what the value holds from memory, for a loop that will come to it soon.
    void prefetch() const {
        if (holdsNode())
            __builtin_prefetch(payload_.node);
    }

    /// The member at the hint's place, whatever its name, or null; begins to load it. The value itself must have been
    /// loaded.
    [[nodiscard]] const Value* prefetchMember(const MemberHint& hint) const;

    /// This object with the member set: at its old place, else last. Copies the members, not what they hold.
    [[nodiscard]] Value with(std::string_view name, Value value) const;

    /// This array with the element at `index` (which exists) replaced.
    [[nodiscard]] Value withElement(std::size_t index, Value value) const;

    /// Whether this is the same shared array, object or string; a quick "certainly equal".
    [[nodiscard]] bool isSameAs(const Value& other) const;

    /// Deep equality: numbers by value, objects whatever the order of their members, terms by structure.
    friend bool operator==(const Value& a, const Value& b);

private:
    explicit Value(Kind kind, detail::Node* node) : kind_(kind) { payload_.node = node; }
    [[nodiscard]] bool holdsNode() const { return kind_ >= Kind::String; }

    union Payload {
        bool boolean;
        std::int64_t integer = 0;
        double decimal;
        detail::Node* node;
    };

    Kind kind_ = Kind::Null;
    Payload payload_;
};

/// A name with its value; the name is a string value, so that copying it is a pointer.
struct Member {
    Value name;
    Value value;

    [[nodiscard]] std::string_view key() const { return name.string(); }
};

}  // namespace stepcheck::value
