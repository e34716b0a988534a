#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/catalog/api.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/support/span.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::flow {

/// The JSON types, as bits, so that a set of them is a mask.
enum class ShapeKind : std::uint8_t { Null = 1, Boolean = 2, Number = 4, String = 8, Array = 16, Object = 32 };

using ShapeKinds = std::uint8_t;

inline constexpr ShapeKinds everyKind = 0x3F;

[[nodiscard]] constexpr ShapeKinds mask(ShapeKind kind) {
    return static_cast<ShapeKinds>(kind);
}

/// "an object", "a string or null", …
[[nodiscard]] std::string describe(ShapeKinds kinds);

/// What made a piece of data.
enum class MadeBy : std::uint8_t {
    Field,         // a field of the state: `Result`, `Parameters`, `Output`, …
    Response,      // a task whose integration answers with known members
    Text,          // the same, and this member of the answer is JSON in a string
    ErrorOutput,   // a catcher
    Parallel,      // the results of the branches
    Map,           // the results of the iterations
    ResultWriter,  // what is told of results that were written into files
};

/// Where a piece of data comes from: which state made it, and where that is written.
struct ShapeOrigin {
    MadeBy by;
    asl::StateId state;
    support::Span at;
    std::string_view name;  // of the field; of a response "lambda:invoke"
};

/// The origins of data that may have come on several ways, at most `most`: those beyond are left out.
class ShapeOrigins {
public:
    static constexpr std::size_t most = 3;

    ShapeOrigins() = default;
    explicit ShapeOrigins(const ShapeOrigin* origin) { add(origin); }

    void add(const ShapeOrigin* origin);
    void add(const ShapeOrigins& other);
    [[nodiscard]] std::span<const ShapeOrigin* const> all() const { return std::span(origins_).first(size_); }

private:
    std::array<const ShapeOrigin*, most> origins_{};
    std::size_t size_ = 0;
};

struct ShapeMember;

/// What is known of a piece of data without running anything: which JSON types it may have, which members an object
/// has, what the elements of an array are. It never says less than what can happen. Cheap to copy: parts are shared.
class Shape {
public:
    /// No value at all: data that never comes into being.
    Shape() = default;

    /// Any value.
    [[nodiscard]] static Shape unknown() { return Shape(everyKind, {}); }

    /// Any value of these types.
    [[nodiscard]] static Shape of(ShapeKinds kinds, ShapeOrigins origins = {}) { return Shape(kinds, origins); }

    /// A text, one of those that an enumeration of an API lists or a newer one; `kinds` may hold other types, too.
    [[nodiscard]] static Shape oneOf(catalog::ApiShape enumeration, ShapeKinds kinds, ShapeOrigins origins);

    /// An object with these members; `isOpen`: there may be others. Large and deep ones are cut: what is left out is
    /// not known.
    [[nodiscard]] static Shape object(std::vector<ShapeMember> members, bool isOpen, ShapeOrigins origins = {});

    /// An object with members of any name whose values are all like this.
    [[nodiscard]] static Shape mapOf(Shape value, ShapeOrigins origins = {});

    /// An array with exactly these elements.
    [[nodiscard]] static Shape tuple(std::vector<Shape> elements, ShapeOrigins origins = {});

    /// An array of these elements, of any length if none is given.
    [[nodiscard]] static Shape arrayOf(
        Shape element, ShapeOrigins origins = {}, std::optional<std::size_t> length = std::nullopt);

    [[nodiscard]] ShapeKinds kinds() const { return kinds_; }
    [[nodiscard]] const ShapeOrigins& origins() const { return origins_; }
    [[nodiscard]] bool isNothing() const { return kinds_ == 0; }
    [[nodiscard]] bool mayBe(ShapeKind kind) const { return (kinds_ & mask(kind)) != 0; }
    [[nodiscard]] bool isAlways(ShapeKind kind) const { return kinds_ == mask(kind); }

    /// Of its strings: the enumeration that lists them, where there is one.
    [[nodiscard]] std::optional<catalog::ApiShape> enumeration() const { return enumeration_; }

    /// Of its objects: the listed members, by name.
    [[nodiscard]] std::span<const ShapeMember> members() const;

    /// Of its objects: whether there may be members that are not listed.
    [[nodiscard]] bool isOpen() const { return object_ == nullptr || objectIsOpen(); }

    /// Of its objects: what a member that is not listed is. Nothing: there is none.
    [[nodiscard]] Shape unlisted() const;

    /// Of its objects: whether members are listed, and none was left out because there are too many.
    [[nodiscard]] bool listsAll() const;

    /// Of its objects: the listed member of that name, or null.
    [[nodiscard]] const ShapeMember* find(std::string_view name) const;

    /// Of its arrays: how many elements they have, where that is always the same.
    [[nodiscard]] std::optional<std::size_t> length() const;

    /// Of its arrays: what the element at an index is, or any element. Nothing: there is none.
    [[nodiscard]] Shape element(std::size_t index) const;
    [[nodiscard]] Shape anyElement() const;

    /// The same without other types than these.
    [[nodiscard]] Shape only(ShapeKinds kinds) const;

    /// What is either this or the other.
    [[nodiscard]] Shape join(const Shape& other) const;

    /// The same with a member of its objects set; what was no object is left out.
    [[nodiscard]] Shape with(std::string_view name, Shape member, ShapeOrigins origins) const;

    [[nodiscard]] bool operator==(const Shape& other) const;

private:
    struct Object;
    struct Array;

    Shape(ShapeKinds kinds, ShapeOrigins origins) : kinds_(kinds), origins_(origins) {}
    [[nodiscard]] bool objectIsOpen() const;
    [[nodiscard]] bool isMap() const;
    [[nodiscard]] std::size_t depth() const;

    ShapeKinds kinds_ = 0;
    ShapeOrigins origins_;
    std::optional<catalog::ApiShape> enumeration_;
    std::shared_ptr<const Object> object_;  // null: objects of any kind
    std::shared_ptr<const Array> array_;    // null: arrays of any kind
};

struct ShapeMember {
    std::string name;
    Shape shape;
    bool isAlways = true;  // every object has it
};

enum class Presence : std::uint8_t { Never, Sometimes, Always };

/// What a path names in data of some shape.
struct ShapeFound {
    Presence presence = Presence::Sometimes;
    Shape shape = Shape::unknown();
    std::size_t step = 0;  // of `Never`: the first step of the path that finds nothing
    Shape holder;          // and what it is applied to
};

/// What a path finds in `root`, which stands for what the path begins with. `Never` only of paths of single names and
/// indexes: of `[*]`, filters and functions nothing is concluded.
/// Source: the paths of Jayway JsonPath, as the service applies them; recorded executions.
[[nodiscard]] ShapeFound find(const Shape& root, const query::jsonpath::Path& path);

/// The data with a result put where a reference path says, as ResultPath does.
[[nodiscard]] Shape put(
    const Shape& data, const query::jsonpath::Path& path, const Shape& result, const ShapeOrigins& origins);

}  // namespace stepcheck::flow
