#include "stepcheck/value/oracle.h"

#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

namespace stepcheck::value {

static Condition isPresent() {
    return {.question = Question::IsPresent, .first = Value::term(Term::unknown("input")), .second = {}};
}

TEST(ScriptedOracle, GivesItsAnswersInTurn) {
    Scripted oracle({true, false});
    EXPECT_TRUE(oracle.decide(isPresent()));
    EXPECT_FALSE(oracle.decide(isPresent()));
}

TEST(ScriptedOracle, RemembersWhatItWasAsked) {
    Scripted oracle({true});
    static_cast<void>(oracle.decide(isPresent()));
    EXPECT_EQ(oracle.asked().front().question, Question::IsPresent);
}

TEST(ScriptedOracleDeathTest, StopsWhenItRunsOutOfAnswers) {
    Scripted oracle({});
    EXPECT_EXIT(static_cast<void>(oracle.decide(isPresent())), testing::ExitedWithCode(3), "decisions_.empty");
}

TEST(NeverAskedDeathTest, StopsWhenItIsAsked) {
    NeverAsked oracle;
    EXPECT_EXIT(static_cast<void>(oracle.choose(2)), testing::ExitedWithCode(3), "oracle.cpp");
}

}  // namespace stepcheck::value
