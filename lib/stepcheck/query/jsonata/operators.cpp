#include "stepcheck/query/jsonata/operators.h"

#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/stringify.h"
#include "stepcheck/query/jsonata/terms.h"
#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/support/assert.h"

#include <cmath>

namespace stepcheck::query::jsonata {

static constexpr double mostItems = 1e7;

std::string shortJson(Evaluator& evaluator, Item item) {
    return messageJson(evaluator, item);
}

static MessagePieces pieces(Evaluator& evaluator, Operator op, Item value) {
    return {.value = shortJson(evaluator, value), .token = quoteJson(symbol(op))};
}

void requireFinite(Item number) {
    if (number.tag == Tag::Decimal && !std::isnan(number.decimal) && !std::isfinite(number.decimal))
        fail("D1001", {.value = "null"});
}

// Whether it is a number; NaN is none.
static bool isNumeric(const Node& node, Operator op, Item item) {
    if (item.tag == Tag::Integer)
        return true;
    if (item.tag != Tag::Decimal || std::isnan(item.decimal))
        return false;
    if (!std::isfinite(item.decimal))
        failAt("D1001", node, std::string(symbol(op)), {.value = "null"});
    return true;
}

static Item arithmetic(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right) {
    if (!isUndefined(left) && !isNumeric(node, op, left))
        failAt("T2001", node, std::string(symbol(op)), pieces(evaluator, op, left));
    if (!isUndefined(right) && !isNumeric(node, op, right))
        failAt("T2002", node, std::string(symbol(op)), pieces(evaluator, op, right));
    if (isUndefined(left) || isUndefined(right))
        return {};
    return decimalArithmetic(op, numberOf(left), numberOf(right));
}

static Item comparison(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right) {
    const auto comparable = [](Item item) { return isUndefined(item) || isNumber(item) || isString(item); };
    if (!comparable(left) || !comparable(right))
        failAt("T2010", node, std::string(symbol(op)), pieces(evaluator, op, comparable(left) ? right : left));
    if (isUndefined(left) || isUndefined(right))
        return {};
    if (isNumber(left) != isNumber(right)) {
        MessagePieces text = pieces(evaluator, op, left);
        text.value2 = shortJson(evaluator, right);
        failAt("T2009", node, std::string(symbol(op)), std::move(text));
    }
    return ofBoolean(holds(op, compareTexts(textOf(left), textOf(right)), 0));
}

static Item membership(Evaluator& evaluator, Item left, Item right) {
    if (isUndefined(left) || isUndefined(right))
        return ofBoolean(false);
    if (!isArray(right))
        return ofBoolean(identical(left, right));
    (void)evaluator;
    for (std::size_t i = 0; i < sizeOf(right); ++i)
        if (identical(elementOf(right, i), left))
            return ofBoolean(true);
    return ofBoolean(false);
}

static bool isWhole(Item item) {
    return item.tag == Tag::Integer ||
           (item.tag == Tag::Decimal && std::trunc(item.decimal) == item.decimal && std::isfinite(item.decimal));
}

static Item range(Evaluator& evaluator, const Node& node, Item left, Item right) {
    if (!isUndefined(left) && !isWhole(left))
        failAt("T2003", node, "..", pieces(evaluator, Operator::Range, left));
    if (!isUndefined(right) && !isWhole(right))
        failAt("T2004", node, "..", pieces(evaluator, Operator::Range, right));
    if (isUndefined(left) || isUndefined(right) || numberOf(left) > numberOf(right))
        return {};
    const double size = numberOf(right) - numberOf(left) + 1;
    if (size > mostItems)
        failAt("D2014", node, "..", {.value = numberText(size)});
    const auto count = static_cast<std::size_t>(size);
    if (const std::size_t most = evaluator.options().limits.valueBytes; most != 0 && count > most / sizeof(double))
        failTooLarge(most);
    ArrayData* const array = evaluator.newArray(count, true);
    if (left.tag == Tag::Integer) {
        for (std::size_t i = 0; i < count; ++i)
            array->items[i] = ofInteger(left.integer + static_cast<std::int64_t>(i));
    } else {
        for (std::size_t i = 0; i < count; ++i)
            array->items[i] = evaluator.whole(left.decimal + static_cast<double>(i));
    }
    array->size = static_cast<std::uint32_t>(count);
    return ofArray(array);
}

static Item concatenate(Evaluator& evaluator, Item left, Item right) {
    const std::string_view first = stringText(evaluator, left);
    const std::string_view second = stringText(evaluator, right);
    if (!second.empty() && second[0] == '\xED') {
        std::string joined(first);
        appendText(joined, second);
        return evaluator.ownText(joined);
    }
    char* const chars = evaluator.arena().room<char>(first.size() + second.size());
    first.copy(chars, first.size());
    second.copy(chars + first.size(), second.size());
    return ofText({chars, first.size() + second.size()});
}

Item operate(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right) {
    if (isTerm(left) || isTerm(right))
        return operateOnTerms(evaluator, node, op, left, right);
    switch (op) {
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder: return arithmetic(evaluator, node, op, left, right);
        case Operator::Equal:
        case Operator::NotEqual: {
            if (isUndefined(left) || isUndefined(right))
                return ofBoolean(false);
            return ofBoolean(equal(evaluator, left, right) == (op == Operator::Equal));
        }
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual: return comparison(evaluator, node, op, left, right);
        case Operator::Concatenate: return concatenate(evaluator, left, right);
        case Operator::In: return membership(evaluator, left, right);
        case Operator::Range: return range(evaluator, node, left, right);
        case Operator::And:
        case Operator::Or: break;
    }
    STEPCHECK_ASSERT(false && "and, or");
}

}  // namespace stepcheck::query::jsonata
