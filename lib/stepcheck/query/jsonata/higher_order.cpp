#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

static Item place(std::size_t index) {
    return ofInteger(static_cast<std::int64_t>(index));
}

// How many elements an unknown has, nobody knows.
static const Item& knownArray(const Item& array) {
    if (isTerm(array))
        throw TermMet{};
    return array;
}

Item mapOf(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (isUndefined(array))
        return {};
    ArrayData* const out = evaluator.newArray(0, true);
    const Elements elements(knownArray(array));
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Item result = evaluator.applyToMember(arguments[1], elements[i], place(i), array);
        if (!isUndefined(result))
            evaluator.push(*out, result);
    }
    return ofArray(out);
}

Item filterArray(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (isUndefined(array))
        return {};
    ArrayData* const out = evaluator.newArray(0, true);
    const Elements elements(knownArray(array));
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Item item = elements[i];
        if (evaluator.truth(evaluator.applyToMember(arguments[1], item, place(i), array)))
            evaluator.push(*out, item);
    }
    return ofArray(out);
}

Item single(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (isUndefined(array))
        return {};
    Item found;
    bool any = false;
    for (std::size_t i = 0; i < sizeOf(array); ++i) {
        const Item item = elementOf(array, i);
        const bool wanted =
            isUndefined(arguments[1]) || evaluator.truth(evaluator.applyToMember(arguments[1], item, place(i), array));
        if (!wanted)
            continue;
        if (any)
            fail("D3138", {});
        found = item;
        any = true;
    }
    if (!any)
        fail("D3139", {});
    return found;
}

Item reduce(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (isUndefined(array))
        return {};
    const Item function = arguments[1];
    const std::uint32_t arity = isFunction(function) ? function.function->arity : 0;
    if (arity < 2)
        fail("D3050", {.index = "1"});
    const std::size_t size = sizeOf(array);
    Item result = arguments[2];
    std::size_t i = 0;
    if (isUndefined(result) && size > 0)
        result = elementOf(array, i++);
    for (; i < size; ++i) {
        const std::array<Item, 4> given{result, elementOf(array, i), place(i), array};
        result = evaluator.apply(function, std::span(given).first(std::min(arity, 4U)), Item{.tag = Tag::Null});
    }
    return result;
}

// Whether the function wants a member of the objects that are known at the end of a merge: nobody replaces those.
static bool keepsSomething(Evaluator& evaluator, const Item& function, const value::Term& merge) {
    if (merge.name() != "$merge" || !merge.operands()[0].is(value::Kind::Array))
        return false;
    std::vector<std::string_view> replaced;
    for (const value::Value& object : merge.operands()[0].elements() | std::views::reverse) {
        if (!object.is(value::Kind::Object))
            return false;
        for (const value::MemberView member : object.members()) {
            const bool isLast = std::ranges::find(replaced, member.key()) == replaced.end();
            const Item value = load(*evaluator.arena().keep(member.value));
            if (isLast && !isTerm(value) &&
                evaluator.truth(evaluator.applyToMember(function, value, ofText(member.key()), value)))
                return true;
            replaced.push_back(member.key());
        }
    }
    return false;
}

bool siftsToSomething(Evaluator& evaluator, std::span<const Item> arguments) {
    if (arguments.size() != 2 || !isTerm(arguments[0]) || !isFunction(arguments[1]))
        return false;
    try {
        return keepsSomething(evaluator, arguments[1], arguments[0].value->term());
    } catch (const TermMet&) {
        return false;
    }
}

Item sift(Evaluator& evaluator, const Arguments& arguments) {
    const Item object = arguments[0];
    if (isUndefined(object))
        return {};
    auto* const out = evaluator.arena().make<ObjectData>();
    for (std::size_t i = 0; i < sizeOf(object); ++i) {
        const ItemMember member = memberAt(object, i);
        if (evaluator.truth(evaluator.applyToMember(arguments[1], member.value, member.name, object)))
            setMember(evaluator.arena(), *out, member.name, member.value);
    }
    return out->size == 0 ? Item{} : ofObject(out);
}

Item each(Evaluator& evaluator, const Arguments& arguments) {
    const Item object = arguments[0];
    if (isUndefined(object))
        return {};
    ArrayData* const out = evaluator.newArray(0, true);
    for (std::size_t i = 0; i < sizeOf(object); ++i) {
        const ItemMember member = memberAt(object, i);
        const Item result = evaluator.applyToMember(arguments[1], member.value, member.name, object);
        if (!isUndefined(result))
            evaluator.push(*out, result);
    }
    return ofArray(out);
}

}  // namespace stepcheck::query::jsonata
