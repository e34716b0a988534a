// What it means for a value that it counts as true.

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/value/term.h"

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static const Value* countedAsTrue(const Literal& literal) {
    const Value& asked = literal.condition.first;
    return literal.condition.question == Question::IsTrue && asked.is(Kind::Term) &&
                   asked.term().form() == Term::Form::Function && asked.term().name() == "$boolean" &&
                   asked.term().operands().size() == 1
               ? asked.term().operands().data()
               : nullptr;
}

// What it means for a value of the one kind that it can have that it counts as true.
void Knowledge::addTruth(const Literal& literal) {
    static const Value zero(0);
    static const Value noText("");
    static const Value noMembers = Value::object({});
    const Value* const of = countedAsTrue(literal);
    const Side side = of != nullptr ? resolve(*of, 0) : Side{};
    if (side.form != Side::Form::Node)
        return;
    if (literal.holds)
        limit(side.node, static_cast<Kinds>(anyKind & ~kindsOf(Kind::Null)));
    const Kinds kinds = nodes_[side.node].kinds;
    if (kinds == kindsOf(Kind::Boolean))
        return addFact(side.node, {.question = Question::IsTrue, .holds = literal.holds, .constant = &noText});
    const Value* const empty = (kinds & ~numberKinds) == 0      ? &zero
                               : kinds == kindsOf(Kind::String) ? &noText
                               : kinds == kindsOf(Kind::Object) ? &noMembers
                                                                : nullptr;
    if (empty != nullptr)
        addFact(side.node, {.question = Question::Equals, .holds = !literal.holds, .constant = empty});
}

}  // namespace stepcheck::explore
