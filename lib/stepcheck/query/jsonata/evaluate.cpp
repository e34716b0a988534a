#include "stepcheck/query/jsonata/evaluate.h"

#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/value/term.h"

#include <utility>
#include <vector>

namespace stepcheck::query::jsonata {

Limits statesLimits() {
    return {.depth = 100, .steps = 100'000'000, .valueBytes = 6'990'256};
}

// Whether the numbers and texts in the value need more than that. What holds them counts nothing, but not for ever.
static bool isLargerThan(std::size_t most, const value::Value& whole) {
    std::size_t bytes = 0;
    std::size_t visited = 0;
    std::vector<const value::Value*> open{&whole};
    while (!open.empty() && bytes <= most && ++visited <= most) {
        const value::Value& value = *open.back();
        open.pop_back();
        if (value.isNumber())
            bytes += sizeof(double);
        else if (value.is(value::Kind::String))
            bytes += value.string().size();
        for (const value::Value& element : value.elements())
            open.push_back(&element);
        for (const value::MemberView member : value.members())
            open.push_back(&member.value);
    }
    return bytes > most || !open.empty();
}

// An expression whose outcome depends on an unknown in a way that cannot be followed is one unknown as a whole: of its
// text, its variables and its input.
static value::Value unknownOutcome(
    const Expression& expression, const value::Value* input, std::span<const Binding> bindings) {
    value::ObjectMaker variables(bindings.size());
    for (const Binding& binding : bindings)
        variables.set({.name = binding.name, .value = binding.value});
    std::vector<value::Value> arguments{value::Value(expression.text()), variables.done()};
    if (input != nullptr)
        arguments.push_back(*input);
    return value::Value::term(value::Term::function("jsonata", std::move(arguments)));
}

Outcome evaluate(const Expression& expression, const value::Value* input, std::span<const Binding> bindings,
    const Options& options, value::Oracle& oracle) {
    try {
        Evaluator evaluator(expression, bindings, options, oracle);
        const Item result = evaluator.run(input);
        if (isUndefined(result))
            return Undefined{};
        if (isFunction(result))
            return FunctionOutcome{};
        value::Value value = evaluator.resultOf(result);
        if (const std::size_t most = options.limits.valueBytes; most != 0 && isLargerThan(most, value))
            failTooLarge(most);
        return value;
    } catch (const Failure& failure) {
        return toError(failure, expression.text());
    } catch (const TermMet&) {
        value::Value whole = unknownOutcome(expression, input, bindings);
        // Undefined stands for an error, too.
        if (!oracle.decide(
                {.question = value::Question::IsPresent, .kind = value::Kind::Null, .first = whole, .second = {}}))
            return Undefined{};
        return whole;
    }
}

}  // namespace stepcheck::query::jsonata
