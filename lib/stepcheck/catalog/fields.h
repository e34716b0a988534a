#pragma once

#include "stepcheck/catalog/field.h"  // generated: Field, ObjectKind

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stepcheck::catalog {

/// What a field takes, as far as the JSON type goes.
enum class ValueType : std::uint8_t {
    Any,  // any JSON value, null included: payload templates, Result
    String,
    Boolean,
    Integer,
    Number,
    Object,
    ObjectArray,  // an array whose elements are objects
    StringArray,
    ArrayOrObject,
};

/// What the text of a string means; later checks go by it.
enum class TextRole : std::uint8_t {
    None,
    StateName,
    Path,
    ReferencePath,
    PathOrIntrinsic,  // a reference path or an intrinsic function that returns a string
    ResourceArn,
    Timestamp,
    Comment,
    Enumeration,  // one of `FieldSpec::values`
};

/// The query languages in which a field exists.
enum class Languages : std::uint8_t { Both, JsonPath, Jsonata };

/// One field of one kind of object.
/// Source: `data/fields.json`, which names the source and date of each fact.
struct FieldSpec {
    Field field;
    std::string_view name;
    ValueType type;
    TextRole role;
    Languages languages;
    bool required;
    bool nullable;                  // null is a value of its own (`InputPath`, `OutputPath`, `ResultPath`)
    bool expression;                // in a JSONata state a `{% … %}` string may stand for the value
    bool comparison;                // an operator of a Choice rule
    bool distributedOnly;           // means something in a DISTRIBUTED Map alone, hence in STANDARD machines alone
    bool nonEmpty;                  // an array or object that must not be empty
    bool inputOnly;                 // a path whose root can only be `$`: neither `$$` nor a variable
    bool payloadTemplate;           // expressions may stand anywhere in the value; else the value itself is one or none
    std::optional<double> minimum;  // what the service enforces
    std::optional<double> advisedMinimum;  // what is documented, where the service is known to accept less
    std::optional<double> maximum;
    std::span<const std::string_view> values;  // what an enumeration allows
    std::string_view replacedBy;               // the field that a deprecated one gave way to, or empty
    std::string_view counterpart;              // the field that does its work in the other query language, or empty
    std::string_view since;                    // when the field came, "2016" to "2025"
    std::string_view source;
};

/// Fields of one object of which at most one may be present.
struct ExclusiveGroup {
    std::span<const Field> fields;
    bool oneRequired;  // and one must be
};

/// All fields of a kind of object, sorted by name. An empty result is a kind without fields.
[[nodiscard]] std::span<const FieldSpec> fieldsOf(ObjectKind kind);

/// The field of that name (exact case), or null. O(length of the name).
[[nodiscard]] const FieldSpec* findField(ObjectKind kind, std::string_view name);
[[nodiscard]] const FieldSpec* findField(ObjectKind kind, Field field);

/// The fields of an object that exclude each other.
[[nodiscard]] std::span<const ExclusiveGroup> exclusiveGroups(ObjectKind kind);

/// The kinds of object that have a field of that name, in the order of `ObjectKind`, `UnknownState` left out.
[[nodiscard]] std::span<const ObjectKind> kindsWithField(std::string_view name);

/// The name of a field as ASL spells it: "StartAt".
[[nodiscard]] std::string_view name(Field field);

/// What messages call a kind of object: "Task state", "Choice rule", "retrier", "state machine", …
[[nodiscard]] std::string_view describe(ObjectKind kind);

/// The same for several: "Task states", "branches", …
[[nodiscard]] std::string_view describeMany(ObjectKind kind);

/// Whether such an object is a payload template: members that are no fields are data, and in a JSONPath state
/// `Name.$` gives the field `Name`.
[[nodiscard]] bool isTemplate(ObjectKind kind);

/// The date of the newest fact of the catalogue, "2026-09-05".
[[nodiscard]] std::string_view factsDate();

}  // namespace stepcheck::catalog
