#pragma once

#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <string_view>

namespace stepcheck::query::jsonpath {

/// The document with `value` at the place that a reference path names: what ResultPath does. Objects on the way are
/// made where there is nothing; elements of arrays are replaced, never added. Copies the objects and arrays on the way
/// and shares everything else. In an unknown object the result is the operation `with(object, name, value)`.
/// Error: a step does not fit what is there; the message is the service's.
/// Source: Amazon States Language, "InputPath, Parameters, ResultSelector, ResultPath and OutputPath".
Evaluated set(const Path& path, std::string_view pathText, const value::Value& document, value::Value value,
    value::Oracle& oracle);

/// What is known of a member of a term: `with(object, name, value)` holds `name`, and everything else is looked for in
/// `object`. Terms of another kind, and objects that turn up, are returned as they are.
struct MemberSource {
    value::Value object;  // where the member has to be looked for…
    bool found = false;   // … or the member itself
};
[[nodiscard]] MemberSource findInTerm(const value::Value& term, std::string_view name);

/// The term with another value of a member: `with(term, name, value)`, or that in which the member was set before, so
/// that what is set again and again does not grow.
[[nodiscard]] value::Value setInTerm(const value::Value& term, std::string_view name, value::Value value);

}  // namespace stepcheck::query::jsonpath
