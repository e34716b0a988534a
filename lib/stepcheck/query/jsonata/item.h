#pragma once

#include "stepcheck/query/jsonata/signature.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/value/value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stepcheck::query::jsonata {

struct ArrayData;
struct ObjectData;
struct Function;
struct TupleStream;
struct PendingCall;

/// Thrown where a known value is needed and an unknown one is met; the nearest call becomes an unknown itself.
struct TermMet {};
[[noreturn]] void meetTerm();

/// What an item is, and where it lives: in a `Value` of the caller (`Value…`) or in the arena.
enum class Tag : std::uint8_t {
    Undefined,
    Null,
    Boolean,
    Integer,
    Decimal,
    ValueString,
    String,
    ValueArray,
    Array,
    ValueObject,
    Object,
    Function,
    Term,
    TailCall,  // a call that the trampoline still has to make
    Tuples,    // items with bindings, on their way from an inner path to the outer one
};

/// A value during evaluation: two words, copied freely, owning nothing.
struct Item {
    Tag tag = Tag::Undefined;
    std::uint32_t length = 0;  // bytes of a `String`
    union {
        std::int64_t integer = 0;
        bool boolean;
        double decimal;
        const value::Value* value;
        const char* chars;
        ArrayData* array;
        ObjectData* object;
        const Function* function;
        TupleStream* tuples;
        PendingCall* call;
    };
};

/// An array in the arena.
struct ArrayData {
    Item* items = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
    bool sequence = false;                    // made by the evaluator: nothing when empty, its item when there is one
    bool keepSingleton = false;               // … unless this is set
    bool constructed = false;                 // not to be flattened by the path around it
    bool wrapper = false;                     // around an input document that is an array
    const value::Value* converted = nullptr;  // its value, made when it was needed first
};

struct ItemMember {
    Item name;  // a string
    Item value;
};

/// An object in the arena.
struct ObjectData {
    ItemMember* members = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
    std::uint32_t* index = nullptr;  // open addressing over names, for large ones; a power of two, 0: free
    std::uint32_t indexSize = 0;
    const value::Value* converted = nullptr;
};

/// Copies what may just have been written bit by bit: read as one it would have to wait for the writes to end.
inline void copyItem(Item& to, const Item& from) {
    to.tag = from.tag;
    to.length = from.length;
    to.integer = from.integer;
}

inline Item ofBoolean(bool boolean) {
    Item item{.tag = Tag::Boolean};
    item.boolean = boolean;
    return item;
}
inline Item ofInteger(std::int64_t integer) {
    Item item{.tag = Tag::Integer};
    item.integer = integer;
    return item;
}
inline Item ofDecimal(double decimal) {
    Item item{.tag = Tag::Decimal};
    item.decimal = decimal;
    return item;
}
inline Item ofArray(ArrayData* array) {
    Item item{.tag = Tag::Array};
    item.array = array;
    return item;
}
inline Item ofObject(ObjectData* object) {
    Item item{.tag = Tag::Object};
    item.object = object;
    return item;
}
inline Item ofFunction(const Function* function) {
    Item item{.tag = Tag::Function};
    item.function = function;
    return item;
}
/// The text has to outlive the item.
inline Item ofText(std::string_view text) {
    Item item{.tag = Tag::String, .length = static_cast<std::uint32_t>(text.size())};
    item.chars = text.data();
    return item;
}

/// The item of a value, which has to outlive it.
[[nodiscard]] inline Item load(const value::Value& value) {
    // In the order of `value::Kind`.
    static constexpr std::array tags{Tag::Null, Tag::Boolean, Tag::Integer, Tag::Decimal, Tag::ValueString,
        Tag::ValueArray, Tag::ValueObject, Tag::Term};
    Item item{.tag = tags[static_cast<std::size_t>(value.kind())]};
    // One branch for all scalars: which of them it is, is seldom foreseen.
    if (value.kind() <= value::Kind::Decimal)
        item.integer = value.bits();
    else
        item.value = &value;
    return item;
}

[[nodiscard]] inline bool isUndefined(Item item) {
    return item.tag == Tag::Undefined;
}
[[nodiscard]] inline bool isNumber(Item item) {
    return item.tag == Tag::Integer || item.tag == Tag::Decimal;
}
[[nodiscard]] inline bool isString(Item item) {
    return item.tag == Tag::String || item.tag == Tag::ValueString;
}
[[nodiscard]] inline bool isArray(Item item) {
    return item.tag == Tag::Array || item.tag == Tag::ValueArray;
}
[[nodiscard]] inline bool isObject(Item item) {
    return item.tag == Tag::Object || item.tag == Tag::ValueObject;
}
[[nodiscard]] inline bool isFunction(Item item) {
    return item.tag == Tag::Function;
}
[[nodiscard]] inline bool isTerm(Item item) {
    return item.tag == Tag::Term;
}
[[nodiscard]] inline bool isSequence(Item item) {
    return item.tag == Tag::Array && item.array->sequence;
}

/// Whether a path spreads it: an array, but not one that a step has constructed.
[[nodiscard]] inline bool isSpread(Item item) {
    return isArray(item) && !(item.tag == Tag::Array && item.array->constructed);
}

/// Of a number; throws `TermMet` for a term.
[[nodiscard]] inline double numberOf(Item item) {
    if (isTerm(item))
        meetTerm();
    STEPCHECK_ASSERT(isNumber(item));
    return item.tag == Tag::Integer ? static_cast<double>(item.integer) : item.decimal;
}

/// The characters of a string; throws `TermMet` for a term.
[[nodiscard]] inline std::string_view textOf(Item item) {
    if (item.tag == Tag::ValueString)
        return item.value->string();
    if (isTerm(item))
        meetTerm();
    STEPCHECK_ASSERT(item.tag == Tag::String);
    return {item.chars, item.length};
}

/// Elements of an array, members of an object; 0 for all else; throws `TermMet` for a term.
[[nodiscard]] std::size_t sizeOf(Item item);

[[nodiscard]] inline Item elementOf(Item array, std::size_t index) {
    return array.tag == Tag::Array ? array.array->items[index] : load(array.value->elements()[index]);
}

/// The elements of an array, for a loop over all of them, during which it does not grow. Of anything else it is the
/// one element.
class Elements {
public:
    explicit Elements(const Item& array)
        : values_(array.tag == Tag::ValueArray ? array.value->elements().data() : nullptr),
          items_(array.tag == Tag::Array ? array.array->items : &array),
          size_(isArray(array) ? sizeOf(array) : 1) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Item operator[](std::size_t index) const {
        return values_ != nullptr ? load(values_[index]) : items_[index];
    }

    /// Elements that come soon are on their way from memory while something is done with this one.
    void prefetch(std::size_t index) const {
        if (index + 2 * ahead < size_)
            prefetchBehind(index);
    }

private:
    static constexpr std::size_t ahead = 6;

    void prefetchBehind(std::size_t index) const;

    const value::Value* values_;  // null: items
    const Item* items_;
    std::size_t size_;
};

[[nodiscard]] ItemMember memberAt(Item object, std::size_t index);

/// The member of an object, or undefined.
[[nodiscard]] Item memberOf(Item object, std::string_view name);

/// The one bit of the item's type. A term has all of them.
[[nodiscard]] TypeMask typeOf(Item item);

/// Whether the two are certainly the same: scalars by value, all else by identity.
[[nodiscard]] bool identical(Item a, Item b);

}  // namespace stepcheck::query::jsonata
