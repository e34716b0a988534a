#pragma once

#include "stepcheck/explore/literal.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// A set of kinds.
using Kinds = std::uint8_t;

/// The set of one kind; `Decimal` is numbers that are no integers, unlike in questions.
[[nodiscard]] constexpr Kinds kindsOf(value::Kind kind) {
    return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}

inline constexpr Kinds anyKind = 0x7F;
inline constexpr Kinds numberKinds = kindsOf(value::Kind::Integer) | kindsOf(value::Kind::Decimal);

/// Something that one value has to be like: the answer to a question about it and a constant.
struct Fact {
    value::Question question = value::Question::Equals;
    bool holds = true;
    bool constantFirst = false;
    const value::Value* constant = nullptr;
    std::uint32_t next = 0;  // of the same node; 0: no more
};

enum class Presence : std::uint8_t { Open, Present, Absent };

/// What is known of a value: an unknown, a part of another value, or the value of an operation or function.
struct Node {
    enum class Form : std::uint8_t { Unknown, Member, Element, Opaque };
    Form form = Form::Unknown;
    Presence presence = Presence::Open;
    Kinds kinds = anyKind;
    std::string_view name{};             // of an unknown or member
    std::int64_t index = 0;              // of an element; negative ones count from the end
    const value::Value* term = nullptr;  // of an opaque one
    std::uint32_t parent = 0;            // 0: none
    std::uint32_t firstChild = 0;
    std::uint32_t nextSibling = 0;
    std::uint32_t lastChild = 0;
    std::uint32_t firstFact = 0;
    std::uint32_t length = 0;  // the node of its length, or 0
    std::uint32_t count = 0;   // the node of its `$count`, which is 1 of what is no array
};

/// One side of a question, with everything taken apart that can be.
struct Side {
    enum class Form : std::uint8_t { Known, Node, Absent, Mixed };
    Form form = Form::Known;
    const value::Value* value = nullptr;  // of `Known` and `Mixed`, a value with unknowns inside
    std::uint32_t node = 0;
};

/// A literal about two values that nobody knows, or about one with unknowns inside.
struct Relation {
    value::Question question = value::Question::Equals;
    bool holds = true;
    Side first{};
    Side second{};
};

/// What a literal says: of a comparison that became a value, the question that it answers.
struct Statement {
    value::Question question = value::Question::Equals;
    bool holds = true;
    const value::Value* first = nullptr;
    const value::Value* second = nullptr;
};

[[nodiscard]] Statement statedBy(const Literal& literal);

/// What a conjunction of literals says about each value, as a tree. The literals have to stay where they are.
class Knowledge {
public:
    explicit Knowledge(std::span<const Literal> literals);

    /// Whether two literals were found to contradict each other.
    [[nodiscard]] bool isContradictory() const { return contradictory_; }

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }  // the first one is no node
    [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
    [[nodiscard]] const Fact& fact(std::uint32_t index) const { return facts_[index]; }
    [[nodiscard]] const std::vector<std::uint32_t>& roots() const { return roots_; }
    [[nodiscard]] const std::vector<Relation>& relations() const { return relations_; }

    /// The node of a value, when it has one by now.
    [[nodiscard]] Side sideOf(const value::Value& value) { return resolve(value, 0); }

    /// Adds what an example was decided to be like; the constant is kept.
    void suppose(std::uint32_t node, Fact fact, value::Value constant);

    /// Adds that a value is there and of one of the kinds.
    void supposeKinds(std::uint32_t node, Kinds kinds);

    /// Takes back every fact that was supposed after there were so many; kinds stay.
    [[nodiscard]] std::size_t factCount() const { return facts_.size(); }
    void takeBack(std::size_t factCount);

private:
    void add(const Literal& literal);
    void addPresence(const value::Value& value, bool holds);
    void addKind(const value::Value& value, value::Kind kind, bool holds);
    void addRelation(const Statement& statement);
    void addTruth(const Literal& literal);
    void implyKinds(value::Question question, const Side& a, const Side& b);
    void addFact(std::uint32_t node, Fact fact);
    void require(std::uint32_t node);
    void requireParts(const value::Value& value, int depth);
    void limit(std::uint32_t node, Kinds kinds);
    void contradictUnless(bool fine) { contradictory_ = contradictory_ || !fine; }

    Side resolve(const value::Value& value, int depth);
    Side resolvePart(const Side& whole, const value::Value& term, std::int64_t leftOut);
    bool isListOfArray(std::uint32_t node);
    std::uint32_t unknown(std::string_view name);
    std::uint32_t opaque(const value::Value& term, int depth);
    bool isInteger(const value::Value& value, int depth);
    std::uint32_t child(std::uint32_t parent, Node::Form form, std::string_view name, std::int64_t index);
    std::uint32_t addNode(Node node);

    std::vector<Node> nodes_{Node{}};
    std::vector<Fact> facts_{Fact{}};
    std::vector<std::uint32_t> owners_{0};  // of facts: their nodes
    std::vector<std::uint32_t> roots_;
    std::vector<Relation> relations_;
    std::deque<value::Value> supposed_;
    bool contradictory_ = false;
};

/// Whether there is no term anywhere in the value.
[[nodiscard]] bool isKnown(const value::Value& value);

}  // namespace stepcheck::explore
