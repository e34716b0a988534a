#pragma once

#include "stepcheck/support/span.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::query::jsonpath {

using support::Span;

struct Condition;  // condition.h
struct Argument;

/// Where a path begins.
enum class Root : std::uint8_t {
    Input,     // `$`
    Context,   // `$$`, the context object
    Variable,  // `$name`
    Item,      // `@`, inside filters only
};

/// `.a`, `['a']`, `['a','b']`
struct Names {
    std::vector<std::string> names;
    char quote = '\'';
};

/// `[0]`, `[-1]`, `[0,2]`
struct Indexes {
    std::vector<std::int32_t> indexes;
};

/// `[1:3]`, `[:2]`, `[-2:]`; at least one bound is there.
struct Slice {
    std::optional<std::int32_t> from;
    std::optional<std::int32_t> to;
};

/// `*`, `[*]`
struct Wildcard {};

/// `..`
struct Scan {};

/// `[?(…)]`
struct Filter {
    std::shared_ptr<const Condition> condition;
};

enum class Function : std::uint8_t {
    Unknown,  // fails when it is applied
    Append,
    Average,
    Concat,
    First,
    Index,
    Keys,
    Last,
    Length,
    Max,
    Min,
    StandardDeviation,
    Sum,
};

/// `.length()`, `.concat($.a, "b")`
struct Call {
    Function function = Function::Unknown;
    std::string name;
    std::vector<Argument> arguments;
};

/// One step of a path and its place.
struct Step {
    std::variant<Names, Indexes, Slice, Wildcard, Scan, Filter, Call> kind;
    Span at;
};

/// A path as Jayway JsonPath, whose dialect the service speaks, understands it. Immutable once parsed.
struct Path {
    Root root = Root::Input;
    std::string variable;  // of `Root::Variable`: the name without `$`
    Span rootAt;
    std::vector<Step> steps;
    std::size_t definiteSteps = 0;  // how many steps at the front name one node each
    bool definite = true;           // all do: the value is that node, not an array of matches
    bool isReference = true;        // a reference path: single names and single indexes only

    /// `$` alone.
    [[nodiscard]] bool isPlainInput() const { return root == Root::Input && steps.empty(); }
};

/// An argument of a function: a path, or JSON. JSON that cannot be read fails when the function is applied.
struct Argument {
    std::variant<Path, std::optional<value::Value>> kind;
};

/// Why a path is no reference path.
struct NoReference {
    std::string message;
    Span at;
};

/// The first step of the path that no reference path has, or nothing when it is one.
/// Source: Amazon States Language, "Reference Paths".
[[nodiscard]] std::optional<NoReference> whyNoReference(const Path& path);

/// How many steps at the front name one node each. A list of names does so at the end only, where it gives one object.
[[nodiscard]] std::size_t countDefinite(const std::vector<Step>& steps);

/// The step as messages of the service quote it: `['a']`, `[0]`, `[?]`.
[[nodiscard]] std::string fragment(const Step& step);

/// All steps from `first` on, as messages of the service quote them.
[[nodiscard]] std::string fragments(const std::vector<Step>& steps, std::size_t first = 0);

}  // namespace stepcheck::query::jsonpath
