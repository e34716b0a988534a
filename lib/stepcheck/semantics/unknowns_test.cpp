#include "stepcheck/semantics/unknowns.h"
#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

using value::Kind;
using value::NeverAsked;
using value::Scripted;
using value::Term;
using value::Value;

static Value items() {
    return Value::term(Term::member(Value::term(Term::unknown("input")), "items"));
}

TEST(Unknowns, AsksForOneElementAfterTheOther) {
    Scripted oracle({true, true, true, false});
    const auto elements = elementsOf(items(), oracle);
    ASSERT_TRUE(elements.has_value());
    ASSERT_EQ(elements->size(), 2U);
    EXPECT_EQ(value::describe((*elements)[1].term()), "input.items[1]");
}

TEST(Unknowns, HaveNoElementsWhenTheyAreNoArray) {
    Scripted oracle({false});
    EXPECT_FALSE(elementsOf(items(), oracle).has_value());
}

TEST(Unknowns, AreSettledByWhatTheOraclePicks) {
    Scripted oracle({true}, {}, {Value(60)});
    EXPECT_EQ(settle(items(), Kind::Decimal, oracle), Value(60));
    EXPECT_EQ(oracle.asked().front().question, value::Question::IsKind);
}

TEST(Unknowns, LeaveWhatIsKnownAlone) {
    NeverAsked oracle;
    EXPECT_EQ(settle(Value("soon"), Kind::Decimal, oracle), Value("soon"));
}

}  // namespace stepcheck::semantics
