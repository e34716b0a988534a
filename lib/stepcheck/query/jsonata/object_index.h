#pragma once

#include "stepcheck/query/jsonata/arena.h"
#include "stepcheck/query/jsonata/item.h"

#include <string_view>

namespace stepcheck::query::jsonata {

/// The member, or null. O(1) on average for large objects.
[[nodiscard]] ItemMember* findMember(const ObjectData& object, std::string_view name);

/// Sets the member: at its old place, else last. Returns it.
ItemMember* setMember(Arena& arena, ObjectData& object, Item name, Item value);

/// Takes a member away; the order of the others stays.
void removeMember(ObjectData& object, std::string_view name);

}  // namespace stepcheck::query::jsonata
