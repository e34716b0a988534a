#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/exploration.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::explore {

struct Range {
    std::uint64_t least = 0;
    std::uint64_t most = 0;
};

/// How the history grows with an array of the input: `perItem`·len + `constant` events, on the path `path`.
struct Growth {
    std::string array;  // `input.items`
    std::string path;   // the id of the path on which it was measured
    std::int64_t perItem = 0;
    std::int64_t constant = 0;

    /// "9·len(input.items) + 7"
    [[nodiscard]] std::string formula() const;

    /// The least length at which the history reaches the limit of events.
    [[nodiscard]] std::optional<std::int64_t> itemsAtLimit() const;
};

/// How large executions become, of the paths that were explored.
struct Bounds {
    Range events;
    Range transitions;
    Range milliseconds;
    Range payloadBytes;  // of the largest input or output of a state
    std::vector<Growth> growth;
    std::vector<asl::StateId> loops;  // states that ways come back to as often as they may
};

/// Measures paths: growth by executing the path with the most events of each array with one to four elements.
[[nodiscard]] Bounds boundsOf(
    const Exploration& exploration, const exec::Program& program, const exec::Settings& settings);

}  // namespace stepcheck::explore
