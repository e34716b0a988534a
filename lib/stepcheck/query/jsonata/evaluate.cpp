#include "stepcheck/query/jsonata/evaluate.h"

#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/value/term.h"

#include <utility>
#include <vector>

namespace stepcheck::query::jsonata {

Limits statesLimits() {
    return {.depth = 100};
}

// An expression whose outcome depends on an unknown in a way that cannot be followed is one unknown as a whole.
static value::Value unknownOutcome(const Expression& expression, const value::Value* input,
    std::span<const Binding> bindings) {
    std::vector<value::Value> arguments{value::Value(expression.text())};
    if (input != nullptr)
        arguments.push_back(*input);
    for (const Binding& binding : bindings)
        arguments.push_back(binding.value);
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
        return evaluator.resultOf(result);
    } catch (const Failure& failure) {
        return toError(failure, expression.text());
    } catch (const TermMet&) {
        return unknownOutcome(expression, input, bindings);
    }
}

}  // namespace stepcheck::query::jsonata
