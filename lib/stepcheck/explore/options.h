#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace stepcheck::explore {

/// Which way is gone on with first.
enum class Strategy : std::uint8_t {
    Breadth,   // the one with the fewest steps
    Depth,     // the last one found
    Coverage,  // the one whose last decision was taken least often
};

/// How far an exploration goes. What it leaves out because of one of these is counted in the result.
struct Options {
    std::size_t maxPaths = 500;
    std::size_t maxItems = 2;    // of an array of unknown length
    std::size_t maxVisits = 3;   // of one state on one path, by the same line of control
    std::size_t maxRetries = 1;  // failures of a task before it succeeds; failing until no retry is left always counts
    std::size_t maxPending = 20'000;  // ways that wait to be gone on with
    std::uint32_t maxSteps = 20'000;  // turns of one path
    std::chrono::milliseconds timeLimit{10'000};
    std::chrono::milliseconds solverTimeLimit{500};  // of one question to Z3
    Strategy strategy = Strategy::Coverage;
    bool merges = false;              // ways that meet in the same state with the same data go on as one
    bool watchesComparisons = false;  // counts whether they find values of their type
    std::size_t jobs = 1;             // threads; the result does not depend on it unless a time limit is reached
};

}  // namespace stepcheck::explore
