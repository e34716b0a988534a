#pragma once

#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/regex.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::query::jsonpath {

enum class Operator : std::uint8_t {
    Equal,
    NotEqual,
    TypedEqual,
    TypedNotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    In,
    NotIn,
    Contains,
    All,
    Size,
    Empty,
    SubsetOf,
    AnyOf,
    NoneOf,
    Never,  // `Never`: TYPE and EXISTS, which no text can satisfy
};

/// A string, boolean, null or number; a number also as it is written.
struct Scalar {
    value::Value value;
    std::string digits;
};

/// `['a', 1]`, `{"a": 1}`
struct JsonLiteral {
    value::Value value;
};

/// `/pattern/flags`
struct PatternLiteral {
    std::string text;
    std::shared_ptr<const Regex> regex;
    std::string written{};  // with slashes and flags
};

/// One side of a comparison and its place.
struct Operand {
    std::variant<Path, Scalar, JsonLiteral, PatternLiteral> kind;
    Span at;
};

struct Comparison {
    Operand left;
    Operator comparison = Operator::Equal;
    Span operatorAt;
    Operand right;
};

/// A bare path: does it name anything? `!` before it asks the opposite.
struct Existence {
    Path path;
    bool wanted = true;
};

struct Negation {
    std::shared_ptr<const Condition> of;
};

struct Conjunction {
    std::vector<Condition> all;
};

struct Disjunction {
    std::vector<Condition> any;
};

/// The condition of a filter.
struct Condition {
    std::variant<Existence, Comparison, Negation, Conjunction, Disjunction> kind;
    std::string text{};  // of a whole filter: `(@.price > 5)`
};

}  // namespace stepcheck::query::jsonpath
