#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/merge_sort.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/text.h"

#include <functional>
#include <vector>

namespace stepcheck::query::jsonata {

namespace {

// Compares elements by terms that are evaluated once each, when they are needed first.
class Order {
public:
    using Evaluate = std::function<Item(const Node&, std::size_t)>;

    Order(Evaluator& evaluator, const Node& node, const Sort& sort, std::size_t size, Evaluate evaluate)
        : evaluator_(evaluator), node_(node), sort_(sort), keys_(size * sort.terms.size()),
          known_(size * sort.terms.size()), evaluate_(std::move(evaluate)) {}

    bool after(std::size_t a, std::size_t b) {
        for (std::size_t term = 0; term < sort_.terms.size(); ++term)
            if (const int order = compare(key(a, term), key(b, term), sort_.terms[term].descending); order != 0)
                return order > 0;
        return false;
    }

private:
    Item key(std::size_t element, std::size_t term) {
        const std::size_t place = element * sort_.terms.size() + term;
        if (!known_[place]) {
            keys_[place] = evaluate_(*sort_.terms[term].expression, element);
            known_[place] = 1;
        }
        return keys_[place];
    }

    int compare(Item a, Item b, bool descending);
    [[noreturn]] void mismatch(Item a, Item b);

    Evaluator& evaluator_;
    const Node& node_;
    const Sort& sort_;
    std::vector<Item> keys_;
    std::vector<char> known_;
    Evaluate evaluate_;
};

void Order::mismatch(Item a, Item b) {
    if (isTerm(a) || isTerm(b))
        throw TermMet{};
    const auto sortable = [](Item item) { return isNumber(item) || isString(item); };
    const bool types = sortable(a) && sortable(b);
    throw Failure{.code = types ? "T2007" : "T2008",
        .pieces = {.value = shortJson(evaluator_, types || !sortable(a) ? a : b), .value2 = shortJson(evaluator_, b)},
        .span = node_.span,
        .position = node_.token.end,
        .placed = true};
}

int Order::compare(Item a, Item b, bool descending) {
    if (isUndefined(a) || isUndefined(b))
        return static_cast<int>(isUndefined(a)) - static_cast<int>(isUndefined(b));
    int order = 0;
    if (isNumber(a) && isNumber(b))
        order = static_cast<int>(numberOf(a) > numberOf(b)) - static_cast<int>(numberOf(a) < numberOf(b));
    else if (isString(a) && isString(b))
        order = compareTexts(textOf(a), textOf(b));
    else
        mismatch(a, b);
    return descending ? -order : order;
}

std::vector<std::size_t> numbersTo(std::size_t size) {
    std::vector<std::size_t> numbers(size);
    for (std::size_t i = 0; i < size; ++i)
        numbers[i] = i;
    return numbers;
}

}  // namespace

Item Evaluator::sort(const Node& node, const Sort& sort, Item input, Frame* frame) {
    const std::size_t size = sizeOf(input);
    if (size < 2)
        return input;
    Order order(*this, node, sort, size,
        [&](const Node& term, std::size_t i) { return evaluate(term, elementOf(input, i), frame); });
    std::vector<std::size_t> places = numbersTo(size);
    mergeSort(places, [&order](std::size_t a, std::size_t b) { return order.after(a, b); });
    ArrayData* const out = newArray(size);
    for (const std::size_t place : places)
        push(*out, elementOf(input, place));
    return ofArray(out);
}

TupleStream* Evaluator::sortTuples(const Node& node, const Sort& sort, TupleStream* stream, Frame* frame) {
    if (stream->size < 2)
        return stream;
    Order order(*this, node, sort, stream->size, [&](const Node& term, std::size_t i) {
        return evaluate(term, stream->tuples[i].item, frameOf(stream->tuples[i], frame));
    });
    std::vector<std::size_t> places = numbersTo(stream->size);
    mergeSort(places, [&order](std::size_t a, std::size_t b) { return order.after(a, b); });
    TupleStream* const out = newTuples(stream->size);
    for (const std::size_t place : places)
        pushTuple(*out, stream->tuples[place]);
    return out;
}

}  // namespace stepcheck::query::jsonata
