#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/terms.h"

#include <algorithm>
#include <cmath>

namespace stepcheck::query::jsonata {

static ArrayData* emptySequence(Evaluator& evaluator) {
    return evaluator.newArray(0, true);
}

// A name over an array is looked up in its elements, and theirs.
static void lookupInto(
    Evaluator& evaluator, ArrayData& out, Item array, std::string_view name, value::MemberHint& hint) {
    evaluator.guardStack();
    const std::size_t size = sizeOf(array);
    for (std::size_t i = 0; i < size; ++i) {
        const Item element = elementOf(array, i);
        if (isArray(element)) {
            lookupInto(evaluator, out, element, name, hint);
            continue;
        }
        const Item found = evaluator.nameStep(element, name, hint);
        if (isArray(found))
            evaluator.append(out, found);
        else if (!isUndefined(found))
            evaluator.push(out, found);
    }
}

Item Evaluator::nameStep(Item input, std::string_view name, value::MemberHint& hint) {
    if (input.tag == Tag::ValueObject) {
        const value::Value* const found = input.value->find(name, hint);
        return found == nullptr ? Item{} : load(*found);
    }
    if (input.tag == Tag::Object)
        return memberOf(input, name);
    if (isTerm(input))
        return memberOfTerm(*this, input, name);
    if (!isArray(input))
        return {};
    ArrayData* const out = newArray(0, true);
    lookupInto(*this, *out, input, name, hint);
    return ofArray(out);
}

Item Evaluator::lookup(Item input, std::string_view name) {
    value::MemberHint hint;
    return nameStep(input, name, hint);
}

void Evaluator::flattenInto(ArrayData& out, Item item) {
    if (!isArray(item)) {
        push(out, item);
        return;
    }
    guardStack();
    for (std::size_t i = 0; i < sizeOf(item); ++i)
        flattenInto(out, elementOf(item, i));
}

// Arrays among the members are spread, after which the result is an ordinary array.
Item Evaluator::wildcard(Item input) {
    Item item = input;
    if (input.tag == Tag::Array && input.array->wrapper && input.array->size != 0)
        item = input.array->items[0];
    if (isTerm(item))
        return anyOfTerm(*this, item, "*");
    ArrayData* const out = newArray(0, true);
    const bool array = isArray(item);
    for (std::size_t i = 0; i < sizeOf(item); ++i) {
        const Item value = array ? elementOf(item, i) : memberAt(item, i).value;
        if (isArray(value))
            out->sequence = false;
        if (!isUndefined(value))
            flattenInto(*out, value);
    }
    return ofArray(out);
}

void Evaluator::descend(ArrayData& out, Item item) {
    guardStack();
    if (!isArray(item))
        push(out, item);
    if (isArray(item)) {
        for (std::size_t i = 0; i < sizeOf(item); ++i)
            descend(out, elementOf(item, i));
    } else if (isObject(item)) {
        for (std::size_t i = 0; i < sizeOf(item); ++i)
            descend(out, memberAt(item, i).value);
    }
}

Item Evaluator::descendants(Item input) {
    if (isUndefined(input))
        return {};
    if (isTerm(input))
        return anyOfTerm(*this, input, "**");
    ArrayData* const out = newArray(0, true);
    descend(*out, input);
    return ofArray(out);
}

// The element that a number selects, as an index of an array of `size`.
static bool selects(double number, std::size_t index, std::size_t size) {
    double place = std::floor(number);
    if (place < 0)
        place += static_cast<double>(size);
    return place == static_cast<double>(index);
}

static bool isArrayOfNumbers(Item item) {
    if (!isArray(item) || sizeOf(item) == 0)
        return false;
    for (std::size_t i = 0; i < sizeOf(item); ++i)
        if (!isNumber(elementOf(item, i)))
            return false;
    return true;
}

std::size_t selections(Evaluator& evaluator, Item answer, std::size_t index, std::size_t size) {
    if (isNumber(answer))
        return selects(numberOf(answer), index, size) ? 1 : 0;
    if (!isArrayOfNumbers(answer))
        return evaluator.truth(answer) ? 1 : 0;
    std::size_t times = 0;
    for (std::size_t i = 0; i < sizeOf(answer); ++i)
        times += static_cast<std::size_t>(selects(numberOf(elementOf(answer, i)), index, size));
    return times;
}

static Item byIndex(Evaluator& evaluator, double number, Item input) {
    const std::size_t size = isArray(input) ? sizeOf(input) : isUndefined(input) ? 0 : 1;
    double place = std::floor(number);
    if (place < 0)
        place += static_cast<double>(size);
    if (!(place >= 0) || place >= static_cast<double>(size))
        return ofArray(emptySequence(evaluator));
    const Item item = isArray(input) ? elementOf(input, static_cast<std::size_t>(place)) : input;
    if (isArray(item))
        return item;
    ArrayData* const out = evaluator.newArray(1, true);
    if (!isUndefined(item))
        evaluator.push(*out, item);
    return ofArray(out);
}

Item Evaluator::filter(const Node& predicate, Item input, Frame* frame) {
    if (const auto* literal = std::get_if<Literal>(&predicate.shape);
        literal != nullptr && literal->value.isNumber() && predicate.predicates.empty()) {
        if (isTerm(input))
            return elementOfTerm(*this, input, literal->value);
        return byIndex(*this, literal->value.number(), input);
    }
    const Elements elements(input);
    const std::size_t size = elements.size();
    ArrayData* const out = newArray(0, true);
    for (std::size_t i = 0; i < size; ++i) {
        elements.prefetch(i);
        const Item item = elements[i];
        const Item answer = evaluate(predicate, item, frame);
        if (answer.tag == Tag::Boolean) {
            if (answer.boolean)
                push(*out, item);
            continue;
        }
        for (std::size_t times = selections(*this, answer, i, size); times > 0; --times)
            push(*out, item);
    }
    return ofArray(out);
}

Item Evaluator::evaluateStep(const Step& step, Item item, Frame* frame) {
    Item result = evaluate(*step.node, item, frame);
    for (const Stage& stage : step.stages)
        result = filter(*stage.predicate, result, frame);
    return result;
}

// Advances by one step; false when nothing is left.
bool Evaluator::step(const Step& step, bool last, Stream& stream, Frame* frame) {
    if (std::holds_alternative<Sort>(step.node->shape)) {
        if (!stream.many) {
            ArrayData* const one = newArray(1, true);
            push(*one, stream.item);
            stream = {.item = ofArray(one), .many = true};
        }
        Item sorted = sort(*step.node, std::get<Sort>(step.node->shape), stream.item, frame);
        if (sizeOf(sorted) < 2)
            sorted = copyOf(sorted);  // still the sequence that the step before has made
        for (const Stage& stage : step.stages)
            sorted = filter(*stage.predicate, sorted, frame);
        stream.item = sorted;
        return sizeOf(sorted) != 0;
    }
    if (!stream.many) {
        const Item result = evaluateStep(step, stream.item, frame);
        stream = {.item = result, .many = isArray(result) && (isSpread(result) || last)};
        if (isSequence(result) && result.array->keepSingleton)
            stream.item = copyOf(result);
        return !isUndefined(result) && (!stream.many || sizeOf(result) != 0 || (last && !isSequence(result)));
    }
    const Elements elements(stream.item);
    ArrayData* const out = newArray(0, true);
    std::size_t results = 0;
    Item only;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        elements.prefetch(i);
        const Item result = evaluateStep(step, elements[i], frame);
        if (isUndefined(result))
            continue;
        ++results;
        only = result;
        if (isSpread(result))
            append(*out, result);
        else
            push(*out, result);
    }
    const bool asItIs = last && results == 1 && isArray(only) && !isSequence(only);
    stream.item = asItIs ? only : ofArray(out);
    return asItIs || out->size != 0;
}

static bool isConstructed(const Node& node) {
    if (const auto* array = std::get_if<ArrayConstructor>(&node.shape))
        return array->constructed;
    const auto* block = std::get_if<Block>(&node.shape);
    return block != nullptr && block->constructed;
}

Item Evaluator::oneItem(Item item) {
    ArrayData* const one = newArray(1, true);
    push(*one, item);
    return ofArray(one);
}

Item Evaluator::copyOf(Item array) {
    ArrayData* const copy = newArray(sizeOf(array), true);
    append(*copy, array);
    return ofArray(copy);
}

// Counts a node that is evaluated without more ado.
void Evaluator::enterLeaf() {
    if (depth_ + 1 > maxDepth_)
        tooDeep();
    if (--budget_ == 0)
        checkBudget();
}

Item Evaluator::path(const Node& node, const Path& path, Item input, Frame* frame) {
    const Shape& start = path.steps[0].node->shape;
    const bool absolute = std::holds_alternative<Variable>(start) || std::holds_alternative<Context>(start) ||
                          std::holds_alternative<Root>(start);
    Stream stream{.item = input, .many = isArray(input) && !absolute};
    TupleStream* tuples = nullptr;
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
        const Step& next = path.steps[i];
        if (i == 0 && isConstructed(*next.node)) {
            stream.item = evaluate(*next.node, stream.item, frame);
            stream.many = isArray(stream.item);
            if (isUndefined(stream.item) || (stream.many && sizeOf(stream.item) == 0))
                break;
        } else if (const std::size_t named =
                       tuples != nullptr ? 0 : nameSteps(std::span(path.steps).subspan(i), stream);
            named != 0) {
            i += named - 1;
            const bool last = i + 1 == path.steps.size();
            if (isUndefined(stream.item) ||
                (stream.many && (!last || isSequence(stream.item)) && sizeOf(stream.item) == 0)) {
                stream = {};
                break;
            }
        } else if (next.tuples || tuples != nullptr) {
            tuples = tupleStep(next, tuples, stream.many ? stream.item : oneItem(stream.item), frame);
        } else if (!step(next, i + 1 == path.steps.size(), stream, frame)) {
            stream = {};
            break;
        }
    }
    if (tuples != nullptr)
        return finishTuples(node, path, tuples, frame);
    return finishPath(node, path, stream, frame);
}

Item Evaluator::finishPath(const Node& node, const Path& path, const Stream& stream, Frame* frame) {
    Item result = stream.item;
    if (path.keepArray && !isUndefined(result)) {
        const bool alone =
            !stream.many || (result.tag == Tag::Array && result.array->constructed && !result.array->sequence);
        if (alone)
            result = oneItem(result);
        else if (isSequence(result))
            result = copyOf(result);
        if (isSequence(result))
            result.array->keepSingleton = true;
    }
    if (node.group != nullptr)
        return group(node.group->pairs, node, node.group->token, result, frame);
    return result;
}

}  // namespace stepcheck::query::jsonata
