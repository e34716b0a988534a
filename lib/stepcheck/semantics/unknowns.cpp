#include "stepcheck/semantics/unknowns.h"

#include "stepcheck/value/term.h"

#include <utility>

namespace stepcheck::semantics {

using value::Kind;
using value::Oracle;
using value::Question;
using value::Term;
using value::Value;

static bool isKind(const Value& value, Kind kind, Oracle& oracle) {
    return oracle.decide({.question = Question::IsKind, .kind = kind, .first = value, .second = {}});
}

Value settle(const Value& value, Kind expected, Oracle& oracle) {
    if (!value.is(Kind::Term))
        return value;
    static_cast<void>(isKind(value, expected, oracle));
    return oracle.pick(value);
}

std::optional<std::vector<Value>> elementsOf(const Value& array, Oracle& oracle) {
    if (!array.is(Kind::Term)) {
        if (!array.is(Kind::Array))
            return std::nullopt;
        return std::vector<Value>(array.elements().begin(), array.elements().end());
    }
    if (!isKind(array, Kind::Array, oracle))
        return std::nullopt;
    std::vector<Value> elements;
    while (true) {
        Value element = Value::term(Term::element(array, static_cast<std::int64_t>(elements.size())));
        if (!oracle.decide({.question = Question::IsPresent, .first = element, .second = {}}))
            return elements;
        elements.push_back(std::move(element));
    }
}

}  // namespace stepcheck::semantics
