#include "stepcheck/query/jsonata/item.h"

#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/support/assert.h"

namespace stepcheck::query::jsonata {

void meetTerm() {
    throw TermMet{};
}

std::size_t sizeOf(Item item) {
    switch (item.tag) {
        case Tag::Array: return item.array->size;
        case Tag::Object: return item.object->size;
        case Tag::ValueArray: return item.value->elements().size();
        case Tag::ValueObject: return item.value->members().size();
        case Tag::Term: meetTerm();
        default: return 0;
    }
}

// Those of an array in the arena point to values that have to arrive first.
void Elements::prefetchBehind(std::size_t index) const {
    const value::Value* element = nullptr;
    if (values_ != nullptr) {
        element = values_ + index + ahead;
    } else {
        if (items_[index + 2 * ahead].tag == Tag::ValueObject)
            __builtin_prefetch(items_[index + 2 * ahead].value);
        if (items_[index + ahead].tag != Tag::ValueObject)
            return;
        element = items_[index + ahead].value;
    }
    for (const std::uint32_t place : {2U, 6U})
        element->prefetchMember({.place = place});
}

ItemMember memberAt(Item object, std::size_t index) {
    if (object.tag == Tag::Object)
        return object.object->members[index];
    const value::MemberView member = object.value->members()[index];
    return {.name = load(member.name), .value = load(member.value)};
}

Item memberOf(Item object, std::string_view name) {
    if (object.tag == Tag::ValueObject) {
        const value::Value* const found = object.value->find(name);
        return found == nullptr ? Item{} : load(*found);
    }
    STEPCHECK_ASSERT(object.tag == Tag::Object);
    const ItemMember* const found = findMember(*object.object, name);
    return found == nullptr ? Item{} : found->value;
}

TypeMask typeOf(Item item) {
    switch (item.tag) {
        case Tag::Undefined:
        case Tag::TailCall: return mask(TypeBit::Undefined);
        case Tag::Null: return mask(TypeBit::Null);
        case Tag::Boolean: return mask(TypeBit::Boolean);
        case Tag::Integer:
        case Tag::Decimal: return mask(TypeBit::Number);
        case Tag::ValueString:
        case Tag::String: return mask(TypeBit::String);
        case Tag::ValueArray:
        case Tag::Array:
        case Tag::Tuples: return mask(TypeBit::Array);
        case Tag::ValueObject:
        case Tag::Object: return mask(TypeBit::Object);
        case Tag::Function: return mask(TypeBit::Function);
        case Tag::Term: return anyType;
    }
    STEPCHECK_ASSERT(false && "a tag");
}

bool identical(Item a, Item b) {
    if (isNumber(a) && isNumber(b))
        return numberOf(a) == numberOf(b);
    if (isString(a) && isString(b))
        return textOf(a) == textOf(b);
    if (a.tag != b.tag)
        return false;
    switch (a.tag) {
        case Tag::Undefined:
        case Tag::Null: return true;
        case Tag::Boolean: return a.boolean == b.boolean;
        case Tag::ValueArray:
        case Tag::ValueObject:
        case Tag::Term: return a.value == b.value || a.value->isSameAs(*b.value);
        default: return a.array == b.array;
    }
}

}  // namespace stepcheck::query::jsonata
