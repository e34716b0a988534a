#pragma once

#include "stepcheck/query/jsonata/regex.h"
#include "stepcheck/query/jsonata/signature.h"
#include "stepcheck/support/span.h"
#include "stepcheck/support/strong_id.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::query::jsonata {

struct Node;
using NodePtr = std::unique_ptr<Node>;  // null only where a comment says so

/// A variable's name, as an index into `Expression::symbols`.
using SymbolId = support::StrongId<struct SymbolTag>;

enum class Operator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Concatenate,
    And,
    Or,
    In,
    Range,
};

/// `+`, `and`, `..`, …
[[nodiscard]] std::string_view symbol(Operator op);

struct Literal {
    value::Value value;  // string, number, boolean or null
};
struct Name {
    value::Value name;       // a string
    std::uint32_t hint = 0;  // its number among the names of the expression
};
struct Wildcard {};
struct Descendants {};
struct Parent {
    SymbolId slot;  // where the step that it names keeps its context
};
struct Context {};  // $
struct Root {};     // $$
struct Variable {
    SymbolId symbol;
};
struct RegexLiteral {
    std::shared_ptr<const Regex> regex;
};

struct Negation {
    NodePtr operand;
};
struct Binary {
    Operator op;
    NodePtr left;
    NodePtr right;
};
struct ArrayConstructor {
    std::vector<NodePtr> items;
    bool constructed = false;  // first or last step of a path: the result is not flattened
};
struct Pair {
    NodePtr key;
    NodePtr value;
};
struct ObjectConstructor {
    std::vector<Pair> pairs;
    bool plain = false;  // the keys are few constants that differ
};
struct Block {
    std::vector<NodePtr> expressions;
    std::uint32_t bindings = 0;  // how many `:=` there are directly in it; none, no frame
    bool constructed = false;    // begins with an array constructor that is not flattened
};
struct Conditional {
    NodePtr condition;
    NodePtr then;
    NodePtr otherwise;  // may be null
};
struct Bind {
    SymbolId symbol;
    support::Span name;
    NodePtr value;
};
struct Parameter {
    SymbolId symbol;
    support::Span name;
};
struct Lambda {
    std::vector<Parameter> parameters;
    std::optional<Signature> signature;
    NodePtr body;
    std::uint32_t bindings = 0;  // `:=` directly in the body
};
struct Call {
    NodePtr procedure;
    std::vector<NodePtr> arguments;
    bool tail = false;  // the last thing that a lambda does
};
struct PartialCall {
    NodePtr procedure;
    std::vector<NodePtr> arguments;  // null for `?`
};
struct Apply {
    NodePtr left;
    NodePtr right;
};
struct Transform {
    NodePtr pattern;
    NodePtr update;
    NodePtr remove;  // may be null
};

struct SortTerm {
    NodePtr expression;
    bool descending = false;
};
struct Sort {
    std::vector<SortTerm> terms;
};

/// What follows a step: a predicate, or `#$i` after one.
struct Stage {
    NodePtr predicate;  // null: an index binding
    std::optional<SymbolId> index;
};
struct Step {
    NodePtr node;
    std::vector<Stage> stages;
    std::optional<SymbolId> focus;     // @$v
    std::optional<SymbolId> index;     // #$i
    std::optional<SymbolId> ancestor;  // some `%` means the context of this step
    bool tuples = false;               // items carry bindings from here on
    bool plain = false;                // a name and nothing else
};
struct Path {
    std::vector<Step> steps;
    bool keepArray = false;
};

using Shape = std::variant<Literal, Name, Wildcard, Descendants, Parent, Context, Root, Variable, RegexLiteral,
    Negation, Binary, ArrayConstructor, ObjectConstructor, Block, Conditional, Bind, Lambda, Call, PartialCall, Apply,
    Transform, Sort, Path>;

/// `{key: value}` after a node.
struct Group {
    std::vector<Pair> pairs;
    support::Span span;
    support::Span token;
};

/// A node with nothing around it, whose result is what it evaluates to.
enum class Leaf : std::uint8_t {
    No,
    Literal,
    Member,  // a path of one name
    Variable,
    Binary,  // an operator that makes no sequence
    Block,   // parentheses around one expression
};

/// One expression. Spans are byte ranges of the expression's text.
struct Node {
    Shape shape;
    support::Span span;                 // all of it
    support::Span token;                // what the reference's position is derived from: its end
    std::vector<NodePtr> predicates{};  // of a node that is no step
    std::unique_ptr<Group> group{};
    bool keepArray = false;  // `[]`
    bool tuples = false;     // a path or block whose items keep their bindings, for a `%` outside
    Leaf leaf = Leaf::No;
    const Name* member = nullptr;  // the name of a `Member`
};

/// A name with everything known about it before evaluation.
struct Symbol {
    std::string name;    // without `$`
    int function = -1;   // index in the table of built-in functions
    bool bound = false;  // some place in the expression gives it a value
};

}  // namespace stepcheck::query::jsonata
