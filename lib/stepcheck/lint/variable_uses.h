#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/flow/variables.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/doubtful_reads.h"
#include "stepcheck/lint/rule.h"

#include <string_view>

// What several rules ask about the variables that expressions read.
namespace stepcheck::lint {

/// Whether the expression certainly fails when the variable has no value: JSONata goes on with undefined, so only
/// `$name` and a path from it count there.
[[nodiscard]] bool failsWithout(const asl::Expression& expression, const asl::VariableUse& use);

/// Reports every variable that has no value when an expression of this query language reads it, on whatever way, unless
/// the state itself assigns it.
void reportVariablesWithoutValue(const RuleInput& in, asl::QueryLanguage language, Reporter& out);

/// Whether the text of the definition mentions `$name` anywhere, be it in a string that nobody can judge.
[[nodiscard]] bool mentions(std::string_view text, std::string_view name);

/// Whether the `Assign` in which an expression may stand, or the one beside it in the same object, gives the variable
/// its value: the new value is there from the next state on.
[[nodiscard]] bool assignsBeside(const RuleInput& in, const asl::Expression& expression, std::string_view name);

/// The first assignment of the same name in a scope around, as far as the service looks, or null.
[[nodiscard]] const flow::Assignment* findOuter(const RuleInput& in, const flow::Assignment& inner);

/// Calls `visit(expression, use, lookup)` for every variable that may have no value where an expression reads it.
template <class Visit>
void eachDoubtfulRead(const RuleInput& in, Visit visit) {
    for (const DoubtfulRead& read : in.data.shared().doubtfulReads())
        visit(*read.expression, *read.use, read.lookup);
}

}  // namespace stepcheck::lint
