#pragma once

#include "stepcheck/support/assert.h"
#include "stepcheck/value/node.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
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
class Members;
class Term;

/// What a value is. The service tells integers from decimals: `1` and `1.0` are equal and print differently.
enum class Kind : std::uint8_t { Null, Boolean, Integer, Decimal, String, Array, Object, Term };

/// Where a name was found last, or that it was not there: good for all objects that share their names.
struct MemberHint {
    static constexpr std::uint32_t absent = 0xFFFF'FFFF;

    const detail::NamesNode* names = nullptr;
    std::uint32_t place = absent;
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

    /// Of a number or boolean what it holds, whichever that is: the integer, 0 or 1, the bits of the decimal.
    [[nodiscard]] std::int64_t bits() const { return wide_.payload.integer; }

    /// Elements of an array; empty for other kinds.
    [[nodiscard]] std::span<const Value> elements() const {
        return is(Kind::Array) ? std::span(behind<const Value>(node()), node().size) : std::span<const Value>();
    }

    /// Members of an object in order; empty for other kinds.
    [[nodiscard]] Members members() const;

    /// Elements or members; 0 for other kinds.
    [[nodiscard]] std::size_t size() const { return is(Kind::Array) || is(Kind::Object) ? node().size : 0; }

    /// The member of that name, or null when there is none or this is no object. O(1) on average for large objects.
    [[nodiscard]] const Value* find(std::string_view name) const;

    /// The same; `hint` remembers the place for the next object that shares its names with this one, as objects of one
    /// document do. It is for one name, and the values that it was used with have to live as long as the hint.
    [[nodiscard]] const Value* find(std::string_view name, MemberHint& hint) const {
        if (!is(Kind::Object))
            return nullptr;
        const detail::ObjectNode& object = objectNode();
        if (object.names != hint.names)
            return findAnew(name, hint);
        return hint.place == MemberHint::absent ? nullptr : behind<const Value>(object) + hint.place;
    }

    /// Begins to load what the value holds from memory, for a loop that will come to it soon.
    void prefetch() const {
        if (isShared())
            __builtin_prefetch(&node());
    }

    /// The same, and of an object the member at the hint's place, whatever that is.
    void prefetchMember(const MemberHint& hint) const {
        if (!isShared())
            return;
        __builtin_prefetch(&node());
        if (is(Kind::Object))
            __builtin_prefetch(behind<const Value>(objectNode()) + hint.place);
    }

    /// The member at the hint's place, whatever its name, or null.
    [[nodiscard]] const Value* memberAt(const MemberHint& hint) const {
        return is(Kind::Object) && hint.place < node().size ? behind<const Value>(objectNode()) + hint.place : nullptr;
    }

    /// Whether the names of the members are the same ones in the same order, and shared.
    [[nodiscard]] bool sharesNames(const Value& other) const {
        return is(Kind::Object) && other.is(Kind::Object) && objectNode().names == other.objectNode().names;
    }

    /// This object with the member set: at its old place, else last. Copies the members, not what they hold.
    [[nodiscard]] Value with(std::string_view name, Value value) const;

    /// This array with the element at `index` (which exists) replaced.
    [[nodiscard]] Value withElement(std::size_t index, Value value) const;

    /// Whether this is the same short string, or the same shared array, object, string or term; a quick "certainly
    /// equal".
    [[nodiscard]] bool isSameAs(const Value& other) const {
        return wide_.kind >= Kind::String && std::memcmp(&wide_, &other.wide_, sizeof wide_) == 0;  // NOLINT
    }

    /// Whether two strings have the same characters.
    [[nodiscard]] bool hasTextOf(const Value& other) const {
        if (isSameAs(other))
            return true;
        return isShared() && other.isShared() && string() == other.string();  // others are short, and differ
    }

    /// Of a string: the same for copies, and for all short strings with these characters.
    [[nodiscard]] std::size_t makeshiftHash() const {
        std::array<std::uint64_t, 2> words{};
        std::memcpy(words.data(), &wide_, sizeof wide_);
        const std::uint64_t mixed = (words[0] ^ words[1] * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
        return static_cast<std::size_t>(mixed >> 32U);
    }

    /// Deep equality: numbers by value, objects whatever the order of their members, terms by structure.
    friend bool operator==(const Value& a, const Value& b);

private:
    friend class ArrayMaker;
    friend class Members;
    friend class ObjectMaker;
    friend class SameNamesMaker;

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
    const Value* findAnew(std::string_view name, MemberHint& hint) const;
    static void releaseNames(detail::NamesNode* names);

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

/// A member of an object: its name and value where they are.
struct MemberView {
    MemberView(const Value& nameOfIt, const Value& valueOfIt) : name(nameOfIt), value(valueOfIt) {}
    MemberView(const Member& member) : name(member.name), value(member.value) {}  // NOLINT(google-explicit-constructor)

    const Value& name;
    const Value& value;

    [[nodiscard]] std::string_view key() const { return name.string(); }
    [[nodiscard]] Member copy() const { return {.name = name, .value = value}; }
};

/// The members of an object in order. It looks into the object, which has to outlive it.
class Members {
public:
    class Iterator {
    public:
        using value_type = Member;
        using difference_type = std::ptrdiff_t;
        using reference = MemberView;
        using iterator_category = std::input_iterator_tag;

        Iterator() = default;
        Iterator(const Value* name, const Value* value) : name_(name), value_(value) {}

        MemberView operator*() const { return {*name_, *value_}; }
        Iterator& operator++() {
            ++name_;
            ++value_;
            return *this;
        }
        Iterator operator++(int) { return std::exchange(*this, Iterator(name_ + 1, value_ + 1)); }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.value_ == b.value_; }

    private:
        const Value* name_ = nullptr;
        const Value* value_ = nullptr;
    };

    Members() = default;

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] MemberView operator[](std::size_t place) const { return {names_[place], values_[place]}; }
    [[nodiscard]] MemberView front() const { return {*names_, *values_}; }
    [[nodiscard]] Iterator begin() const { return {names_, values_}; }
    [[nodiscard]] Iterator end() const { return {names_ + size_, values_ + size_}; }

private:
    friend class Value;
    Members(const Value* names, const Value* values, std::size_t size) : names_(names), values_(values), size_(size) {}

    const Value* names_ = nullptr;
    const Value* values_ = nullptr;
    std::size_t size_ = 0;
};

/// Makes an array of at most `capacity` elements in place.
class ArrayMaker {
public:
    explicit ArrayMaker(std::size_t capacity);

    /// Where it is now; it stays there as long as the array lives.
    template <class T>
    const Value& add(T&& element) {
        const Value& added = *std::construct_at(room_ + array_.node().size, std::forward<T>(element));
        ++array_.node().size;
        return added;
    }
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

    /// The same when no member has that name yet. Returns where the value is now, as long as the object lives.
    const Value& add(Member member);

    [[nodiscard]] Value done() { return std::move(object_); }

private:
    [[nodiscard]] detail::NamesNode& names() { return *object_.objectNode().names; }

    Value object_;
    Value* nameRoom_;
    Value* valueRoom_;
};

/// Makes an object with the names of another one; a value for each has to follow.
class SameNamesMaker {
public:
    explicit SameNamesMaker(const Value& model);
    template <class T>
    const Value& add(T&& value) {
        const Value& added = *std::construct_at(room_ + object_.node().size, std::forward<T>(value));
        ++object_.node().size;
        return added;
    }
    [[nodiscard]] Value done();

private:
    Value object_;
    Value* room_;
};

inline Members Value::members() const {
    if (!is(Kind::Object) || node().size == 0)
        return {};
    const detail::ObjectNode& object = objectNode();
    return {behind<const Value>(*object.names), behind<const Value>(object), object.size};
}

inline const Value* Value::find(std::string_view name) const {
    const std::optional<std::size_t> place = placeOf(name);
    return place ? behind<const Value>(objectNode()) + *place : nullptr;
}

}  // namespace stepcheck::value
