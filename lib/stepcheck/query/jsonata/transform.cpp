#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/terms.h"

#include <algorithm>

namespace stepcheck::query::jsonata {

// A copy in the arena, which the clauses may change; functions are lost in it.
static Item cloned(Evaluator& evaluator, Item item) {
    if (isTerm(item))
        throw TermMet{};
    if (!isArray(item) && !isObject(item))
        return isFunction(item) ? Item{.tag = Tag::Null} : item;
    evaluator.guardStack();
    const std::size_t size = sizeOf(item);
    if (isArray(item)) {
        ArrayData* const copy = evaluator.newArray(size);
        for (std::size_t i = 0; i < size; ++i)
            evaluator.push(*copy, cloned(evaluator, elementOf(item, i)));
        return ofArray(copy);
    }
    auto* const copy = evaluator.arena().make<ObjectData>();
    for (std::size_t i = 0; i < size; ++i) {
        const ItemMember member = memberAt(item, i);
        setMember(evaluator.arena(), *copy, member.name, cloned(evaluator, member.value));
    }
    return ofObject(copy);
}

static void removeMembers(Evaluator& evaluator, const Node& node, ObjectData& object, Item names) {
    const auto isNames = [&names] {
        for (std::size_t i = 0; i < sizeOf(names); ++i)
            if (!isString(elementOf(names, i)))
                return false;
        return true;
    };
    if (isString(names))
        return removeMember(object, textOf(names));
    if (!isArray(names) || !isNames())
        throw Failure{.code = "T2012",
            .pieces = {.value = shortJson(evaluator, names)},
            .span = node.span,
            .position = node.token.end,
            .placed = true};
    for (std::size_t i = 0; i < sizeOf(names); ++i)
        removeMember(object, textOf(elementOf(names, i)));
}

Item Evaluator::transform(const Transform& transform, const Function& function, Item input) {
    if (isUndefined(input))
        return {};
    if (isTerm(input) && termFits(*this, input, mask(TypeBit::Array) | mask(TypeBit::Object)))
        throw TermMet{};
    if (!isArray(input) && !isObject(input))
        fail("T0410", {.value = shortJson(*this, input), .index = "1"});
    const Item result = cloned(*this, input);
    const Item matches = evaluate(*transform.pattern, result, function.frame);
    const std::size_t count = isUndefined(matches) ? 0 : isArray(matches) ? sizeOf(matches) : 1;
    for (std::size_t i = 0; i < count; ++i) {
        const Item match = isArray(matches) ? elementOf(matches, i) : matches;
        const Item update = evaluate(*transform.update, match, function.frame);
        if (!isUndefined(update)) {
            if (!isObject(update))
                throw Failure{.code = "T2011",
                    .pieces = {.value = shortJson(*this, update)},
                    .span = transform.update->span,
                    .position = transform.update->token.end,
                    .placed = true};
            for (std::size_t n = 0; match.tag == Tag::Object && n < sizeOf(update); ++n)
                setMember(arena_, *match.object, memberAt(update, n).name, memberAt(update, n).value);
        }
        if (transform.remove == nullptr)
            continue;
        const Item names = evaluate(*transform.remove, match, function.frame);
        if (isUndefined(names))
            continue;
        if (match.tag == Tag::Object)
            removeMembers(*this, *transform.remove, *match.object, names);
    }
    return result;
}

}  // namespace stepcheck::query::jsonata
