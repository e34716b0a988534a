#include "stepcheck/query/jsonata/object_index.h"

#include <algorithm>
#include <functional>

namespace stepcheck::query::jsonata {

// Few members are found fastest one by one.
static constexpr std::uint32_t indexFrom = 12;

static std::size_t placeOf(const ObjectData& object, std::string_view name) {
    const std::size_t mask = object.indexSize - 1;
    std::size_t place = std::hash<std::string_view>{}(name) & mask;
    while (object.index[place] != 0 && textOf(object.members[object.index[place] - 1].name) != name)
        place = (place + 1) & mask;
    return place;
}

ItemMember* findMember(const ObjectData& object, std::string_view name) {
    if (object.index != nullptr) {
        const std::uint32_t found = object.index[placeOf(object, name)];
        return found == 0 ? nullptr : &object.members[found - 1];
    }
    for (std::uint32_t i = 0; i < object.size; ++i)
        if (textOf(object.members[i].name) == name)
            return &object.members[i];
    return nullptr;
}

static void rebuildIndex(Arena& arena, ObjectData& object) {
    object.indexSize = 4 * indexFrom;
    while (object.indexSize < object.capacity * 2)
        object.indexSize *= 2;
    std::uint32_t size = 1;
    while (size < object.indexSize)
        size *= 2;
    object.indexSize = size;
    object.index = arena.room<std::uint32_t>(size);
    std::fill_n(object.index, size, 0U);
    for (std::uint32_t i = 0; i < object.size; ++i)
        object.index[placeOf(object, textOf(object.members[i].name))] = i + 1;
}

static void grow(Arena& arena, ObjectData& object) {
    const std::uint32_t capacity = std::max(4U, object.capacity * 2);
    auto* const members = arena.room<ItemMember>(capacity);
    std::copy_n(object.members, object.size, members);
    object.members = members;
    object.capacity = capacity;
    if (capacity > indexFrom)
        rebuildIndex(arena, object);
}

ItemMember* setMember(Arena& arena, ObjectData& object, Item name, Item value) {
    object.converted = nullptr;
    if (ItemMember* const there = findMember(object, textOf(name))) {
        there->value = value;
        return there;
    }
    if (object.size == object.capacity)
        grow(arena, object);
    object.members[object.size] = {.name = name, .value = value};
    if (object.index != nullptr)
        object.index[placeOf(object, textOf(name))] = object.size + 1;
    return &object.members[object.size++];
}

void removeMember(ObjectData& object, std::string_view name) {
    ItemMember* const found = findMember(object, name);
    if (found == nullptr)
        return;
    std::copy(found + 1, object.members + object.size, found);
    --object.size;
    object.converted = nullptr;
    if (object.index == nullptr)
        return;
    std::fill_n(object.index, object.indexSize, 0U);
    for (std::uint32_t i = 0; i < object.size; ++i)
        object.index[placeOf(object, textOf(object.members[i].name))] = i + 1;
}

}  // namespace stepcheck::query::jsonata
