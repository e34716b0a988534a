#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/events.h"
#include "stepcheck/flow/shapes.h"
#include "stepcheck/lint/least_way.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace stepcheck::lint {

/// What a task does, as far as the number of its events goes.
[[nodiscard]] catalog::Step stepOf(const asl::Task& task);

/// How often an INLINE Map certainly iterates; nothing when its mode or the number of its items is not known.
[[nodiscard]] std::optional<std::size_t> iterationsOf(
    const asl::Machine& machine, const flow::Shapes& shapes, const asl::State& state, const asl::Map& map);

/// A cost for `leastWays`: the events that a state, with what runs inside of it, writes at least to the history of its
/// own execution. Of scopes whose events fill a history, no more are counted.
[[nodiscard]] std::uint64_t eventsOf(
    const asl::Machine& machine, const flow::Shapes& shapes, const asl::State& state, std::span<const LeastWay> ways);

}  // namespace stepcheck::lint
