#include "stepcheck/value/value.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <sys/single_threaded.h>

namespace stepcheck::value {

namespace {

struct StringNode : detail::Node {
    explicit StringNode(std::string_view chars) : text(chars) {}
    std::string text;
};

struct ArrayNode : detail::Node {
    explicit ArrayNode(std::vector<Value> values) : elements(std::move(values)) {}
    std::vector<Value> elements;
};

// Few members are found fastest one by one; more get an index.
constexpr std::size_t indexFrom = 12;

struct ObjectNode : detail::Node {
    using Index = boost::unordered_flat_map<std::string_view, std::uint32_t>;

    std::vector<Member> members;
    std::unique_ptr<Index> index;  // null for small objects

    [[nodiscard]] std::optional<std::size_t> place(std::string_view name) const;
    void add(Member member);
};

struct TermNode : detail::Node {
    explicit TermNode(Term value) : term(std::move(value)) {}
    Term term;
};

std::optional<std::size_t> ObjectNode::place(std::string_view name) const {
    if (index != nullptr) {
        const auto found = index->find(name);
        return found == index->end() ? std::nullopt : std::optional<std::size_t>(found->second);
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        if (members[i].key() == name)
            return i;
    return std::nullopt;
}

void ObjectNode::add(Member member) {
    if (const std::optional<std::size_t> there = place(member.key())) {
        members[*there].value = std::move(member.value);
        return;
    }
    members.push_back(std::move(member));
    // The names' text lives in nodes of their own and does not move with the vector.
    if (members.size() < indexFrom)
        return;
    if (index == nullptr) {
        index = std::make_unique<Index>();
        for (std::size_t i = 0; i + 1 < members.size(); ++i)
            index->emplace(members[i].key(), static_cast<std::uint32_t>(i));
    }
    index->emplace(members.back().key(), static_cast<std::uint32_t>(members.size() - 1));
}

void destroyOne(Kind kind, detail::Node* node) {
    switch (kind) {
        case Kind::String: delete static_cast<StringNode*>(node); return;
        case Kind::Array: delete static_cast<ArrayNode*>(node); return;
        case Kind::Object: delete static_cast<ObjectNode*>(node); return;
        case Kind::Term: delete static_cast<TermNode*>(node); return;
        case Kind::Null: case Kind::Boolean: case Kind::Integer: case Kind::Decimal: break;
    }
    STEPCHECK_ASSERT(false);
}

// Destroying a node releases its children, which may destroy them: the outermost call takes them one after the other
// from a list, so that a deep tree does not need a deep stack.
void destroy(Kind kind, detail::Node* node) {
    struct Pending {
        Kind kind;
        detail::Node* node;
    };
    if (kind == Kind::String) {
        destroyOne(kind, node);
        return;
    }
    // A pointer, because values of static lifetime outlive whatever has a destructor here.
    thread_local std::vector<Pending>* pending = nullptr;
    if (pending != nullptr) {
        pending->push_back({kind, node});
        return;
    }
    std::vector<Pending> list;
    pending = &list;
    destroyOne(kind, node);
    while (!list.empty()) {
        const Pending next = list.back();
        list.pop_back();
        destroyOne(next.kind, next.node);
    }
    pending = nullptr;
}

StringNode& stringIn(detail::Node* node) {
    return *static_cast<StringNode*>(node);
}
ArrayNode& arrayIn(detail::Node* node) {
    return *static_cast<ArrayNode*>(node);
}
ObjectNode& objectIn(detail::Node* node) {
    return *static_cast<ObjectNode*>(node);
}

}  // namespace

Value::Value(bool boolean) : kind_(Kind::Boolean) {
    payload_.boolean = boolean;
}

Value::Value(std::int64_t integer) : kind_(Kind::Integer) {
    payload_.integer = integer;
}

Value::Value(double decimal) : kind_(Kind::Decimal) {
    payload_.decimal = decimal;
}

Value::Value(std::string_view string) : Value(Kind::String, new StringNode(string)) {}

Value::Value(std::vector<Value> elements) : Value(Kind::Array, new ArrayNode(std::move(elements))) {}

static bool allDiffer(const std::vector<Member>& members) {
    for (std::size_t i = 1; i < members.size(); ++i)
        for (std::size_t before = 0; before < i; ++before)
            if (members[before].key() == members[i].key())
                return false;
    return true;
}

Value Value::object(std::vector<Member> members) {
    auto node = std::make_unique<ObjectNode>();
    if (members.size() < indexFrom && allDiffer(members)) {
        node->members = std::move(members);
        return Value(Kind::Object, node.release());
    }
    node->members.reserve(members.size());
    for (Member& member : members)
        node->add(std::move(member));
    return Value(Kind::Object, node.release());
}

Value Value::term(Term term) {
    return Value(Kind::Term, new TermNode(std::move(term)));
}

// Counting is several times as cheap as long as no other thread can count as well.
static void retain(detail::Node& node) {
    if (__libc_single_threaded != 0)
        node.references.store(node.references.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    else
        node.references.fetch_add(1, std::memory_order_relaxed);
}

// Whether that was the last reference.
static bool release(detail::Node& node) {
    if (__libc_single_threaded == 0)
        return node.references.fetch_sub(1, std::memory_order_acq_rel) == 1;
    const std::uint32_t left = node.references.load(std::memory_order_relaxed) - 1;
    node.references.store(left, std::memory_order_relaxed);
    return left == 0;
}

Value::Value(const Value& other) : kind_(other.kind_), payload_(other.payload_) {
    if (holdsNode())
        retain(*payload_.node);
}

Value::Value(Value&& other) noexcept
    : kind_(std::exchange(other.kind_, Kind::Null)), payload_(std::exchange(other.payload_, Payload{})) {}

Value& Value::operator=(const Value& other) {
    Value copy(other);
    std::swap(kind_, copy.kind_);
    std::swap(payload_, copy.payload_);
    return *this;
}

Value& Value::operator=(Value&& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(payload_, other.payload_);
    return *this;
}

Value::~Value() {
    if (holdsNode() && release(*payload_.node))
        destroy(kind_, payload_.node);
}

bool Value::boolean() const {
    STEPCHECK_ASSERT(kind_ == Kind::Boolean);
    return payload_.boolean;
}

std::int64_t Value::integer() const {
    STEPCHECK_ASSERT(kind_ == Kind::Integer);
    return payload_.integer;
}

double Value::number() const {
    STEPCHECK_ASSERT(isNumber());
    return kind_ == Kind::Integer ? static_cast<double>(payload_.integer) : payload_.decimal;
}

std::string_view Value::string() const {
    STEPCHECK_ASSERT(kind_ == Kind::String);
    return stringIn(payload_.node).text;
}

const Term& Value::term() const {
    STEPCHECK_ASSERT(kind_ == Kind::Term);
    return static_cast<TermNode*>(payload_.node)->term;
}

std::span<const Value> Value::elements() const {
    if (kind_ != Kind::Array)
        return {};
    return arrayIn(payload_.node).elements;
}

std::span<const Member> Value::members() const {
    if (kind_ != Kind::Object)
        return {};
    return objectIn(payload_.node).members;
}

std::size_t Value::size() const {
    return kind_ == Kind::Array ? elements().size() : members().size();
}

const Value* Value::find(std::string_view name) const {
    if (kind_ != Kind::Object)
        return nullptr;
    const ObjectNode& object = objectIn(payload_.node);
    const std::optional<std::size_t> place = object.place(name);
    return place ? &object.members[*place].value : nullptr;
}

const Value* Value::find(std::string_view name, MemberHint& hint) const {
    if (kind_ != Kind::Object)
        return nullptr;
    const ObjectNode& object = objectIn(payload_.node);
    if (hint.place < object.members.size() && object.members[hint.place].name.payload_.node == hint.name)
        return &object.members[hint.place].value;
    const std::optional<std::size_t> place = object.place(name);
    if (!place)
        return nullptr;
    hint = {.name = object.members[*place].name.payload_.node, .place = static_cast<std::uint32_t>(*place)};
    return &object.members[*place].value;
}

const Value* Value::prefetchMember(const MemberHint& hint) const {
    if (kind_ != Kind::Object)
        return nullptr;
    const std::vector<Member>& members = objectIn(payload_.node).members;
    if (hint.place >= members.size())
        return nullptr;
    __builtin_prefetch(&members[hint.place]);
    return &members[hint.place].value;
}

Value Value::with(std::string_view name, Value value) const {
    STEPCHECK_ASSERT(kind_ == Kind::Object);
    auto node = std::make_unique<ObjectNode>();
    const ObjectNode& old = objectIn(payload_.node);
    node->members.reserve(old.members.size() + 1);
    node->members = old.members;
    if (old.index != nullptr)
        node->index = std::make_unique<ObjectNode::Index>(*old.index);
    const std::optional<std::size_t> place = old.place(name);
    if (place)
        node->members[*place].value = std::move(value);
    else
        node->add({.name = Value(name), .value = std::move(value)});
    return Value(Kind::Object, node.release());
}

Value Value::withElement(std::size_t index, Value value) const {
    STEPCHECK_ASSERT(kind_ == Kind::Array && index < size());
    std::vector<Value> copy(elements().begin(), elements().end());
    copy[index] = std::move(value);
    return Value(std::move(copy));
}

bool Value::isSameAs(const Value& other) const {
    return kind_ == other.kind_ && holdsNode() && payload_.node == other.payload_.node;
}

namespace {

/// Two values that have to be equal for the whole to be.
struct Pair {
    const Value* a;
    const Value* b;
};

bool equalNumbers(const Value& a, const Value& b) {
    if (a.is(Kind::Integer) && b.is(Kind::Integer))
        return a.integer() == b.integer();
    return a.number() == b.number();
}

// Compares what the two hold themselves and leaves what they hold inside to the caller.
bool equalOnTop(const Value& a, const Value& b, std::vector<Pair>& inside) {
    if (a.isNumber() && b.isNumber())
        return equalNumbers(a, b);
    if (a.kind() != b.kind() || a.size() != b.size())
        return false;
    switch (a.kind()) {
        case Kind::Null: return true;
        case Kind::Boolean: return a.boolean() == b.boolean();
        case Kind::String: return a.string() == b.string();
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
        case Kind::Integer: case Kind::Decimal: break;
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace

bool operator==(const Value& a, const Value& b) {
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
