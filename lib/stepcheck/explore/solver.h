#pragma once

#include "stepcheck/explore/literal.h"
#include "stepcheck/explore/model.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace stepcheck::explore {

enum class Verdict : std::uint8_t { Satisfiable, Unsatisfiable, Unknown };

struct Answer {
    Verdict verdict = Verdict::Unknown;
    Model model{};         // when satisfiable: an example, for which every literal was computed to hold
    std::string reason{};  // when unknown: "$hash(input.id) cannot be solved for", "Z3 needs more than 200 ms", …
};

/// How many questions were settled by whom.
struct SolverStatistics {
    std::uint64_t asked = 0;
    std::uint64_t settledWithoutZ3 = 0;
    std::uint64_t unknown = 0;
};

/// Decides conjunctions of literals over JSON values, and finds examples for them. What is about one unknown and a
/// constant is settled by propagation over a tree of what is known; the rest goes to Z3, which is loaded when it is
/// needed for the first time. Functions that nobody can solve for are free values at first; an example is good only if
/// computing them confirms it. Deterministic: the same literals give the same answer, whoever asked before.
/// Not safe to share between threads.
class Solver {
public:
    /// `timeLimit` is for one question to Z3.
    explicit Solver(std::chrono::milliseconds timeLimit);
    ~Solver();
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;

    [[nodiscard]] Answer solve(std::span<const Literal> literals);

    /// The same, when all literals but the last one hold under `model`: what has nothing to do with the last one keeps
    /// the values that it has there.
    [[nodiscard]] Answer extend(std::span<const Literal> literals, const Model& model);

    [[nodiscard]] const SolverStatistics& statistics() const { return statistics_; }

private:
    // A question that was asked before, as each way asks much of what the one asked that it left.
    struct Known {
        std::vector<Literal> literals;
        Answer answer;
        bool needsZ3 = false;
    };

    [[nodiscard]] Answer count(const Known& known);
    [[nodiscard]] Known settle(std::span<const Literal> literals) const;

    std::unordered_map<std::uint64_t, Known> known_;
    std::chrono::milliseconds timeLimit_;
    SolverStatistics statistics_;
};

}  // namespace stepcheck::explore
