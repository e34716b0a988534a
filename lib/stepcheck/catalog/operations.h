#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stepcheck::catalog {

struct Structure;

enum class ShapeKind : std::uint8_t { String, Boolean, Integer, Long, Float, Structure, List };

/// What may stand in one place of a request.
struct Shape {
    ShapeKind kind = ShapeKind::String;
    std::optional<std::int64_t> least{};  // characters of a string, elements of a list, or the value of a number
    std::optional<std::int64_t> most{};
    std::string_view pattern{};  // of the whole string, in Java's syntax; empty: any
    std::span<const std::string_view> values{};
    bool isSensitive = false;              // the service does not repeat it
    const Structure* structure = nullptr;  // of a `Structure`
    const Shape* element = nullptr;        // of a `List`
};

/// What a value is, beyond its type.
enum class Meaning : std::uint8_t {
    None,
    Name,
    AliasName,
    RoleArn,
    Definition,
    StateDefinition,
    Input,
    Output,
    Logging,
    Tags,
    Routing,
    ExpressOnly,   // an ARN of a machine, which has to be EXPRESS
    StandardOnly,  // the same with STANDARD
    SwfName,
    SwfTimeout,
    SwfExecutionTimeout,
    SwfRetention,
    SwfPriority,
    SwfType,
};

/// The forms of ARN that one resource type may have; other types have one form, `Plain`.
enum class ArnForm : std::uint8_t {
    Plain,
    Machine,   // arn:…:stateMachine:NAME
    Version,   // …:NAME:7
    Alias,     // …:NAME:PROD
    MapState,  // …:NAME/LABEL
    Express,   // arn:…:express:NAME:EXECUTION:ID
    MapChild,  // …:NAME/LABEL:EXECUTION:ID
};

/// An ARN that a member does not take although it has the right resource type.
struct RefusedArn {
    ArnForm form;
    std::string_view exception;
};

/// Which ARNs a member takes.
struct ArnUse {
    std::span<const std::string_view> types;  // of resources: "stateMachine", "execution"
    std::span<const RefusedArn> refused;
};

/// A member of a request, or of a structure in one.
struct InputMember {
    std::string_view name;
    Shape shape;
    bool isRequired = false;
    Meaning meaning = Meaning::None;
    std::string_view exception{};  // with which what has no such meaning is refused
    const ArnUse* arn = nullptr;   // of an ARN of this service
    bool isLengthInBytes = false;  // of UTF-8, not in characters
    bool isLeastEnforced = true;   // the service minds when it is too short
};

/// What members of a structure have to do with each other.
enum class RelationKind : std::uint8_t {
    OneOf,    // one of them is there
    NotBoth,  // the first one excludes the others
    Needs,    // the first one needs one of the others
};

struct MemberRelation {
    RelationKind kind;
    std::span<const std::string_view> members;
    std::string_view when;  // the first one counts only with this value; empty: with any but false
    std::string_view exception;
    std::string_view text;  // what the service says, or empty
};

struct Structure {
    std::string_view name;
    std::span<const InputMember> members;
    std::span<const MemberRelation> relations;

    /// The member of that name, or null.
    [[nodiscard]] const InputMember* find(std::string_view memberName) const;
};

/// An operation of Step Functions or SWF. Source: `data/operations.json` and `data/requests.json`, with their dates.
struct Operation {
    std::string_view service;  // "states" or "swf"
    std::string_view name;
    const Structure* input;
    std::span<const std::string_view> errors;  // that its model names
};

/// A member that may be left out if the registered type has a default for it.
struct RegisteredDefault {
    std::string_view operation;
    std::string_view member;
    std::string_view defaultMember;  // of the registration
};

/// A text that is an integer, or `NONE`.
struct TextNumber {
    Meaning meaning;
    std::string_view unit;  // "seconds"; empty: none
    bool mayBeNone;
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
};

/// All of them, by service and name.
[[nodiscard]] std::span<const Operation> operations();

/// The operation of that name, or null. `create-state-machine`, as a command line has it, is CreateStateMachine.
[[nodiscard]] const Operation* findOperation(std::string_view name);

[[nodiscard]] std::span<const RegisteredDefault> registeredDefaults();

[[nodiscard]] std::span<const TextNumber> textNumbers();

/// The rules about requests in the order in which the service answers for what they find.
[[nodiscard]] std::span<const std::string_view> answerOrder();

}  // namespace stepcheck::catalog
