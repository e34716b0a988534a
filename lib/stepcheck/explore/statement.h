#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::explore {

// What may be claimed of a machine, for every execution.
struct Unreachable {
    std::string state;
};
struct NeverFails {};  // nor times out
struct MaxEvents {
    std::uint64_t events = 0;
};
struct MaxDuration {
    std::int64_t milliseconds = 0;
};
using Statement = std::variant<Unreachable, NeverFails, MaxEvents, MaxDuration>;

/// A statement as users write it: "unreachable:Refund", "never-fails", "max-events:1000", "max-duration:1h30m" (units
/// d, h, m, s). Error: none of these; the text names what was found.
[[nodiscard]] support::Result<Statement> parseStatement(std::string_view text);

struct Refuted {
    const Path* witness = nullptr;
};
struct Proved {};
struct Unproved {
    std::string why;
};
using ProofResult = std::variant<Proved, Refuted, Unproved>;

/// Whether a statement holds for every execution, as far as the exploration can tell: one path refutes it; that there
/// is none proves it only when nothing that matters was left out.
[[nodiscard]] ProofResult prove(
    const Statement& statement, const exec::Program& program, const Exploration& exploration);

}  // namespace stepcheck::explore
