#pragma once

#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonata/signature.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// What is known of the place where an expression stands in a state machine.
struct Scope {
    bool input = true;  // `$states.input`, and so on
    bool context = true;
    bool result = false;
    bool errorOutput = false;
    std::span<const std::string> variables{};  // names that are assigned, `$` left out
    bool variablesKnown = false;               // whether `variables` is all of them
};

enum class ProblemKind : std::uint8_t {
    UnknownFunction,     // subject: its name; suggestion
    EvalUnsupported,     // `$eval` is called
    WrongArity,          // subject: function; detail: its signature
    WrongArgumentType,   // subject: function; detail: what is expected
    WrongOperandType,    // subject: operator; detail: what is expected
    UnboundVariable,     // subject: its name; suggestion
    UnavailableMember,   // subject: "result", "errorOutput", …
    UnknownMember,       // subject: the member of `$states`; suggestion
    BindsStates,         // `$states := …`
    TopLevelReference,   // subject: the name, "$" or "$$" that Step Functions refuses
    Constant,            // neither variable nor function: always the same
    YieldsFunction,      // the result is certainly a function
};

/// Something that is certainly wrong with an expression. Spans are ranges of the expression's text.
struct Problem {
    ProblemKind kind;
    support::Span span;
    std::string subject{};
    std::string detail{};
    std::string suggestion{};  // a name that exists and is near, or empty
};

/// What is wrong with an expression that Step Functions evaluates, in the order of the text.
/// What cannot be known is not reported.
/// Source: Step Functions developer guide, "Transforming data with JSONata"; probes of the service.
[[nodiscard]] std::vector<Problem> check(const Expression& expression, const Scope& scope);

/// The types that the result may have, `TypeBit::Undefined` among them; `anyType` when nothing is known.
[[nodiscard]] TypeMask resultTypes(const Expression& expression);

/// A variable that the expression reads and does not bind itself; functions are not among them.
struct VariableUse {
    std::string name;    // without `$`
    support::Span span;  // `$name`
};

/// In the order of the text; `$states` is one of them.
[[nodiscard]] std::vector<VariableUse> freeVariables(const Expression& expression);

/// `$states.input.a.b`: the names behind `$states`, as far as they are plain names. Views the expression.
struct StatesPath {
    std::vector<std::string_view> names;
    support::Span span;  // from `$states` to the last of the names
};

/// In the order of the text. `$states` alone has no names.
[[nodiscard]] std::vector<StatesPath> statesPaths(const Expression& expression);

}  // namespace stepcheck::query::jsonata
