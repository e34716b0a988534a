#pragma once

#include "stepcheck/exec/recorded_history.h"

#include <cstddef>
#include <string>
#include <vector>

namespace stepcheck::exec {

/// A line of control of a recorded history: the top level, a branch or an iteration.
struct EventThread {
    std::size_t parent = 0;         // the thread with the Map or Parallel state; of the top level itself
    std::string name;               // unique in its parent, the same in all histories of a definition: `Reserve[1]`
    std::vector<EventId> events{};  // in order
};

/// Takes a history apart into its lines of control, the top level first, the others in the order of their first event.
/// What tells of a branch that was cut off names no branch; such events of one Map or Parallel form a thread together.
[[nodiscard]] std::vector<EventThread> threadsOf(const RecordedHistory& history);

}  // namespace stepcheck::exec
