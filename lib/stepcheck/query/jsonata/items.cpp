#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/terms.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace stepcheck::query::jsonata {

static constexpr double exactTo = 9007199254740992.0;

ArrayData* Evaluator::newArray(std::size_t capacity, bool sequence) {
    auto* const array = arena_.make<ArrayData>();
    array->items = arena_.room<Item>(capacity);
    array->capacity = static_cast<std::uint32_t>(capacity);
    array->sequence = sequence;
    return array;
}

void Evaluator::grow(ArrayData& array) {
    const std::uint32_t more = std::max(array.capacity, 4U);
    if (!arena_.extend(array.items + array.capacity, more * sizeof(Item))) {
        auto* const items = arena_.room<Item>(std::size_t{array.capacity} + more);
        std::copy_n(array.items, array.size, items);
        array.items = items;
    }
    array.capacity += more;
}

void Evaluator::append(ArrayData& array, Item items) {
    const std::size_t size = sizeOf(items);
    for (std::size_t i = 0; i < size; ++i)
        push(array, elementOf(items, i));
}

Item Evaluator::whole(double number) const {
    if (std::trunc(number) == number && std::abs(number) <= exactTo)
        return ofInteger(static_cast<std::int64_t>(number));
    return ofDecimal(number);
}

Item Evaluator::integer(std::int64_t number) const {
    constexpr std::int64_t most = std::int64_t{1} << 53U;
    if (!isStates() && (number > most || number < -most))
        return ofDecimal(static_cast<double>(number));
    return ofInteger(number);
}

// A function counts as false.
bool Evaluator::truthInFull(Item item) {
    switch (item.tag) {
        case Tag::Undefined:
        case Tag::Null:
        case Tag::Function:
        case Tag::TailCall:
        case Tag::Tuples: return false;
        case Tag::Boolean: return item.boolean;
        case Tag::Integer: return item.integer != 0;
        case Tag::Decimal: return item.decimal != 0 && !std::isnan(item.decimal);
        case Tag::String: return item.length != 0;
        case Tag::ValueString: return !item.value->string().empty();
        case Tag::ValueObject:
        case Tag::Object: return sizeOf(item) != 0;
        case Tag::ValueArray:
        case Tag::Array: break;
        case Tag::Term: return truthOfTerm(*this, item);
    }
    guardStack();
    const std::size_t size = sizeOf(item);
    for (std::size_t i = 0; i < size; ++i)
        if (truth(elementOf(item, i)))
            return true;
    return false;
}

static bool equalObjects(Evaluator& evaluator, Item a, Item b) {
    const std::size_t size = sizeOf(a);
    if (sizeOf(b) != size)
        return false;
    for (std::size_t i = 0; i < size; ++i) {
        const ItemMember member = memberAt(a, i);
        const Item other = memberOf(b, textOf(member.name));
        if (isUndefined(other) || !equal(evaluator, member.value, other))
            return false;
    }
    return true;
}

bool equal(Evaluator& evaluator, Item a, Item b) {
    if (a.tag == Tag::ValueString && b.tag == Tag::ValueString)
        return a.value->hasTextOf(*b.value);
    if (isTerm(a) || isTerm(b))
        return equalTerms(evaluator, a, b);
    if (isArray(a) && isArray(b)) {
        evaluator.guardStack();
        const std::size_t size = sizeOf(a);
        if (sizeOf(b) != size)
            return false;
        for (std::size_t i = 0; i < size; ++i)
            if (!equal(evaluator, elementOf(a, i), elementOf(b, i)))
                return false;
        return true;
    }
    if (!isObject(a) || !isObject(b))
        return identical(a, b);
    evaluator.guardStack();
    return equalObjects(evaluator, a, b);
}

// The whole number that it is, if it is one.
static std::optional<std::int64_t> wholeOf(double decimal) {
    if (!(std::abs(decimal) < 0x1p63))
        return std::nullopt;
    const auto whole = static_cast<std::int64_t>(decimal);
    return static_cast<double>(whole) == decimal ? std::optional(whole) : std::nullopt;
}

value::Value Evaluator::toValue(Item item) {
    value::Value value = convert(item);
    if (!isFinished_)
        remember(item, value);
    return value;
}

// Makes the value of an item in place, by `make`, which takes whatever a value is made of.
template <class Make>
decltype(auto) Evaluator::convertBy(Make make, Item item) {
    switch (item.tag) {
        case Tag::Undefined:
        case Tag::Null:
        case Tag::Function:
        case Tag::TailCall:
        case Tag::Tuples: return make(nullptr);
        case Tag::Boolean: return make(item.boolean);
        case Tag::Integer: return make(item.integer);
        case Tag::Decimal:
            if (const std::optional<std::int64_t> whole = wholeOf(item.decimal))
                return make(*whole);
            return make(item.decimal);
        case Tag::String: return make(textOf(item));
        case Tag::ValueString:
        case Tag::ValueArray:
        case Tag::ValueObject:
        case Tag::Term: return make(*item.value);
        case Tag::Array:
            return item.array->converted != nullptr ? make(*item.array->converted) : make(valueOf(*item.array));
        case Tag::Object:
            return item.object->converted != nullptr ? make(*item.object->converted) : make(valueOf(*item.object));
    }
    STEPCHECK_ASSERT(false && "a tag");
}

value::Value Evaluator::convert(Item item) {
    return convertBy([](auto&& from) { return value::Value(std::forward<decltype(from)>(from)); }, item);
}

// Adds the value of an item to what is being made of others.
template <class Maker>
void Evaluator::addTo(Maker& maker, Item item) {
    const value::Value& added = convertBy(
        [&](auto&& from) -> const value::Value& { return maker.add(std::forward<decltype(from)>(from)); }, item);
    remember(item, added);
}

value::Value Evaluator::resultOf(Item item) {
    isFinished_ = true;
    return convert(item);
}

// What an item has become is needed when the same item is met again. Values of the result stay where they are.
void Evaluator::remember(Item item, const value::Value& value) {
    if (item.tag != Tag::Array && item.tag != Tag::Object)
        return;
    const value::Value*& converted = item.tag == Tag::Array ? item.array->converted : item.object->converted;
    if (converted == nullptr)
        converted = isFinished_ ? &value : arena_.keep(value);
}

value::Value Evaluator::valueOf(ArrayData& array) {
    static constexpr std::uint32_t ahead = 8;
    guardStack();
    value::ArrayMaker elements(array.size);
    for (std::uint32_t i = 0; i < array.size; ++i) {
        if (i + 2 * ahead < array.size && array.items[i + 2 * ahead].tag == Tag::ValueString)
            __builtin_prefetch(array.items[i + 2 * ahead].value);
        if (i + ahead < array.size && array.items[i + ahead].tag == Tag::ValueString)
            array.items[i + ahead].value->prefetch();
        addTo(elements, array.items[i]);
    }
    return elements.done();
}

static bool isWritten(const ItemMember& member) {
    return !isUndefined(member.value) && !isFunction(member.value);
}

// Whether the names of what is written of the object are those of the model.
static bool hasNames(const ObjectData& object, const value::Value& model) {
    if (object.size != model.size())
        return false;
    const value::Members members = model.members();
    for (std::uint32_t i = 0; i < object.size; ++i) {
        const Item name = object.members[i].name;
        if (!isWritten(object.members[i]) ||
            (name.tag == Tag::ValueString ? !name.value->hasTextOf(members[i].name) : textOf(name) != members[i].key()))
            return false;
    }
    return true;
}

// Objects that one constructor makes share their names.
value::Value Evaluator::valueOf(ObjectData& object) {
    guardStack();
    const value::Value*& model = models_[object.size % models_.size()];
    if (model != nullptr && hasNames(object, *model)) {
        value::SameNamesMaker members(*model);
        for (std::uint32_t i = 0; i < object.size; ++i)
            addTo(members, object.members[i].value);
        return members.done();
    }
    value::ObjectMaker members(object.size);
    for (std::uint32_t i = 0; i < object.size; ++i)
        if (const auto& [name, value] = object.members[i]; isWritten(object.members[i]))
            remember(value, members.add({.name = convert(name), .value = convert(value)}));
    value::Value made = members.done();
    model = arena_.keep(made);
    return made;
}

}  // namespace stepcheck::query::jsonata
