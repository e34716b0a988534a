#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/terms.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

namespace {

// The items that gave one key.
struct Gathered {
    Item key;
    std::size_t pair;
    Item only;                   // while there is one
    ArrayData* items = nullptr;  // afterwards
    std::vector<const Tuple*> tuples;
};

struct Groups {
    std::vector<Gathered> all;
    boost::unordered_flat_map<std::string_view, std::size_t> places;
    std::array<std::uint32_t, 64> recent{};  // by a hash of the key: place + 1

    static bool isSameKey(Item a, Item b) {
        if (a.tag == Tag::ValueString && b.tag == Tag::ValueString)
            return a.value->hasTextOf(*b.value);
        return textOf(a) == textOf(b);
    }

    // The group of the key, made when there is none; few are found fastest one by one.
    std::pair<Gathered*, bool> at(Item key, std::size_t pair) {
        if (key.tag != Tag::ValueString)
            return find(key, pair);
        std::uint32_t& place = recent[key.value->makeshiftHash() % recent.size()];
        if (place != 0 && isSameKey(all[place - 1].key, key))
            return {&all[place - 1], false};
        const auto found = find(key, pair);
        place = static_cast<std::uint32_t>(found.first - all.data()) + 1;
        return found;
    }

private:
    std::pair<Gathered*, bool> find(Item key, std::size_t pair) {
        const std::string_view name = textOf(key);
        if (all.size() < 8) {
            for (Gathered& group : all)
                if (isSameKey(group.key, key))
                    return {&group, false};
        } else if (const auto found = places.find(name); found != places.end()) {
            return {&all[found->second], false};
        }
        all.push_back({.key = key, .pair = pair, .only = {}, .items = nullptr, .tuples = {}});
        places.emplace(name, all.size() - 1);
        return {&all.back(), true};
    }
};

}  // namespace

static void requireKey(Evaluator& evaluator, const Node& node, support::Span token, Item key) {
    if (isString(key))
        return;
    throw Failure{.code = "T1003",
        .pieces = {.value = shortJson(evaluator, key)},
        .span = node.token == token ? node.span : token,
        .position = token.end,
        .placed = true};
}

static void gather(Evaluator& evaluator, Gathered& group, Item item) {
    if (group.items == nullptr) {
        group.items = evaluator.newArray(4);
        if (isArray(group.only))
            evaluator.append(*group.items, group.only);
        else if (!isUndefined(group.only))
            evaluator.push(*group.items, group.only);
    }
    if (isArray(item))
        evaluator.append(*group.items, item);
    else if (!isUndefined(item))
        evaluator.push(*group.items, item);
}

[[noreturn]] static void twoPairs(Evaluator& evaluator, support::Span token, Item key) {
    throw Failure{.code = "D1009",
        .pieces = {.value = shortJson(evaluator, key)},
        .span = token,
        .position = token.end,
        .placed = true};
}

// Keys that are constant and differ need no grouping.
Item Evaluator::constructObject(const Node& node, const ObjectConstructor& constructor, Item input, Frame* frame) {
    const std::size_t size = isArray(input) ? sizeOf(input) : 1;
    if (!constructor.plain || size > 1)
        return group(constructor.pairs, node, node.token, input, frame);
    const Item context = !isArray(input) ? input : size == 0 ? Item{} : elementOf(input, 0);
    auto* const object = arena_.make<ObjectData>();
    object->capacity = static_cast<std::uint32_t>(constructor.pairs.size());
    object->members = arena_.room<ItemMember>(constructor.pairs.size());
    for (const Pair& pair : constructor.pairs) {
        const Item value = evaluate(*pair.value, context, frame);
        if (!isUndefined(value))
            object->members[object->size++] = {.name = load(std::get<Literal>(pair.key->shape).value), .value = value};
    }
    return ofObject(object);
}

Item Evaluator::group(const std::vector<Pair>& pairs, const Node& node, support::Span token, Item input, Frame* frame) {
    const Item given = isArray(input) && sizeOf(input) == 0 ? Item{} : input;
    const Elements elements(given);
    Groups groups;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        elements.prefetch(i);
        const Item item = elements[i];
        for (std::size_t n = 0; n < pairs.size(); ++n) {
            const Item key = knownKey(*this, evaluate(*pairs[n].key, item, frame));
            if (isUndefined(key))
                continue;
            requireKey(*this, node, token, key);
            const auto [group, added] = groups.at(key, n);
            if (group->pair != n)
                twoPairs(*this, token, key);
            if (added)
                group->only = item;
            else
                gather(*this, *group, item);
        }
    }
    auto* const object = arena_.make<ObjectData>();
    for (const Gathered& group : groups.all) {
        const Item context = group.items == nullptr ? group.only : ofArray(group.items);
        const Item value = evaluate(*pairs[group.pair].value, context, frame);
        if (!isUndefined(value))
            setMember(arena_, *object, group.key, value);
    }
    return ofObject(object);
}

Item Evaluator::tupleGroup(const Group& group, const Node& node, const TupleStream& stream, Frame* frame) {
    Groups groups;
    for (std::uint32_t i = 0; i < stream.size; ++i) {
        const Tuple& tuple = stream.tuples[i];
        for (std::size_t n = 0; n < group.pairs.size(); ++n) {
            const Item key = knownKey(*this, evaluate(*group.pairs[n].key, tuple.item, frameOf(tuple, frame)));
            if (isUndefined(key))
                continue;
            requireKey(*this, node, group.token, key);
            const auto [gathered, added] = groups.at(key, n);
            if (gathered->pair != n)
                twoPairs(*this, group.token, key);
            gathered->tuples.push_back(&tuple);
        }
    }
    auto* const object = arena_.make<ObjectData>();
    for (const Gathered& gathered : groups.all) {
        const Tuple reduced = reduceTuples(gathered.tuples);
        const Item value = evaluate(*group.pairs[gathered.pair].value, reduced.item, frameOf(reduced, frame));
        if (!isUndefined(value))
            setMember(arena_, *object, gathered.key, value);
    }
    return ofObject(object);
}

static bool isArrayNode(const Node& node) {
    if (std::holds_alternative<ArrayConstructor>(node.shape))
        return true;
    const auto* literal = std::get_if<Literal>(&node.shape);
    return literal != nullptr && literal->value.is(value::Kind::String) && literal->value.string() == "[";
}

Item Evaluator::arrayConstructor(const ArrayConstructor& array, Item input, Frame* frame) {
    ArrayData* const out = newArray(array.items.size());
    out->constructed = array.constructed;
    for (const NodePtr& node : array.items) {
        const Item item = evaluate(*node, input, frame);
        if (isUndefined(item))
            continue;
        if (isArray(item) && !isArrayNode(*node))
            append(*out, item);
        else
            push(*out, item);
    }
    return ofArray(out);
}

}  // namespace stepcheck::query::jsonata
