#include "stepcheck/exec/step.h"
#include "stepcheck/semantics/unknowns.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/write.h"

#include <optional>
#include <string>
#include <utility>

namespace stepcheck::exec {

using semantics::Outcome;
using semantics::Surroundings;
using value::Value;

static Outcome<Value> evaluate(
    const query::payload::Expression& expression, const std::string& field, const Surroundings& around) {
    auto value = query::payload::evaluate(expression, field, around.over(around.input), around.oracle);
    if (value)
        return std::move(*value);
    return semantics::Fault{.error = std::move(value.error().error), .cause = std::move(value.error().cause)};
}

static Outcome<std::optional<std::string>> textOf(const FailText& text, const Surroundings& around) {
    auto value = std::visit(
        support::Overload{
            [](std::monostate) -> Outcome<Value> { return Value(); },
            [](const Value& literal) -> Outcome<Value> { return literal; },
            [&](const semantics::JsonataTemplate& computed) { return computed.evaluateAs("string", around); },
            [&](const query::payload::Expression& expression) { return evaluate(expression, text.field, around); },
        },
        text.form);
    if (!value)
        return value.error();
    if (std::holds_alternative<std::monostate>(text.form))
        return std::optional<std::string>();
    const Value known = semantics::settle(*value, value::Kind::String, around.oracle);
    return std::optional(known.is(value::Kind::String) ? std::string(known.string()) : value::write(known));
}

void Step::begin(FrameId id, const FailProgram& fail) {
    const Surroundings surroundings = around(id);
    auto error = textOf(fail.error, surroundings);
    if (!error) {
        this->fail(id, error.error());
        return;
    }
    auto cause = textOf(fail.cause, surroundings);
    if (!cause) {
        this->fail(id, cause.error());
        return;
    }
    const Failure failure{.error = std::move(*error), .cause = std::move(*cause)};
    if (execution_.trace)
        trace(id, "error", semantics::errorOutput(failure));
    endByFailure(id, failure);
}

}  // namespace stepcheck::exec
