#include "stepcheck/explore/mentioned_unknowns.h"

#include "stepcheck/value/term.h"

#include <algorithm>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Term;
using value::Value;

void MentionedUnknowns::add(const Literal& literal) {
    add(literal.condition.first);
    add(literal.condition.second);
    isClosed_ = isClosed_ || names_.empty();
}

void MentionedUnknowns::add(const Value& value) {
    if (value.kind() < Kind::Array || --left_ <= 0)
        return;
    for (const Value& element : value.elements())
        add(element);
    for (const value::MemberView member : value.members())
        add(member.value);
    if (!value.is(Kind::Term))
        return;
    const Term& term = value.term();
    if (term.form() == Term::Form::Unknown)
        names_.insert(term.name());
    isClosed_ = isClosed_ || (term.form() == Term::Form::Function && term.operands().empty());
    for (const Value& operand : term.operands())
        add(operand);
}

bool MentionedUnknowns::meets(const MentionedUnknowns& other) const {
    return isEverything() || other.isEverything() || (isClosed_ && other.isClosed_) ||
           std::ranges::any_of(names_, [&](std::string_view name) { return other.names_.contains(name); });
}

void MentionedUnknowns::join(MentionedUnknowns other) {
    left_ = other.isEverything() ? 0 : left_;
    isClosed_ = isClosed_ || other.isClosed_;
    names_.merge(other.names_);
}

}  // namespace stepcheck::explore
