#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/query/jsonata/stringify.h"
#include "stepcheck/value/read.h"

namespace stepcheck::query::jsonata {

static void gatherKeys(Evaluator& evaluator, Item item, ObjectData& seen, ArrayData& out) {
    if (isTerm(item))
        throw TermMet{};
    evaluator.guardStack();
    for (std::size_t i = 0; i < sizeOf(item); ++i) {
        if (isArray(item)) {
            gatherKeys(evaluator, elementOf(item, i), seen, out);
            continue;
        }
        const Item name = memberAt(item, i).name;
        if (findMember(seen, textOf(name)) != nullptr)
            continue;
        setMember(evaluator.arena(), seen, name, ofBoolean(true));
        evaluator.push(out, name);
    }
}

Item keys(Evaluator& evaluator, const Arguments& arguments) {
    ArrayData* const out = evaluator.newArray(0, true);
    auto* const seen = evaluator.arena().make<ObjectData>();
    gatherKeys(evaluator, arguments[0], *seen, *out);
    return ofArray(out);
}

Item lookupIn(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[1]))
        return {};
    return evaluator.lookup(arguments[0], textOf(arguments[1]));
}

static void spreadInto(Evaluator& evaluator, Item item, ArrayData& out) {
    evaluator.guardStack();
    for (std::size_t i = 0; i < sizeOf(item); ++i) {
        if (isArray(item)) {
            const Item element = elementOf(item, i);
            if (isArray(element) || isObject(element))
                spreadInto(evaluator, element, out);
            else
                evaluator.push(out, element);
            continue;
        }
        const ItemMember member = memberAt(item, i);
        auto* const single = evaluator.arena().make<ObjectData>();
        setMember(evaluator.arena(), *single, member.name, member.value);
        evaluator.push(out, ofObject(single));
    }
}

Item spread(Evaluator& evaluator, const Arguments& arguments) {
    if (isTerm(arguments[0]))
        throw TermMet{};
    if (!isArray(arguments[0]) && !isObject(arguments[0]))
        return arguments[0];
    // That of an array is an array even when it holds but one.
    ArrayData* const out = evaluator.newArray(0, !isArray(arguments[0]) || sizeOf(arguments[0]) == 0);
    spreadInto(evaluator, arguments[0], *out);
    return ofArray(out);
}

Item mergeOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    auto* const out = evaluator.arena().make<ObjectData>();
    for (std::size_t i = 0; i < sizeOf(arguments[0]); ++i) {
        const Item object = elementOf(arguments[0], i);
        for (std::size_t n = 0; n < sizeOf(object); ++n)
            setMember(evaluator.arena(), *out, memberAt(object, n).name, memberAt(object, n).value);
    }
    return ofObject(out);
}

// By way of JSON text, as the reference does it: numbers are rounded and functions become texts.
Item cloneOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const support::Result<value::Value> copy = value::read(jsonText(evaluator, arguments[0], false));
    return copy ? load(*evaluator.arena().keep(*copy)) : Item{};
}

}  // namespace stepcheck::query::jsonata
