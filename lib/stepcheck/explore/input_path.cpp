#include "stepcheck/explore/input_path.h"

#include "stepcheck/value/term.h"

namespace stepcheck::explore {

using value::Kind;
using value::Term;
using value::Value;

std::string InputPath::text() const {
    std::string text = "input";
    for (const std::string& step : steps)
        text += step;
    return text;
}

std::optional<InputPath> inputPathOf(const Value& value) {
    if (!value.is(Kind::Term))
        return std::nullopt;
    const Term& term = value.term();
    if (term.form() == Term::Form::Unknown)
        return term.name() == "input" ? std::optional(InputPath()) : std::nullopt;
    if (term.form() != Term::Form::Member && term.form() != Term::Form::Element)
        return std::nullopt;
    auto path = inputPathOf(term.operands()[0]);
    if (path)
        path->steps.push_back(term.form() == Term::Form::Member ? "." + std::string(term.name()) : anyElement);
    return path;
}

}  // namespace stepcheck::explore
