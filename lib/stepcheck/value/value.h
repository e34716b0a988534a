#pragma once

#include "stepcheck/support/assert.h"
#include "stepcheck/value/node.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/single_threaded.h>
#include <utility>
#include <vector>

namespace stepcheck::value {

struct Member;
class Term;

/// What a value is. The service tells integers from decimals: `1` and `1.0` are equal and print differently.
enum class Kind : std::uint8_t { Null, Boolean, Integer, Decimal, String, Array, Object, Term };

/// Where a member was found last: the bytes of its name's value, and its place.
struct MemberHint {
    std::array<std::uint64_t, 2> name{};
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
    Value(bool boolean) : wide_{.kind = Kind::Boolean, .payload{.integer = boolean ? 1 : 0}} {}
    Value(int integer) : Value(static_cast<std::int64_t>(integer)) {}
    Value(std::int64_t integer) : wide_{.kind = Kind::Integer, .payload{.integer = integer}} {}
    Value(double decimal) : wide_{.kind = Kind::Decimal, .payload{.decimal = decimal}} {}
    Value(std::string_view string);
    Value(const char* string) : Value(std::string_view(string)) {}
    Value(const std::string& string) : Value(std::string_view(string)) {}
    Value(std::vector<Value> elements);
    // NOLINTEND(google-explicit-constructor)

    /// An object with these members in this order. Of two with the same name the later value counts, at the place of
    /// the first.
    [[nodiscard]] static Value object(std::vector<Member> members);
    [[nodiscard]] static Value term(Term term);

    Value(const Value& other) : wide_(other.wide_) {
        if (isShared())
            retain(node());
    }
    Value(Value&& other) noexcept : wide_(std::exchange(other.wide_, Wide{})) {}
    Value& operator=(const Value& other) {
        Value copy(other);
        std::swap(wide_, copy.wide_);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        std::swap(wide_, other.wide_);
        return *this;
    }
    ~Value() {
        if (isShared() && release(node()))
            destroy(kind(), node());
    }

    [[nodiscard]] Kind kind() const { return wide_.kind; }
    [[nodiscard]] bool is(Kind kind) const { return wide_.kind == kind; }
    [[nodiscard]] bool isNumber() const { return is(Kind::Integer) || is(Kind::Decimal); }

    // Each of these asks for the right kind (an assertion else).
    [[nodiscard]] bool boolean() const {
        STEPCHECK_ASSERT(is(Kind::Boolean));
        return wide_.payload.integer != 0;
    }
    [[nodiscard]] std::int64_t integer() const {
        STEPCHECK_ASSERT(is(Kind::Integer));
        return wide_.payload.integer;
    }
    [[nodiscard]] const Term& term() const;

    /// The characters; they may live in this very value, so the view is good only as long as it stays where it is.
    [[nodiscard]] std::string_view string() const {
        STEPCHECK_ASSERT(is(Kind::String));
        return isShared() ? std::string_view(behind<const char>(node()), node().size)
                          : std::string_view(short_.chars.data(), short_.size);
    }

    /// The value of either kind of number.
    [[nodiscard]] double number() const {
        STEPCHECK_ASSERT(isNumber());
        return is(Kind::Integer) ? static_cast<double>(wide_.payload.integer) : wide_.payload.decimal;
    }

    /// Elements of an array; empty for other kinds.
    [[nodiscard]] std::span<const Value> elements() const {
        return is(Kind::Array) ? std::span(behind<const Value>(node()), node().size) : std::span<const Value>();
    }

    /// Members of an object in order; empty for other kinds.
    [[nodiscard]] std::span<const Member> members() const;

    /// Elements or members; 0 for other kinds.
    [[nodiscard]] std::size_t size() const { return is(Kind::Array) || is(Kind::Object) ? node().size : 0; }

    /// The member of that name, or null when there is none or this is no object. O(1) on average for large objects.
    [[nodiscard]] const Value* find(std::string_view name) const;

    /// The same; `hint` remembers the place for the next object of the same make, as those of one document often are.
    /// The values that it was used with have to live as long as the hint.
    [[nodiscard]] const Value* find(std::string_view name, MemberHint& hint) const;

    /// Begins to load what the value holds from memory, for a loop that will come to it soon.
    void prefetch() const {
        if (isShared())
            __builtin_prefetch(&node());
    }

    /// The same, and of an object the member at the hint's place, whatever that is.
    void prefetchMember(const MemberHint& hint) const;

    /// The member at the hint's place, whatever its name, or null.
    [[nodiscard]] const Value* memberAt(const MemberHint& hint) const;

    /// This object with the member set: at its old place, else last. Copies the members, not what they hold.
    [[nodiscard]] Value with(std::string_view name, Value value) const;

    /// This array with the element at `index` (which exists) replaced.
    [[nodiscard]] Value withElement(std::size_t index, Value value) const;

    /// Whether this is the same short string, or the same shared array, object, string or term; a quick "certainly
    /// equal".
    [[nodiscard]] bool isSameAs(const Value& other) const {
        return wide_.kind >= Kind::String && std::memcmp(&wide_, &other.wide_, sizeof wide_) == 0;
    }

    /// Deep equality: numbers by value, objects whatever the order of their members, terms by structure.
    friend bool operator==(const Value& a, const Value& b);

private:
    friend class ArrayMaker;
    friend class ObjectMaker;

    static constexpr std::size_t mostShort = 14;
    static constexpr std::uint8_t shared = 0xFF;

    union Payload {
        std::int64_t integer = 0;  // of booleans, too
        double decimal;
        detail::Node* node;
    };
    struct Wide {
        Kind kind = Kind::Null;
        std::uint8_t mark = 0;  // `shared` when the payload is a node
        std::array<char, 6> unused{};
        Payload payload{};
    };
    struct Short {  // a string without a node
        Kind kind;
        std::uint8_t size;  // where the other one has its mark
        std::array<char, mostShort> chars;
    };

    explicit Value(Kind kind, detail::Node* node) : wide_{.kind = kind, .mark = shared, .payload{.node = node}} {}

    [[nodiscard]] bool isShared() const { return wide_.mark == shared; }
    [[nodiscard]] detail::Node& node() const { return *wide_.payload.node; }
    [[nodiscard]] detail::ObjectNode& objectNode() const { return static_cast<detail::ObjectNode&>(node()); }

    // What follows the head of a node.
    template <class T, class Head>
    [[nodiscard]] static T* behind(Head& head) {
        return reinterpret_cast<T*>(&head + 1);
    }

    // Counting is several times as cheap as long as no other thread can count as well.
    static void retain(detail::Node& node) {
        if (__libc_single_threaded != 0)
            node.references.store(node.references.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        else
            node.references.fetch_add(1, std::memory_order_relaxed);
    }

    // Whether that was the last reference.
    static bool release(detail::Node& node) {
        if (__libc_single_threaded == 0)
            return node.references.fetch_sub(1, std::memory_order_acq_rel) == 1;
        const std::uint32_t left = node.references.load(std::memory_order_relaxed) - 1;
        node.references.store(left, std::memory_order_relaxed);
        return left == 0;
    }

    [[nodiscard]] std::optional<std::size_t> placeOf(std::string_view name) const;

    static void destroy(Kind kind, detail::Node& node);
    static void destroyOne(Kind kind, detail::Node& node);

    // Both begin with the kind and a byte that tells them apart.
    union {
        Wide wide_{};
        Short short_;
    };
};

/// A name with its value; the name is a string value, so that copying it is cheap.
struct Member {
    Value name;
    Value value;

    [[nodiscard]] std::string_view key() const { return name.string(); }
};

/// Makes an array of at most `capacity` elements in place.
class ArrayMaker {
public:
    explicit ArrayMaker(std::size_t capacity);
    void add(Value element) { std::construct_at(room_ + array_.node().size++, std::move(element)); }
    [[nodiscard]] Value done() { return std::move(array_); }

private:
    Value array_;
    Value* room_;
};

/// Makes an object of at most `capacity` members in place.
class ObjectMaker {
public:
    explicit ObjectMaker(std::size_t capacity);

    /// Of two members with the same name the later value counts, at the place of the first.
    void set(Member member);

    /// The same when no member has that name yet.
    void add(Member member);

    [[nodiscard]] Value done() { return std::move(object_); }

private:
    Value object_;
    Member* room_;
};

inline std::span<const Member> Value::members() const {
    return is(Kind::Object) ? std::span(behind<const Member>(objectNode()), node().size) : std::span<const Member>();
}

inline const Value* Value::find(std::string_view name, MemberHint& hint) const {
    if (const auto found = members(); hint.place < found.size()) {
        const Member& member = found[hint.place];
        if (std::memcmp(&member.name.wide_, hint.name.data(), sizeof member.name.wide_) == 0)
            return &member.value;
    }
    const std::optional<std::size_t> place = placeOf(name);
    if (!place)
        return nullptr;
    const Member& member = members()[*place];
    hint.place = static_cast<std::uint32_t>(*place);
    std::memcpy(hint.name.data(), &member.name.wide_, sizeof member.name.wide_);
    return &member.value;
}

inline const Value* Value::find(std::string_view name) const {
    const std::optional<std::size_t> place = placeOf(name);
    return place ? &members()[*place].value : nullptr;
}

inline void Value::prefetchMember(const MemberHint& hint) const {
    if (!is(Kind::Object))
        return prefetch();
    const auto* const first = behind<const std::byte>(objectNode());
    __builtin_prefetch(&node());
    __builtin_prefetch(first + hint.place * sizeof(Member));
    __builtin_prefetch(first + hint.place * sizeof(Member) + offsetof(Member, value));
}

inline const Value* Value::memberAt(const MemberHint& hint) const {
    const auto all = members();
    return hint.place < all.size() ? &all[hint.place].value : nullptr;
}

}  // namespace stepcheck::value
