#include "stepcheck/catalog/fields.h"

#include "stepcheck/catalog/tables.h"

namespace stepcheck::catalog {

static const KindTable& tableOf(ObjectKind kind) {
    return kindTables[static_cast<std::size_t>(kind)];
}

// The same hash as in generate_catalog.py, which chose the seed so that no two names share a slot.
static const NameTable* tableOf(std::string_view name) {
    std::uint32_t hash = nameHashSeed;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
    const std::uint8_t index = nameSlots[(hash >> 16U) % nameSlots.size()];
    if (index == noPlace || nameTables[index].name != name)
        return nullptr;
    return &nameTables[index];
}

static const FieldSpec* specIn(ObjectKind kind, const NameTable& table) {
    const std::uint8_t place = table.places.at(static_cast<std::size_t>(kind));
    return place == noPlace ? nullptr : &tableOf(kind).fields[place];
}

std::span<const FieldSpec> fieldsOf(ObjectKind kind) {
    return tableOf(kind).fields;
}

const FieldSpec* findField(ObjectKind kind, std::string_view name) {
    const NameTable* table = tableOf(name);
    return table == nullptr ? nullptr : specIn(kind, *table);
}

const FieldSpec* findField(ObjectKind kind, Field field) {
    return specIn(kind, nameTables[static_cast<std::size_t>(field)]);
}

std::span<const ExclusiveGroup> exclusiveGroups(ObjectKind kind) {
    return tableOf(kind).groups;
}

std::span<const ObjectKind> kindsWithField(std::string_view name) {
    const NameTable* table = tableOf(name);
    return table == nullptr ? std::span<const ObjectKind>() : table->kinds;
}

std::string_view name(Field field) {
    return nameTables[static_cast<std::size_t>(field)].name;
}

std::string_view describe(ObjectKind kind) {
    return tableOf(kind).description;
}

std::string_view describeMany(ObjectKind kind) {
    return tableOf(kind).plural;
}

bool isTemplate(ObjectKind kind) {
    return tableOf(kind).isTemplate;
}

std::string_view factsDate() {
    return newestFact;
}

}  // namespace stepcheck::catalog
