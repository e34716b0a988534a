#pragma once

#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/catalog/context.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/catalog/events.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/catalog/integrations.h"
#include "stepcheck/catalog/intrinsics.h"
#include "stepcheck/catalog/operations.h"
#include "stepcheck/catalog/responses.h"
#include "stepcheck/catalog/template_values.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// What cmake/generate_catalog.py writes; private to this layer.
namespace stepcheck::catalog {

struct KindTable {
    std::string_view description;
    std::string_view plural;
    bool isTemplate;
    std::span<const FieldSpec> fields;  // sorted by name
    std::span<const ExclusiveGroup> groups;
};

constexpr std::size_t kindCount = static_cast<std::size_t>(ObjectKind::Credentials) + 1;
constexpr std::uint8_t noPlace = 255;

struct NameTable {
    std::string_view name;
    std::span<const ObjectKind> kinds;
    std::array<std::uint8_t, kindCount> places;  // by kind: the index in its fields, or `noPlace`
};

extern const std::span<const KindTable> kindTables;  // by `ObjectKind`
extern const std::span<const NameTable> nameTables;  // by `Field`
extern const std::uint32_t nameHashSeed;
extern const std::span<const std::uint8_t> nameSlots;  // by hash: the index in `nameTables`, or `noPlace`
extern const std::string_view newestFact;
extern const std::span<const IntrinsicSpec> intrinsicTable;  // by `Intrinsic`
extern const std::span<const ContextField> contextTable;
extern const std::span<const Operation> operationTable;
extern const std::span<const RegisteredDefault> registeredDefaultTable;
extern const std::span<const std::string_view> answerOrderTable;
extern const std::span<const TextNumber> textNumberTable;
extern const std::span<const Response> responseTable;
extern const std::span<const std::string_view> addedMemberTable;
extern const std::span<const ComparisonSpec> comparisonTable;  // sorted by `Field`
extern const std::span<const EventCost> eventTable;            // by `Step`
extern const std::span<const Integration> integrationTable;
extern const std::span<const PatternSpec> patternTable;
extern const std::span<const std::string_view> sdkServiceTable;
extern const std::span<const std::string_view> partitionTable;
extern const std::span<const ReservedError> reservedErrorTable;
extern const std::span<const ErrorPrefix> errorPrefixTable;
extern const std::span<const std::string_view> transientLambdaTable;
extern const std::span<const std::string_view> permanentErrorTable;  // without prefix
extern const std::span<const std::string_view> bareErrorTable;
extern const std::span<const RepeatedEffect> repeatedEffectTable;
extern const std::span<const TemplateValue> templateValueTable;  // sorted by type, then by attribute

}  // namespace stepcheck::catalog
