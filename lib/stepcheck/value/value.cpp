#include "stepcheck/value/value.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <new>

namespace stepcheck::value {

// Few members are found fastest one by one; more get an index.
static constexpr std::size_t indexFrom = 12;

namespace {

struct TermNode : detail::Node {
    explicit TermNode(Term value) : term(std::move(value)) {}
    Term term;
};

}  // namespace

// A node with room behind it.
template <class Head>
static Head* makeNode(std::size_t bytesBehind) {
    return std::construct_at(static_cast<Head*>(::operator new(sizeof(Head) + bytesBehind)));
}

template <class Head>
static void freeNode(Head& node) {
    std::destroy_at(&node);
    ::operator delete(&node);
}

static std::uint32_t counted(std::size_t size) {
    STEPCHECK_ASSERT(size <= std::numeric_limits<std::uint32_t>::max());
    return static_cast<std::uint32_t>(size);
}

Value::Value(std::string_view string) {
    if (string.size() <= mostShort) {
        short_ = {.kind = Kind::String, .size = static_cast<std::uint8_t>(string.size()), .chars{}};
        string.copy(short_.chars.data(), string.size());
        return;
    }
    auto* const node = makeNode<detail::Node>(string.size());
    node->size = counted(string.size());
    string.copy(behind<char>(*node), string.size());
    wide_ = {.kind = Kind::String, .mark = shared, .payload{.node = node}};
}

Value::Value(std::vector<Value> elements) {
    ArrayMaker array(elements.size());
    for (Value& element : elements)
        array.add(std::move(element));
    *this = array.done();
}

static bool allDiffer(const std::vector<Member>& members) {
    for (std::size_t i = 1; i < members.size(); ++i)
        for (std::size_t before = 0; before < i; ++before)
            if (members[before].key() == members[i].key())
                return false;
    return true;
}

Value Value::object(std::vector<Member> members) {
    ObjectMaker object(members.size());
    const bool differ = members.size() < indexFrom && allDiffer(members);
    for (Member& member : members) {
        if (differ)
            object.add(std::move(member));
        else
            object.set(std::move(member));
    }
    return object.done();
}

Value Value::term(Term term) {
    return Value(Kind::Term, std::make_unique<TermNode>(std::move(term)).release());
}

const Term& Value::term() const {
    STEPCHECK_ASSERT(is(Kind::Term));
    return static_cast<const TermNode&>(node()).term;
}

void Value::destroyOne(Kind kind, detail::Node& node) {
    switch (kind) {
        case Kind::String: freeNode(node); return;
        case Kind::Array:
            std::destroy_n(behind<Value>(node), node.size);
            freeNode(node);
            return;
        case Kind::Object: {
            auto& object = static_cast<detail::ObjectNode&>(node);
            std::destroy_n(behind<Member>(object), object.size);
            freeNode(object);
            return;
        }
        case Kind::Term: delete static_cast<TermNode*>(&node); return;
        case Kind::Null:
        case Kind::Boolean:
        case Kind::Integer:
        case Kind::Decimal: break;
    }
    STEPCHECK_ASSERT(false);
}

// Destroying a node releases its children, which may destroy them: beyond a few levels they wait in a list for the
// outermost call, so that a deep tree does not need a deep stack.
void Value::destroy(Kind kind, detail::Node& node) {
    struct Pending {
        Kind kind;
        detail::Node* node;
    };
    static constexpr int mostLevels = 16;
    // A pointer, because values of static lifetime outlive whatever has a destructor here.
    thread_local std::vector<Pending>* pending = nullptr;
    thread_local int level = 0;
    if (level == mostLevels) {
        pending->push_back({kind, &node});
        return;
    }
    if (level != 0 || kind == Kind::String) {
        ++level;
        destroyOne(kind, node);
        --level;
        return;
    }
    std::vector<Pending> list;
    pending = &list;
    level = 1;
    destroyOne(kind, node);
    while (!list.empty()) {
        const Pending next = list.back();
        list.pop_back();
        destroyOne(next.kind, *next.node);
    }
    level = 0;
}

ArrayMaker::ArrayMaker(std::size_t capacity)
    : array_(Kind::Array, makeNode<detail::Node>(counted(capacity) * sizeof(Value))),
      room_(Value::behind<Value>(array_.node())) {}

ObjectMaker::ObjectMaker(std::size_t capacity)
    : object_(Kind::Object, makeNode<detail::ObjectNode>(counted(capacity) * sizeof(Member))),
      room_(Value::behind<Member>(object_.objectNode())) {}

// Where the name is in the index, or where it would be.
static std::size_t slotOf(const detail::NameIndex& index, std::span<const Member> members, std::string_view name) {
    const std::size_t mask = index.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(name)&mask;
    while (index[slot] != 0 && members[index[slot] - 1].key() != name)
        slot = (slot + 1) & mask;
    return slot;
}

static detail::NameIndex indexOf(std::span<const Member> members) {
    detail::NameIndex index(std::bit_ceil(4 * members.size()));
    for (std::size_t i = 0; i < members.size(); ++i)
        index[slotOf(index, members, members[i].key())] = static_cast<std::uint32_t>(i + 1);
    return index;
}

void ObjectMaker::add(Member member) {
    detail::ObjectNode& node = object_.objectNode();
    std::construct_at(room_ + node.size++, std::move(member));
    if (node.size < indexFrom)
        return;
    const auto members = object_.members();
    if (node.index == nullptr || node.index->size() < 2 * members.size())
        node.index = std::make_unique<detail::NameIndex>(indexOf(members));
    else
        (*node.index)[slotOf(*node.index, members, members.back().key())] = node.size;
}

void ObjectMaker::set(Member member) {
    if (const std::optional<std::size_t> place = object_.placeOf(member.key()))
        room_[*place].value = std::move(member.value);
    else
        add(std::move(member));
}

std::optional<std::size_t> Value::placeOf(std::string_view name) const {
    const auto all = members();
    if (all.size() >= indexFrom) {
        const detail::NameIndex& index = *objectNode().index;
        const std::uint32_t found = index[slotOf(index, all, name)];
        return found == 0 ? std::nullopt : std::optional<std::size_t>(found - 1);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].key() == name)
            return i;
    return std::nullopt;
}

Value Value::with(std::string_view name, Value value) const {
    STEPCHECK_ASSERT(is(Kind::Object));
    const std::optional<std::size_t> place = placeOf(name);
    ObjectMaker copy(size() + (place ? 0 : 1));
    for (const Member& member : members())
        copy.add(member);
    copy.set({.name = place ? members()[*place].name : Value(name), .value = std::move(value)});
    return copy.done();
}

Value Value::withElement(std::size_t index, Value value) const {
    STEPCHECK_ASSERT(is(Kind::Array) && index < size());
    ArrayMaker copy(size());
    for (std::size_t i = 0; i < size(); ++i)
        copy.add(i == index ? std::move(value) : elements()[i]);
    return copy.done();
}

namespace {

/// Two values that have to be equal for the whole to be.
struct Pair {
    const Value* a;
    const Value* b;
};

bool isScalar(const Value& value) {
    return value.kind() <= Kind::String;
}

// Of two values of which at least one is no array, object or term.
bool equalScalars(const Value& a, const Value& b) {
    if (a.isSameAs(b))
        return true;
    if (a.is(Kind::String) && b.is(Kind::String))
        return a.string() == b.string();
    if (a.is(Kind::Integer) && b.is(Kind::Integer))
        return a.integer() == b.integer();
    if (a.isNumber() && b.isNumber())
        return a.number() == b.number();
    return a.kind() == b.kind() && (a.is(Kind::Null) || a.boolean() == b.boolean());
}

// Compares what the two hold themselves and leaves what they hold inside to the caller.
bool equalOnTop(const Value& a, const Value& b, std::vector<Pair>& inside) {
    if (isScalar(a) || isScalar(b))
        return equalScalars(a, b);
    if (a.kind() != b.kind() || a.size() != b.size())
        return false;
    switch (a.kind()) {
        case Kind::Array:
            for (std::size_t i = 0; i < a.size(); ++i)
                inside.push_back({&a.elements()[i], &b.elements()[i]});
            return true;
        case Kind::Object:
            for (const Member& member : a.members()) {
                const Value* other = b.find(member.key());
                if (other == nullptr)
                    return false;
                inside.push_back({&member.value, other});
            }
            return true;
        case Kind::Term: {
            const Term& first = a.term();
            const Term& second = b.term();
            if (first.form() != second.form() || first.name() != second.name() ||
                first.operands().size() != second.operands().size())
                return false;
            for (std::size_t i = 0; i < first.operands().size(); ++i)
                inside.push_back({&first.operands()[i], &second.operands()[i]});
            return true;
        }
        case Kind::Null:
        case Kind::Boolean:
        case Kind::Integer:
        case Kind::Decimal:
        case Kind::String: break;
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace

bool operator==(const Value& a, const Value& b) {
    if (isScalar(a) || isScalar(b))
        return equalScalars(a, b);
    std::vector<Pair> inside{{&a, &b}};
    while (!inside.empty()) {
        const Pair pair = inside.back();
        inside.pop_back();
        if (!pair.a->isSameAs(*pair.b) && !equalOnTop(*pair.a, *pair.b, inside))
            return false;
    }
    return true;
}

}  // namespace stepcheck::value
