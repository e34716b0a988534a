#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/exploration.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stepcheck::explore {

/// A definition that was explored.
struct Explored {
    const exec::Program& program;
    const exec::Settings& settings;
    const Exploration& exploration;
};

enum class ChangeKind : std::uint8_t {
    Outcome,  // it ends otherwise: another status, or another error
    Output,   // it succeeds with another output
    Route,    // other states, or another order
    Calls,    // a task is called that was not, so that nobody knows how it goes on
};

/// An execution that the other definition treats in another way.
struct Change {
    ChangeKind kind = ChangeKind::Outcome;
    const Path* path = nullptr;  // whose example it is
    bool isNew = false;          // the path is one of the new definition
    exec::Execution before;      // of the example on the old definition
    exec::Execution after;       // and on the new one
};

/// What two definitions do with the examples of all their paths: each is executed by the other one, with the same input
/// and the same answers of tasks of the same name. A path of the new definition that no change of an old one leads to
/// is told on its own. Nothing: every example behaves as before.
[[nodiscard]] std::vector<Change> compare(const Explored& before, const Explored& after);

}  // namespace stepcheck::explore
