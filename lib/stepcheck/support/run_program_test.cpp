#include "stepcheck/support/run_program.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::support {

static std::string errorOf(const Result<std::string>& result) {
    return result ? "no error" : result.error().message;
}

TEST(RunProgram, GivesTheInputAndTakesTheOutput) {
    const std::string text(300'000, 'x');
    EXPECT_EQ(*runProgram("cat", {}, text), text);
}

TEST(RunProgram, PassesArgumentsAsTheyAre) {
    EXPECT_EQ(*runProgram("echo", {"-n", "a b", "$HOME"}, ""), "a b $HOME");
}

TEST(RunProgram, DoesNotMindAProgramThatReadsNothing) {
    EXPECT_EQ(*runProgram("true", {}, std::string(300'000, 'x')), "");
}

TEST(RunProgram, SaysThatAProgramIsNotInstalled) {
    EXPECT_EQ(errorOf(runProgram("stepcheck-no-such-program", {}, "")), "stepcheck-no-such-program is not installed");
}

TEST(RunProgram, RepeatsWhatAProgramComplainsAbout) {
    EXPECT_EQ(errorOf(runProgram("sh", {"-c", "echo no way >&2; echo more >&2; exit 3"}, "")),
        "sh ended with status 3: no way");
}

TEST(RunProgram, TellsASignal) {
    EXPECT_EQ(errorOf(runProgram("sh", {"-c", "kill -9 $$"}, "")), "sh was ended by signal 9");
}

TEST(RunProgram, StopsAProgramThatTakesTooLong) {
    EXPECT_EQ(errorOf(runProgram("sleep", {"1000"}, "", {.time = std::chrono::milliseconds(20)})),
        "sleep needs more than 20 ms and was stopped");
}

TEST(RunProgram, StopsAProgramThatWritesTooMuch) {
    EXPECT_EQ(
        errorOf(runProgram("yes", {}, "", {.outputBytes = 100})), "yes writes more than 100 bytes and was stopped");
}

}  // namespace stepcheck::support
