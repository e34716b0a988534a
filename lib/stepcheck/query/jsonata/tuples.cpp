#include "stepcheck/query/jsonata/evaluator.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>

namespace stepcheck::query::jsonata {

TupleStream* Evaluator::newTuples(std::size_t capacity) {
    return arena_.make<TupleStream>(TupleStream{
        .tuples = arena_.room<Tuple>(capacity), .size = 0, .capacity = static_cast<std::uint32_t>(capacity)});
}

void Evaluator::pushTuple(TupleStream& stream, const Tuple& tuple) {
    if (stream.size == stream.capacity) {
        stream.capacity = std::max(4U, stream.capacity * 2);
        auto* const tuples = arena_.room<Tuple>(stream.capacity);
        std::copy_n(stream.tuples, stream.size, tuples);
        stream.tuples = tuples;
    }
    stream.tuples[stream.size++] = tuple;
}

Tuple Evaluator::withEntry(const Tuple& tuple, SymbolId symbol, Item value) {
    auto* const entries = arena_.room<FrameEntry>(std::size_t{tuple.size} + 1);
    std::copy_n(tuple.entries, tuple.size, entries);
    for (std::uint32_t i = 0; i < tuple.size; ++i) {
        if (entries[i].symbol == symbol) {
            entries[i].value = value;
            return {.item = tuple.item, .entries = entries, .size = tuple.size};
        }
    }
    entries[tuple.size] = {.symbol = symbol, .value = value};
    return {.item = tuple.item, .entries = entries, .size = tuple.size + 1};
}

Item Evaluator::itemsOf(const TupleStream& stream) {
    ArrayData* const out = newArray(stream.size, true);
    for (std::uint32_t i = 0; i < stream.size; ++i)
        push(*out, stream.tuples[i].item);
    return ofArray(out);
}

// What one step makes of one tuple: a tuple for each item that it yields.
void Evaluator::extendTuples(const Step& step, const Tuple& from, Item result, TupleStream& out) {
    if (result.tag == Tag::Tuples) {
        for (std::uint32_t i = 0; i < result.tuples->size; ++i) {
            const Tuple& inner = result.tuples->tuples[i];
            Tuple tuple{.item = inner.item, .entries = from.entries, .size = from.size};
            for (std::uint32_t n = 0; n < inner.size; ++n)
                tuple = withEntry(tuple, inner.entries[n].symbol, inner.entries[n].value);
            pushTuple(out, tuple);
        }
        return;
    }
    const bool many = isArray(result);
    const std::size_t size = many ? sizeOf(result) : 1;
    for (std::size_t i = 0; i < size; ++i) {
        const Item item = many ? elementOf(result, i) : result;
        Tuple tuple = from;
        if (step.focus)
            tuple = withEntry(tuple, *step.focus, item);
        else
            tuple.item = item;
        if (step.index)
            tuple = withEntry(tuple, *step.index, ofInteger(static_cast<std::int64_t>(i)));
        if (step.ancestor)
            tuple = withEntry(tuple, *step.ancestor, from.item);
        pushTuple(out, tuple);
    }
}

TupleStream* Evaluator::tupleStep(const Step& step, TupleStream* stream, Item items, Frame* frame) {
    if (const auto* order = std::get_if<Sort>(&step.node->shape)) {
        if (stream != nullptr)
            return tupleStages(step, sortTuples(*step.node, *order, stream, frame), frame);
        const Item sorted = sort(*step.node, *order, items, frame);
        TupleStream* const out = newTuples(sizeOf(sorted));
        for (std::size_t i = 0; i < sizeOf(sorted); ++i) {
            Tuple tuple{.item = elementOf(sorted, i)};
            if (step.index)
                tuple = withEntry(tuple, *step.index, ofInteger(static_cast<std::int64_t>(i)));
            pushTuple(*out, tuple);
        }
        return tupleStages(step, out, frame);
    }
    if (stream == nullptr) {
        stream = newTuples(sizeOf(items));
        for (std::size_t i = 0; i < sizeOf(items); ++i)
            pushTuple(*stream, {.item = elementOf(items, i)});
    }
    TupleStream* const out = newTuples(stream->size);
    for (std::uint32_t i = 0; i < stream->size; ++i) {
        const Tuple& tuple = stream->tuples[i];
        const Item result = evaluate(*step.node, tuple.item, frameOf(tuple, frame));
        if (!isUndefined(result))
            extendTuples(step, tuple, result, *out);
    }
    return tupleStages(step, out, frame);
}

TupleStream* Evaluator::tupleStages(const Step& step, TupleStream* stream, Frame* frame) {
    for (const Stage& stage : step.stages) {
        if (stage.predicate != nullptr) {
            stream = tupleFilter(*stage.predicate, stream, frame);
            continue;
        }
        for (std::uint32_t i = 0; i < stream->size; ++i)
            stream->tuples[i] = withEntry(stream->tuples[i], *stage.index, ofInteger(i));
    }
    return stream;
}

TupleStream* Evaluator::tupleFilter(const Node& predicate, TupleStream* stream, Frame* frame) {
    TupleStream* const out = newTuples(0);
    const auto* literal = std::get_if<Literal>(&predicate.shape);
    for (std::uint32_t i = 0; i < stream->size; ++i) {
        const Tuple& tuple = stream->tuples[i];
        const Item answer = literal != nullptr ? load(literal->value)
                                               : evaluate(predicate, tuple.item, frameOf(tuple, frame));
        for (std::size_t times = selections(*this, answer, i, stream->size); times > 0; --times)
            pushTuple(*out, tuple);
    }
    return out;
}

Item Evaluator::finishTuples(const Node& node, const Path& path, TupleStream* tuples, Frame* frame) {
    if (node.group != nullptr)
        return tupleGroup(*node.group, node, *tuples, frame);
    if (node.tuples) {
        Item item{.tag = Tag::Tuples};
        item.tuples = tuples;
        return item;
    }
    const Item result = itemsOf(*tuples);
    result.array->keepSingleton = path.keepArray;
    return result;
}

Item Evaluator::tupleFinish(const Node& node, TupleStream* stream, Frame* frame) {
    for (const NodePtr& predicate : node.predicates)
        stream = tupleFilter(*predicate, stream, frame);
    if (node.group != nullptr && !std::holds_alternative<Path>(node.shape))
        return tupleGroup(*node.group, node, *stream, frame);
    Item item{.tag = Tag::Tuples};
    item.tuples = stream;
    return item;
}

Item Evaluator::appendItems(Item first, Item second) {
    if (isUndefined(first))
        return second;
    if (isUndefined(second))
        return first;
    ArrayData* const out = newArray(0);
    for (Item part : {first, second}) {
        if (isArray(part))
            append(*out, part);
        else
            push(*out, part);
    }
    return ofArray(out);
}

// One tuple with everything that those of a group have, gathered.
Tuple Evaluator::reduceTuples(std::span<const Tuple* const> tuples) {
    Tuple reduced = *tuples[0];
    for (const Tuple* tuple : tuples.subspan(1)) {
        reduced.item = appendItems(reduced.item, tuple->item);
        for (std::uint32_t i = 0; i < tuple->size; ++i) {
            const FrameEntry& entry = tuple->entries[i];
            const auto* const last = reduced.entries + reduced.size;
            const auto* const there = std::find_if(static_cast<const FrameEntry*>(reduced.entries), last,
                [&entry](const FrameEntry& known) { return known.symbol == entry.symbol; });
            const Item gathered = there == last ? entry.value : appendItems(there->value, entry.value);
            reduced = withEntry(reduced, entry.symbol, gathered);
        }
    }
    return reduced;
}

}  // namespace stepcheck::query::jsonata
