#include "stepcheck/exec/map_items.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace stepcheck::exec {

using value::Kind;
using value::Value;

MapItems MapItems::of(const Value& container) {
    MapItems items;
    if (container.is(Kind::Array)) {
        items.values.assign(container.elements().begin(), container.elements().end());
        return items;
    }
    for (const value::MemberView member : container.members()) {
        items.keys.push_back(member.name);
        items.values.push_back(member.value);
    }
    return items;
}

static Value keyOf(const MapItems& items, std::size_t index) {
    return index < items.keys.size() ? items.keys[index] : Value();
}

Value MapItems::input(std::size_t index) const {
    const Value key = keyOf(*this, index);
    if (key.is(Kind::Null))
        return values[index];
    return Value::object({{Value("Key"), key}, {Value("Value"), values[index]}});
}

Value MapItems::context(std::size_t index, std::string_view source) const {
    const auto after = std::ranges::upper_bound(sources, index, {}, &Source::begin);
    return mapContext(
        index, keyOf(*this, index), values[index], after == sources.begin() ? source : std::prev(after)->text);
}

void MapItems::append(MapItems more, std::string source) {
    sources.push_back({.begin = size(), .text = std::move(source)});
    if (!more.keys.empty()) {
        keys.resize(size());
        std::ranges::move(more.keys, std::back_inserter(keys));
    }
    std::ranges::move(more.values, std::back_inserter(values));
}

void MapItems::cut(std::size_t size) {
    values.resize(std::min(size, values.size()));
    keys.resize(std::min(size, keys.size()));
}

Value mapContext(std::size_t index, const Value& key, const Value& item, std::string_view source) {
    std::vector<value::Member> members{{Value("Index"), Value(static_cast<std::int64_t>(index))}};
    if (!key.is(Kind::Null))
        members.push_back({Value("Key"), key});
    members.push_back({Value("Value"), item});
    members.push_back({Value("Source"), Value(source)});
    return Value::object({{Value("Item"), Value::object(std::move(members))}});
}

}  // namespace stepcheck::exec
