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
            std::destroy_n(behind<Value>(object), object.size);
            releaseNames(object.names);
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

void Value::releaseNames(detail::NamesNode* names) {
    if (names == nullptr || !release(*names))
        return;
    std::destroy_n(behind<Value>(*names), names->size);
    freeNode(*names);
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
    : object_(Kind::Object, makeNode<detail::ObjectNode>(counted(capacity) * sizeof(Value))),
      nameRoom_(nullptr),
      valueRoom_(Value::behind<Value>(object_.objectNode())) {
    if (capacity == 0)
        return;
    object_.objectNode().names = makeNode<detail::NamesNode>(capacity * sizeof(Value));
    nameRoom_ = Value::behind<Value>(names());
}

SameNamesMaker::SameNamesMaker(const Value& model)
    : object_(Kind::Object, makeNode<detail::ObjectNode>(model.size() * sizeof(Value))),
      room_(Value::behind<Value>(object_.objectNode())) {
    STEPCHECK_ASSERT(model.is(Kind::Object));
    detail::NamesNode* const names = model.objectNode().names;
    if (names != nullptr)
        Value::retain(*names);
    object_.objectNode().names = names;
}

Value SameNamesMaker::done() {
    STEPCHECK_ASSERT(object_.size() == 0 || object_.size() == object_.objectNode().names->size);
    return std::move(object_);
}

// Where the name is in the index, or where it would be.
static std::size_t slotOf(const detail::NameIndex& index, std::span<const Value> names, std::string_view name) {
    const std::size_t mask = index.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(name)&mask;
    while (index[slot] != 0 && names[index[slot] - 1].string() != name)
        slot = (slot + 1) & mask;
    return slot;
}

static detail::NameIndex indexOf(std::span<const Value> names) {
    detail::NameIndex index(std::bit_ceil(4 * names.size()));
    for (std::size_t i = 0; i < names.size(); ++i)
        index[slotOf(index, names, names[i].string())] = static_cast<std::uint32_t>(i + 1);
    return index;
}

const Value& ObjectMaker::add(Member member) {
    detail::NamesNode& names = this->names();
    std::construct_at(nameRoom_ + names.size++, std::move(member.name));
    const Value& added = *std::construct_at(valueRoom_ + object_.node().size++, std::move(member.value));
    if (names.size < indexFrom)
        return added;
    const std::span<const Value> all(nameRoom_, names.size);
    if (names.index == nullptr || names.index->size() < 2 * all.size())
        names.index = std::make_unique<detail::NameIndex>(indexOf(all));
    else
        (*names.index)[slotOf(*names.index, all, all.back().string())] = names.size;
    return added;
}

void ObjectMaker::set(Member member) {
    if (const std::optional<std::size_t> place = object_.placeOf(member.key()))
        valueRoom_[*place] = std::move(member.value);
    else
        add(std::move(member));
}

std::optional<std::size_t> Value::placeOf(std::string_view name) const {
    if (!is(Kind::Object) || node().size == 0)
        return std::nullopt;
    const detail::NamesNode& table = *objectNode().names;
    const std::span<const Value> names(behind<const Value>(table), table.size);
    if (names.size() >= indexFrom) {
        const std::uint32_t found = (*table.index)[slotOf(*table.index, names, name)];
        return found == 0 ? std::nullopt : std::optional<std::size_t>(found - 1);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].string() == name)
            return i;
    return std::nullopt;
}

// Objects of different make often have a name at the same place.
const Value* Value::findAnew(std::string_view name, MemberHint& hint) const {
    detail::ObjectNode& object = objectNode();
    const bool known = hint.place < object.size && behind<const Value>(*object.names)[hint.place].isSameAs(
                                                       behind<const Value>(*hint.names)[hint.place]);
    if (!known)
        hint.place = static_cast<std::uint32_t>(placeOf(name).value_or(MemberHint::absent));
    hint.names = object.names;
    return hint.place == MemberHint::absent ? nullptr : behind<const Value>(object) + hint.place;
}

Value Value::with(std::string_view name, Value value) const {
    STEPCHECK_ASSERT(is(Kind::Object));
    if (const std::optional<std::size_t> place = placeOf(name)) {
        SameNamesMaker copy(*this);
        for (std::size_t i = 0; i < size(); ++i)
            copy.add(i == *place ? std::move(value) : members()[i].value);
        return copy.done();
    }
    ObjectMaker copy(size() + 1);
    for (const MemberView member : members())
        copy.add(member.copy());
    copy.add({.name = Value(name), .value = std::move(value)});
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
            if (a.sharesNames(b)) {
                for (std::size_t i = 0; i < a.size(); ++i)
                    inside.push_back({&a.members()[i].value, &b.members()[i].value});
                return true;
            }
            for (const MemberView member : a.members()) {
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
