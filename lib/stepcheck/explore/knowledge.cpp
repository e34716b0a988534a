#include "stepcheck/explore/knowledge.h"

#include "stepcheck/catalog/intrinsics.h"
#include "stepcheck/explore/model.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <system_error>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

// Terms of loops grow without end; what is deeper is taken as it is.
static constexpr int maxDepth = 200;

bool isKnown(const Value& value) {
    if (value.kind() < Kind::Array)
        return true;
    return !value.is(Kind::Term) && std::ranges::all_of(value.elements(), isKnown) &&
           std::ranges::all_of(value.members(), [](const value::MemberView member) { return isKnown(member.value); });
}

// The one kind of the results of a JSONata function, as its signature says it, or all kinds.
static Kinds kindsOfCall(std::string_view function) {
    const int index = query::jsonata::functionIndex(function);
    if (index < 0)
        return anyKind;
    const std::string_view signature = query::jsonata::functionTable()[static_cast<std::size_t>(index)].signature;
    const std::size_t result = signature.rfind(':');
    switch (result == std::string_view::npos ? 'x' : signature[result + 1]) {
        case 's': return kindsOf(Kind::String);
        case 'n': return function == "count" ? kindsOf(Kind::Integer) : numberKinds;
        case 'b': return kindsOf(Kind::Boolean);
        case 'o': return function == "merge" || function == "sift" ? kindsOf(Kind::Object) : anyKind;
        default: return anyKind;
    }
}

static Kinds kindsOfIntrinsic(const catalog::IntrinsicSpec& function) {
    using catalog::IntrinsicType;
    switch (function.result) {
        case IntrinsicType::Any:
        case IntrinsicType::Scalar: return anyKind;
        case IntrinsicType::String: return kindsOf(Kind::String);
        case IntrinsicType::Number: return kindsOf(Kind::Integer);
        case IntrinsicType::Boolean: return kindsOf(Kind::Boolean);
        case IntrinsicType::Array: return kindsOf(Kind::Array);
        case IntrinsicType::Object: return kindsOf(Kind::Object);
    }
    STEPCHECK_ASSERT(false);
}

// What an operation or function yields when it yields anything.
static Kinds kindsOfResult(const Term& term) {
    struct Entry {
        std::string_view name;
        Kinds kinds;
    };
    constexpr Kinds boolean = kindsOf(Kind::Boolean);
    constexpr Kinds string = kindsOf(Kind::String);
    static constexpr auto table = std::to_array<Entry>({{"+", numberKinds}, {"-", numberKinds}, {"*", numberKinds},
        {"/", numberKinds}, {"%", numberKinds}, {"negate", numberKinds}, {"length", kindsOf(Kind::Integer)},
        {"concat", string}, {"upper", string}, {"lower", string}, {"=", boolean}, {"!=", boolean}, {"<", boolean},
        {"<=", boolean}, {">", boolean}, {">=", boolean}, {"with", kindsOf(Kind::Object)}, {"in", boolean},
        {"filter", boolean}, {"is JSON", boolean}});
    const std::string_view name = term.name();
    if (name == "*" && term.form() == Term::Form::Function)
        return anyKind;  // all members, and no product
    if (name.starts_with('$'))
        return kindsOfCall(name.substr(1));
    if (const catalog::IntrinsicSpec* intrinsic = catalog::findIntrinsic(name))
        return kindsOfIntrinsic(*intrinsic);
    // Steps of a path that name many nodes; a function behind them names one value.
    if ((name.starts_with('[') || name.starts_with("..")) && !name.ends_with(')'))
        return kindsOf(Kind::Array);
    const auto* const found = std::ranges::find(table, name, &Entry::name);
    return found != table.end() ? found->kinds : anyKind;
}

Knowledge::Knowledge(std::span<const Literal> literals) {
    nodes_.reserve(literals.size() + 4);
    facts_.reserve(literals.size() + 4);
    for (const Literal& literal : literals)
        if (!contradictory_)
            add(literal);
    for (const Literal& literal : literals)
        if (!contradictory_)
            addTruth(literal);
}

Statement statedBy(const Literal& literal) {
    const value::Condition& condition = literal.condition;
    const Statement plain{
        .question = condition.question, .holds = literal.holds, .first = &condition.first, .second = &condition.second};
    const Value& value = condition.first;
    if (condition.question != Question::IsTrue || !value.is(Kind::Term) ||
        value.term().form() != Term::Form::Operation || value.term().operands().size() != 2)
        return plain;
    const std::string_view name = value.term().name();
    const Value* const a = &value.term().operands()[0];
    const Value* const b = &value.term().operands()[1];
    if (name == "=" || name == "!=")
        return {.question = Question::Equals, .holds = literal.holds == (name == "="), .first = a, .second = b};
    if (name == "<" || name == ">=")
        return {.question = Question::LessThan, .holds = literal.holds == (name == "<"), .first = a, .second = b};
    if (name == ">" || name == "<=")
        return {.question = Question::LessThan, .holds = literal.holds == (name == ">"), .first = b, .second = a};
    return plain;
}

void Knowledge::add(const Literal& literal) {
    const Statement statement = statedBy(literal);
    if (statement.question == Question::IsPresent)
        addPresence(*statement.first, literal.holds);
    else if (statement.question == Question::IsKind)
        addKind(*statement.first, literal.condition.kind, literal.holds);
    else
        addRelation(statement);
}

// Of an array a path that leads to many values gives an array, empty or not.
bool Knowledge::isListOfArray(std::uint32_t node) {
    const Value* const value = nodes_[node].term;
    if (value == nullptr || nodes_[node].kinds != kindsOf(Kind::Array) || !value->term().name().starts_with('['))
        return false;
    const Side whole = resolve(value->term().operands()[0], 1);
    return whole.form == Side::Form::Node ? nodes_[whole.node].kinds == kindsOf(Kind::Array)
                                          : whole.form == Side::Form::Known && whole.value->is(Kind::Array);
}

void Knowledge::addPresence(const Value& value, bool holds) {
    const Side side = resolve(value, 0);
    if (side.form != Side::Form::Node)
        return contradictUnless(holds == (side.form != Side::Form::Absent));
    if (holds)
        return require(side.node);
    if (isListOfArray(side.node))
        return contradictUnless(false);
    Node& node = nodes_[side.node];
    // An unknown is there, and so is what an operation makes; a function may fail.
    const bool mayBeMissing =
        node.parent != 0 || (node.term != nullptr && node.term->term().form() != Term::Form::Operation);
    contradictUnless(mayBeMissing && node.presence != Presence::Present);
    node.presence = Presence::Absent;
}

static Kinds kindsAsked(Kind kind) {
    return kind == Kind::Decimal ? numberKinds : kindsOf(kind);
}

void Knowledge::addKind(const Value& value, Kind kind, bool holds) {
    const Side side = resolve(value, 0);
    if (side.form == Side::Form::Absent)
        return contradictUnless(false);
    const Kinds wanted = holds ? kindsAsked(kind) : static_cast<Kinds>(anyKind & ~kindsAsked(kind));
    if (side.form != Side::Form::Node)
        return contradictUnless((kindsOf(side.value->kind()) & wanted) != 0);
    require(side.node);
    limit(side.node, wanted);
}

void Knowledge::addRelation(const Statement& statement) {
    const auto& [question, holds, first, second] = statement;
    const Side a = resolve(*first, 0);
    const Side b = isAboutTwo(question) ? resolve(*second, 0) : Side{.form = Side::Form::Known, .value = second};
    contradictUnless(a.form != Side::Form::Absent && b.form != Side::Form::Absent);
    if (contradictory_)
        return;
    for (const Side* side : {&a, &b})
        if (side->form == Side::Form::Node)
            require(side->node);
    if (holds)
        implyKinds(question, a, b);
    if (a.form == Side::Form::Known && b.form == Side::Form::Known)
        return contradictUnless(answer(question, Kind::Null, *a.value, *b.value) == holds);
    if (a.form == Side::Form::Node && b.form == Side::Form::Known)
        return addFact(a.node, {.question = question, .holds = holds, .constant = b.value});
    if (a.form == Side::Form::Known && b.form == Side::Form::Node)
        return addFact(b.node, {.question = question, .holds = holds, .constantFirst = true, .constant = a.value});
    if (a.form == Side::Form::Node && b.form == Side::Form::Node && a.node == b.node && question == Question::Equals)
        return contradictUnless(holds);
    relations_.push_back({.question = question, .holds = holds, .first = a, .second = b});
}

// Only strings match, only timestamps are moments, and only numbers and strings have an order.
void Knowledge::implyKinds(Question question, const Side& a, const Side& b) {
    static const Value nothing;
    const bool order = question == Question::LessThan;
    const bool moments = question == Question::Before || question == Question::SameMoment;
    for (const Side* side : {&a, &b}) {
        if (side->form != Side::Form::Node || (!order && !moments && question != Question::Matches))
            continue;
        limit(side->node, order ? numberKinds | kindsOf(Kind::String) : kindsOf(Kind::String));
        if (moments)
            addFact(side->node, {.question = Question::IsTimestamp, .constant = &nothing});
    }
}

void Knowledge::addFact(std::uint32_t node, Fact fact) {
    fact.next = nodes_[node].firstFact;
    nodes_[node].firstFact = static_cast<std::uint32_t>(facts_.size());
    facts_.push_back(fact);
    owners_.push_back(node);
}

void Knowledge::suppose(std::uint32_t node, Fact fact, Value constant) {
    fact.constant = &supposed_.emplace_back(std::move(constant));
    addFact(node, fact);
}

void Knowledge::supposeKinds(std::uint32_t node, Kinds kinds) {
    require(node);
    limit(node, kinds);
}

void Knowledge::takeBack(std::size_t factCount) {
    while (facts_.size() > factCount) {
        nodes_[owners_.back()].firstFact = facts_.back().next;
        facts_.pop_back();
        owners_.pop_back();
        supposed_.pop_back();
    }
}

// What is asked about is there, and so is what it is a part of.
void Knowledge::require(std::uint32_t node) {
    for (; node != 0 && nodes_[node].presence != Presence::Present; node = nodes_[node].parent) {
        contradictUnless(nodes_[node].presence != Presence::Absent);
        nodes_[node].presence = Presence::Present;
        if (const std::uint32_t parent = nodes_[node].parent; parent != 0)
            limit(parent, kindsOf(nodes_[node].form == Node::Form::Member ? Kind::Object : Kind::Array));
    }
}

void Knowledge::limit(std::uint32_t node, Kinds kinds) {
    nodes_[node].kinds &= kinds;
    contradictUnless(nodes_[node].kinds != 0);
}

// How many elements a slice leaves out of an array before those that it takes over, all to the end: `[1:]`.
static std::optional<std::int64_t> leftOutBy(const Value& value) {
    if (!value.is(Kind::Term) || value.term().form() != Term::Form::Function || value.term().operands().size() != 1)
        return std::nullopt;
    const std::string_view name = value.term().name();
    std::int64_t count = 0;
    if (!name.starts_with('[') || !name.ends_with(":]"))
        return std::nullopt;
    const std::string_view digits = name.substr(1, name.size() - 3);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size() || count < 0)
        return std::nullopt;
    return count;
}

Side Knowledge::resolve(const Value& value, int depth) {
    if (!value.is(Kind::Term))
        return {.form = isKnown(value) ? Side::Form::Known : Side::Form::Mixed, .value = &value};
    const Term& term = value.term();
    if (term.form() == Term::Form::Unknown)
        return {.form = Side::Form::Node, .node = unknown(term.name())};
    const bool isPart =
        term.form() == Term::Form::Member || (term.form() == Term::Form::Element && term.operands()[1].isNumber());
    if (!isPart || depth == maxDepth)
        return {.form = Side::Form::Node, .node = opaque(value, depth)};
    const Value* whole = term.operands().data();
    // A member of an object that was extended is the one that was set, or one of the object before.
    while (term.form() == Term::Form::Member && whole->is(Kind::Term) && whole->term().name() == "with" &&
           whole->term().form() == Term::Form::Operation) {
        const auto& operands = whole->term().operands();
        if (operands[1].string() == term.name())
            return resolve(operands[2], depth + 1);
        whole = operands.data();
    }
    std::int64_t leftOut = 0;
    if (term.form() == Term::Form::Element && term.operands()[1].number() >= 0)
        for (auto more = leftOutBy(*whole); more; more = leftOutBy(*whole)) {
            leftOut += *more;
            whole = whole->term().operands().data();
        }
    return resolvePart(resolve(*whole, depth + 1), value, leftOut);
}

Side Knowledge::resolvePart(const Side& whole, const Value& value, std::int64_t leftOut) {
    const Term& term = value.term();
    const bool isMember = term.form() == Term::Form::Member;
    const double place = isMember ? 0 : std::floor(term.operands()[1].number()) + static_cast<double>(leftOut);
    static constexpr double largestIndex = 1e15;
    if (whole.form == Side::Form::Absent || std::abs(place) > largestIndex)
        return {.form = Side::Form::Absent};
    const auto index = static_cast<std::int64_t>(place);
    if (whole.form == Side::Form::Node)
        return {.form = Side::Form::Node,
            .node = child(whole.node, isMember ? Node::Form::Member : Node::Form::Element,
                isMember ? term.name() : std::string_view(), index)};
    const Value* found = nullptr;
    if (isMember) {
        found = whole.value->find(term.name());
    } else {
        const auto elements = whole.value->elements();
        const std::int64_t at = index < 0 ? index + static_cast<std::int64_t>(elements.size()) : index;
        if (at >= 0 && at < static_cast<std::int64_t>(elements.size()))
            found = &elements[static_cast<std::size_t>(at)];
    }
    return found != nullptr ? resolve(*found, 0) : Side{.form = Side::Form::Absent};
}

std::uint32_t Knowledge::addNode(Node node) {
    nodes_.push_back(node);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t Knowledge::unknown(std::string_view name) {
    for (const std::uint32_t root : roots_)
        if (nodes_[root].form == Node::Form::Unknown && nodes_[root].name == name)
            return root;
    roots_.push_back(addNode({.form = Node::Form::Unknown, .presence = Presence::Present, .name = name}));
    return roots_.back();
}

// Integers are added to integers. A sum that no integer can hold is out of the range of all that asks for integers.
static bool isClosedOverIntegers(std::string_view operation) {
    return operation == "+" || operation == "-" || operation == "*" || operation == "negate";
}

bool Knowledge::isInteger(const Value& value, int depth) {
    if (depth >= maxDepth)
        return false;
    const Side side = resolve(value, depth);
    return side.form == Side::Form::Node ? nodes_[side.node].kinds == kindsOf(Kind::Integer)
                                         : side.form == Side::Form::Known && side.value->is(Kind::Integer);
}

std::uint32_t Knowledge::opaque(const Value& value, int depth) {
    for (const std::uint32_t root : roots_)
        if (nodes_[root].form == Node::Form::Opaque && *nodes_[root].term == value)
            return root;
    const std::uint32_t node =
        addNode({.form = Node::Form::Opaque, .kinds = kindsOfResult(value.term()), .term = &value});
    roots_.push_back(node);
    const Term& term = value.term();
    for (const Value& operand : term.operands())
        requireParts(operand, depth + 1);
    if (term.form() == Term::Form::Operation && isClosedOverIntegers(term.name()) &&
        std::ranges::all_of(term.operands(), [&](const Value& operand) { return isInteger(operand, depth + 1); }))
        limit(node, kindsOf(Kind::Integer));
    const bool isLength = term.form() == Term::Form::Operation && term.name() == "length";
    const bool isCount = term.form() == Term::Form::Function && term.name() == "$count";
    if (depth == maxDepth || !(isLength || isCount))
        return node;
    if (const Side of = resolve(term.operands()[0], depth + 1); of.form == Side::Form::Node) {
        if (isLength)
            limit(of.node, kindsOf(Kind::String) | kindsOf(Kind::Array) | kindsOf(Kind::Object));
        (isLength ? nodes_[of.node].length : nodes_[of.node].count) = node;
    }
    return node;
}

// Nothing is computed of what is not there.
void Knowledge::requireParts(const Value& value, int depth) {
    if (depth >= maxDepth || value.kind() < Kind::Array)
        return;
    const Side side = resolve(value, depth);
    contradictUnless(side.form != Side::Form::Absent);
    if (side.form == Side::Form::Node)
        return require(side.node);
    if (side.form != Side::Form::Mixed)
        return;
    for (const Value& element : side.value->elements())
        requireParts(element, depth + 1);
    for (const value::MemberView member : side.value->members())
        requireParts(member.value, depth + 1);
}

std::uint32_t Knowledge::child(std::uint32_t parent, Node::Form form, std::string_view name, std::int64_t index) {
    for (std::uint32_t at = nodes_[parent].firstChild; at != 0; at = nodes_[at].nextSibling)
        if (nodes_[at].form == form && nodes_[at].index == index && nodes_[at].name == name)
            return at;
    const std::uint32_t node = addNode({.form = form, .name = name, .index = index, .parent = parent});
    const std::uint32_t last = nodes_[parent].lastChild;
    (last == 0 ? nodes_[parent].firstChild : nodes_[last].nextSibling) = node;
    nodes_[parent].lastChild = node;
    return node;
}

}  // namespace stepcheck::explore
