#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/terms.h"

#include <algorithm>
#include <cmath>

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
bool Evaluator::truth(Item item) {
    switch (item.tag) {
        case Tag::Undefined: case Tag::Null: case Tag::Function: case Tag::TailCall: case Tag::Tuples: return false;
        case Tag::Boolean: return item.boolean;
        case Tag::Integer: return item.integer != 0;
        case Tag::Decimal: return item.decimal != 0 && !std::isnan(item.decimal);
        case Tag::String: return item.length != 0;
        case Tag::ValueString: return !item.value->string().empty();
        case Tag::ValueObject: case Tag::Object: return sizeOf(item) != 0;
        case Tag::ValueArray: case Tag::Array: break;
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

value::Value Evaluator::toValue(Item item) {
    switch (item.tag) {
        case Tag::Undefined: case Tag::Null: case Tag::Function: case Tag::TailCall: case Tag::Tuples: return {};
        case Tag::Boolean: return value::Value(item.boolean);
        case Tag::Integer: return value::Value(item.integer);
        case Tag::Decimal:
            if (std::trunc(item.decimal) == item.decimal && std::abs(item.decimal) < 0x1p63)
                return value::Value(static_cast<std::int64_t>(item.decimal));
            return value::Value(item.decimal);
        case Tag::String: return value::Value(textOf(item));
        case Tag::ValueString: case Tag::ValueArray: case Tag::ValueObject: case Tag::Term: return *item.value;
        case Tag::Array: case Tag::Object: break;
    }
    guardStack();
    if (item.tag == Tag::Array) {
        ArrayData& array = *item.array;
        if (array.converted != nullptr)
            return *array.converted;
        value::ArrayMaker elements(array.size);
        static constexpr std::uint32_t ahead = 8;
        for (std::uint32_t i = 0; i < array.size; ++i) {
            if (i + 2 * ahead < array.size && array.items[i + 2 * ahead].tag == Tag::ValueString)
                __builtin_prefetch(array.items[i + 2 * ahead].value);
            if (i + ahead < array.size && array.items[i + ahead].tag == Tag::ValueString)
                array.items[i + ahead].value->prefetch();
            elements.add(toValue(array.items[i]));
        }
        array.converted = arena_.keep(elements.done());
        return *array.converted;
    }
    ObjectData& object = *item.object;
    if (object.converted != nullptr)
        return *object.converted;
    value::ObjectMaker members(object.size);
    for (std::uint32_t i = 0; i < object.size; ++i)
        if (Item value = object.members[i].value; !isUndefined(value) && !isFunction(value))
            members.add({.name = toValue(object.members[i].name), .value = toValue(value)});
    object.converted = arena_.keep(members.done());
    return *object.converted;
}

}  // namespace stepcheck::query::jsonata
