#include "stepcheck/explore/example.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Value;

namespace {

class Maker {
public:
    explicit Maker(const Knowledge& knowledge) : knowledge_(knowledge) {}

    Attempt make(std::uint32_t node);

private:
    using Facts = std::vector<Fact>;

    Facts factsOf(std::uint32_t node) const;
    Attempt ofKind(std::uint32_t node, Kind kind, const Facts& facts);
    Attempt equalTo(std::uint32_t node, Kind kind, const Fact& fact, const Facts& facts);
    Attempt text(std::uint32_t node, const Facts& facts);
    Attempt array(std::uint32_t node, const Facts& facts);
    Attempt arrayOf(std::uint32_t node, std::size_t size);
    Attempt object(std::uint32_t node, const Facts& facts);
    bool fits(std::uint32_t node, const Value* value) const;
    bool hasLength(std::uint32_t node, std::size_t length) const;
    bool isLong(std::uint32_t lengthNode, std::size_t length) const;

    // How many elements there can be.
    struct Sizes {
        std::int64_t least = 0;
        std::int64_t most = std::numeric_limits<std::int64_t>::max();
    };
    Sizes sizesOf(std::uint32_t node) const;
    std::string nameOf(std::uint32_t node) const;

    const Knowledge& knowledge_;
};

}  // namespace

// In the order in which they were stated.
Maker::Facts Maker::factsOf(std::uint32_t node) const {
    Facts facts;
    for (std::uint32_t at = knowledge_.node(node).firstFact; at != 0; at = knowledge_.fact(at).next)
        facts.push_back(knowledge_.fact(at));
    std::ranges::reverse(facts);
    return facts;
}

// The example string of a value: what it is called.
std::string Maker::nameOf(std::uint32_t index) const {
    const Node& node = knowledge_.node(index);
    switch (node.form) {
        case Node::Form::Unknown: {
            const bool isHole = node.name.starts_with("${") && node.name.ends_with('}');
            return std::string(isHole ? node.name.substr(2, node.name.size() - 3) : node.name);
        }
        case Node::Form::Member: return std::string(node.name);
        case Node::Form::Element: {
            const std::string all = nameOf(node.parent);
            return all.size() > 1 && all.ends_with('s') ? all.substr(0, all.size() - 1) : all;
        }
        case Node::Form::Opaque: return "result";
    }
    STEPCHECK_ASSERT(false);
}

// The kinds in the order in which they are tried: what the facts are about first.
static std::array<Kind, 7> orderOf(const Node& node, std::span<const Fact> facts) {
    std::array<Kind, 7> order{
        Kind::String, Kind::Integer, Kind::Decimal, Kind::Boolean, Kind::Object, Kind::Array, Kind::Null};
    const auto prefer = [&](Kind kind) {
        auto* const found = std::ranges::find(order, kind);
        std::rotate(order.begin(), found, found + 1);
    };
    if (node.form == Node::Form::Unknown && !node.name.starts_with("${"))
        prefer(Kind::Object);
    if (node.count != 0)
        prefer(Kind::Array);
    for (const Fact& fact : facts) {
        switch (fact.question) {
            case Question::LessThan:
            case Question::Equals: prefer(fact.constant->kind()); break;
            case Question::Matches:
            case Question::IsTimestamp:
            case Question::Before:
            case Question::SameMoment: prefer(Kind::String); break;
            case Question::IsTrue: prefer(Kind::Boolean); break;
            case Question::IsPresent:
            case Question::IsKind: break;
        }
    }
    // A number that has to be no integer is rarely what is meant.
    if (order[0] == Kind::Decimal)
        prefer(Kind::Integer);
    return order;
}

Attempt Maker::make(std::uint32_t index) {
    const Node& node = knowledge_.node(index);
    const Facts facts = factsOf(index);
    bool unsettled = false;
    for (const Kind kind : orderOf(node, facts)) {
        if ((node.kinds & kindsOf(kind)) == 0)
            continue;
        Attempt attempt = ofKind(index, kind, facts);
        if (std::holds_alternative<Value>(attempt))
            return attempt;
        unsettled = unsettled || std::holds_alternative<Unsettled>(attempt);
    }
    return unsettled ? Attempt(Unsettled{}) : Impossible{};
}

static Attempt firstThatFits(std::span<const Value> candidates, std::span<const Fact> facts) {
    for (const Value& candidate : candidates)
        if (satisfies(candidate, facts))
            return candidate;
    return Impossible{};
}

Attempt Maker::ofKind(std::uint32_t node, Kind kind, const Facts& facts) {
    const bool hasParts = kind == Kind::Array || kind == Kind::Object;
    if (kind != Kind::Array && !isLong(knowledge_.node(node).count, 1))
        return Impossible{};
    if (!hasParts && kind != Kind::String && knowledge_.node(node).length != 0)
        return Impossible{};
    if (hasParts)
        for (const Fact& fact : facts)
            if (fact.holds)
                return fact.question == Question::Equals ? equalTo(node, kind, fact, facts) : Impossible{};
    switch (kind) {
        case Kind::Null: return firstThatFits(std::array<Value, 1>{}, facts);
        case Kind::Boolean: return firstThatFits(std::array<Value, 2>{true, false}, facts);
        case Kind::Integer: return numberFor(facts, true);
        case Kind::Decimal: return numberFor(facts, false);
        case Kind::String: return text(node, facts);
        case Kind::Array: return array(node, facts);
        case Kind::Object: return object(node, facts);
        case Kind::Term: break;
    }
    STEPCHECK_ASSERT(false);
}

static bool holdsNumber(const Value& value) {
    return value.isNumber() || std::ranges::any_of(value.elements(), holdsNumber) ||
           std::ranges::any_of(value.members(), [](const value::MemberView each) { return holdsNumber(each.value); });
}

// Equal arrays and objects may still differ in the form of their numbers.
Attempt Maker::equalTo(std::uint32_t node, Kind kind, const Fact& fact, const Facts& facts) {
    if (!fact.constant->is(kind))
        return Impossible{};
    if (satisfies(*fact.constant, facts) && fits(node, fact.constant))
        return *fact.constant;
    return holdsNumber(*fact.constant) ? Attempt(Unsettled{}) : Impossible{};
}

// Whether everything that is known of a value and its parts is so; null is what is not there.
bool Maker::fits(std::uint32_t index, const Value* value) const {
    const Node& node = knowledge_.node(index);
    if (value == nullptr)
        return node.presence != Presence::Present;
    if (node.presence == Presence::Absent || (node.kinds & kindsOf(value->kind())) == 0 ||
        !satisfies(*value, factsOf(index)))
        return false;
    if (node.length != 0 && (!value->is(Kind::Array) || !hasLength(index, value->size())))
        return false;
    if (!isLong(node.count, value->is(Kind::Array) ? value->size() : 1))
        return false;
    for (std::uint32_t at = node.firstChild; at != 0; at = knowledge_.node(at).nextSibling) {
        const Node& child = knowledge_.node(at);
        const Value* part = nullptr;
        if (child.form == Node::Form::Member) {
            part = value->find(child.name);
        } else {
            const auto size = static_cast<std::int64_t>(value->elements().size());
            const std::int64_t place = child.index < 0 ? child.index + size : child.index;
            part = place >= 0 && place < size ? &value->elements()[static_cast<std::size_t>(place)] : nullptr;
        }
        if (!fits(at, part))
            return false;
    }
    return true;
}

bool Maker::hasLength(std::uint32_t index, std::size_t length) const {
    const Node& node = knowledge_.node(index);
    return isLong(node.length, length) && isLong(node.count, length);
}

// Whether the length can be what its node says; 0 is no node.
bool Maker::isLong(std::uint32_t lengthNode, std::size_t length) const {
    return lengthNode == 0 || ((knowledge_.node(lengthNode).kinds & kindsOf(Kind::Integer)) != 0 &&
                                  satisfies(Value(static_cast<std::int64_t>(length)), factsOf(lengthNode)));
}

// The least length that is good, up to a limit; nothing when there is none.
static constexpr std::int64_t maxLength = 2'000;

Attempt Maker::text(std::uint32_t index, const Facts& facts) {
    const std::string name = nameOf(index);
    Attempt attempt = stringFor(facts, name);
    const Node& node = knowledge_.node(index);
    const auto* found = std::get_if<Value>(&attempt);
    if (node.length == 0 || found == nullptr)
        return attempt;
    const auto fitsAsLong = [&](const Value& value) {
        const Computed length = compute(Value::term(value::Term::operation("length", {value})), {});
        return satisfies(std::get<Value>(length), factsOf(node.length)) && satisfies(value, facts);
    };
    if (fitsAsLong(*found))
        return attempt;
    std::string text = name.empty() ? "a" : name;
    while (text.size() < static_cast<std::size_t>(maxLength))
        text += text;
    if (const Attempt length = numberFor(factsOf(node.length), true); const auto* size = std::get_if<Value>(&length))
        if (size->integer() >= 0 && size->integer() <= maxLength)
            if (Value cut(text.substr(0, static_cast<std::size_t>(size->integer()))); fitsAsLong(cut))
                return cut;
    return Unsettled{};
}

Maker::Sizes Maker::sizesOf(std::uint32_t node) const {
    Sizes sizes;
    for (std::uint32_t at = knowledge_.node(node).firstChild; at != 0; at = knowledge_.node(at).nextSibling) {
        const Node& child = knowledge_.node(at);
        if (child.form != Node::Form::Element)
            continue;
        const std::int64_t needed = child.index < 0 ? -child.index : child.index + 1;
        if (child.presence == Presence::Present)
            sizes.least = std::max(sizes.least, needed);
        if (child.presence == Presence::Absent)
            sizes.most = std::min(sizes.most, needed - 1);
    }
    return sizes;
}

Attempt Maker::array(std::uint32_t node, const Facts& facts) {
    const Sizes sizes = sizesOf(node);
    std::int64_t size = sizes.least;
    bool certain = true;
    // A length that is asked for may be far away.
    const Node& whole = knowledge_.node(node);
    if (whole.length != 0 || whole.count != 0) {
        const Value least(sizes.least);
        Facts lengths = factsOf(whole.length);
        std::ranges::copy(factsOf(whole.count), std::back_inserter(lengths));
        lengths.push_back({.question = Question::LessThan, .holds = false, .constant = &least});
        const Attempt asked = numberFor(lengths, true);
        if (!std::holds_alternative<Value>(asked))
            return asked;
        size = std::get<Value>(asked).integer();
        // 1 is preferred to 0, which is less.
        if (size == 1 && sizes.least == 0 && hasLength(node, 0))
            size = 0;
    }
    static constexpr std::int64_t tries = 16;
    for (const std::int64_t last = std::min(sizes.most, size + tries); size <= last; ++size) {
        if (size > maxLength)
            return Unsettled{};
        if (!hasLength(node, static_cast<std::size_t>(size)))
            continue;
        Attempt attempt = arrayOf(node, static_cast<std::size_t>(size));
        if (const auto* value = std::get_if<Value>(&attempt); value != nullptr && satisfies(*value, facts))
            return attempt;
        certain = certain && std::holds_alternative<Impossible>(attempt);
    }
    return certain && sizes.most < size ? Attempt(Impossible{}) : Unsettled{};
}

Attempt Maker::arrayOf(std::uint32_t node, std::size_t size) {
    const std::string all = nameOf(node);
    std::vector<Value> elements(
        size, Value(all.size() > 1 && all.ends_with('s') ? all.substr(0, all.size() - 1) : all));
    std::vector<std::uint32_t> made(size);  // by whom
    bool unsettled = false;
    for (std::uint32_t at = knowledge_.node(node).firstChild; at != 0; at = knowledge_.node(at).nextSibling) {
        const Node& child = knowledge_.node(at);
        const std::int64_t place = child.index < 0 ? child.index + static_cast<std::int64_t>(size) : child.index;
        if (child.form != Node::Form::Element || place < 0 || place >= static_cast<std::int64_t>(size))
            continue;
        if (child.presence == Presence::Absent)
            return Impossible{};
        const auto i = static_cast<std::size_t>(place);
        if (made[i] != 0 && fits(at, &elements[i]))
            continue;
        Attempt attempt = make(at);
        auto* value = std::get_if<Value>(&attempt);
        if (std::holds_alternative<Impossible>(attempt))
            return attempt;
        if (value == nullptr) {
            unsettled = true;
            continue;
        }
        // An element may be meant from both ends.
        unsettled = unsettled || (made[i] != 0 && !fits(made[i], value));
        elements[i] = std::move(*value);
        made[i] = at;
    }
    return unsettled ? Attempt(Unsettled{}) : Value(std::move(elements));
}

Attempt Maker::object(std::uint32_t node, const Facts& facts) {
    std::vector<value::Member> members;
    bool unsettled = false;
    for (std::uint32_t at = knowledge_.node(node).firstChild; at != 0; at = knowledge_.node(at).nextSibling) {
        const Node& child = knowledge_.node(at);
        if (child.form != Node::Form::Member || child.presence != Presence::Present)
            continue;
        Attempt attempt = make(at);
        if (std::holds_alternative<Impossible>(attempt))
            return attempt;
        if (auto* value = std::get_if<Value>(&attempt))
            members.push_back({.name = child.name, .value = std::move(*value)});
        else
            unsettled = true;
    }
    if (unsettled)
        return Unsettled{};
    // An object that must not be one of some gets a member more.
    for (std::size_t i = 0; i <= facts.size() + 1; ++i) {
        if (Value value = Value::object(members);
            satisfies(value, facts) && isLong(knowledge_.node(node).length, value.size()))
            return value;
        members.push_back({.name = i == 0 ? "other" : fmt::format("other{}", i + 1), .value = true});
        // … unless that one has to be missing.
        for (std::uint32_t at = knowledge_.node(node).firstChild; at != 0; at = knowledge_.node(at).nextSibling)
            if (knowledge_.node(at).form == Node::Form::Member && members.back().key() == knowledge_.node(at).name)
                return Unsettled{};
    }
    return Unsettled{};
}

Attempt exampleOf(const Knowledge& knowledge, std::uint32_t node) {
    return Maker(knowledge).make(node);
}

std::variant<Model, Impossible, Unsettled> exampleFor(const Knowledge& knowledge) {
    if (knowledge.isContradictory())
        return Impossible{};
    Model model;
    Maker maker(knowledge);
    bool unsettled = false;
    for (const std::uint32_t root : knowledge.roots()) {
        const Node& node = knowledge.node(root);
        if (node.form == Node::Form::Opaque && node.presence == Presence::Absent)
            continue;
        Attempt attempt = maker.make(root);
        if (std::holds_alternative<Impossible>(attempt))
            return Impossible{};
        auto* value = std::get_if<Value>(&attempt);
        // The value of a function is what it is.
        if (node.form == Node::Form::Opaque)
            continue;
        unsettled = unsettled || value == nullptr;
        if (value != nullptr)
            model.values.insert_or_assign(std::string(node.name), std::move(*value));
    }
    if (unsettled)
        return Unsettled{};
    return model;
}

}  // namespace stepcheck::explore
