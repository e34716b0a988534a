#include "stepcheck/query/jsonata/evaluator.h"

#include <algorithm>

namespace stepcheck::query::jsonata {

// Names in a row over many items: one item after the other, with nothing kept in between.
struct Evaluator::Names {
    std::span<const Name*> names;
    value::MemberHint* hints;
    ArrayData* out;
    std::size_t results = 0;  // of the last name
    Item only{};
};

// Goes as far as objects of a document lead, and to null where a member is missing; false when there is something else
// before the last name.
static bool followNames(std::span<const Name* const> names, value::MemberHint* hints, const value::Value*& value) {
    for (const Name* const name : names) {
        if (!value->is(value::Kind::Object))
            return false;
        value = value->find(name->name.string(), hints[name->hint]);
        if (value == nullptr)
            return true;
    }
    return true;
}

void Evaluator::addResult(Names& names, Item item) {
    ++names.results;
    names.only = item;
    if (isSpread(item))
        append(*names.out, item);
    else
        push(*names.out, item);
}

void Evaluator::runNames(std::span<const Step> steps, Item item, Names& names) {
    if (steps.empty())
        return addResult(names, item);
    const auto& name = std::get<Name>(steps[0].node->shape);
    Item found = nameStep(item, name.name.string(), hints_[name.hint]);
    if (isSequence(found) && found.array->size < 2)
        found = found.array->size == 0 ? Item{} : found.array->items[0];
    if (isUndefined(found))
        return;
    if (steps.size() == 1 || !isArray(found))
        return runNames(steps.subspan(1), found, names);
    const std::size_t size = sizeOf(found);
    for (std::size_t i = 0; i < size; ++i)
        runNames(steps.subspan(1), elementOf(found, i), names);
}

// Names over one object after the other; returns how many steps that were.
std::size_t Evaluator::memberSteps(std::span<const Step> steps, Stream& stream) {
    std::size_t count = 0;
    for (; count < steps.size() && steps[count].plain && isObject(stream.item); ++count) {
        const auto& name = std::get<Name>(steps[count].node->shape);
        stream.item = nameStep(stream.item, name.name.string(), hints_[name.hint]);
    }
    if (count == 0)
        return 0;
    enterLeaf();
    stream.many = isArray(stream.item);
    return count;
}

// Large documents do not fit into the caches: what the names of the next elements lead to is on its way while this one
// is looked at, in stages, each of which needs what the one before has loaded.
void Evaluator::prefetchNames(const Names& names, std::span<const value::Value> elements) {
    static constexpr std::size_t distance = 8;
    if (elements.size() <= 2 * distance)
        return;
    const value::MemberHint& first = names.hints[names.names[0]->hint];
    elements[2 * distance].prefetchMember(first);
    if (names.names.size() == 1)
        return;
    if (const value::Value* const member = elements[distance].memberAt(first))
        member->prefetchMember(names.hints[names.names[1]->hint]);
}

// Takes as many plain names as there are; returns how many steps that were.
std::size_t Evaluator::nameSteps(std::span<const Step> steps, Stream& stream) {
    if (!stream.many)
        return memberSteps(steps, stream);
    std::size_t count = 0;
    while (count < steps.size() && steps[count].plain)
        ++count;
    if (count == 0)
        return 0;
    auto* const list = arena_.room<const Name*>(count);
    for (std::size_t i = 0; i < count; ++i)
        list[i] = std::get_if<Name>(&steps[i].node->shape);
    const Elements elements(stream.item);
    Names names{.names = {list, count}, .hints = hints_, .out = newArray(0, true)};
    const bool shared = stream.item.tag == Tag::ValueArray;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (shared)
            prefetchNames(names, stream.item.value->elements().subspan(i));
        const Item element = elements[i];
        const value::Value* found = element.value;
        if (element.tag != Tag::ValueObject || !followNames(names.names, hints_, found))
            runNames(steps.first(count), element, names);
        else if (found != nullptr)
            addResult(names, load(*found));
        if (--budget_ == 0)
            checkBudget();
    }
    const bool asItIs = count == steps.size() && names.results == 1 && isArray(names.only) && !isSequence(names.only);
    stream.item = asItIs ? names.only : ofArray(names.out);
    return count;
}

}  // namespace stepcheck::query::jsonata
