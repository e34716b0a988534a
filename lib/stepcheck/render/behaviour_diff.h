#pragma once

#include "stepcheck/explore/comparison.h"
#include "stepcheck/explore/summary.h"
#include "stepcheck/render/write.h"

#include <string>
#include <vector>

namespace stepcheck::render {

/// What two definitions do differently. Views; all of them must outlive it.
struct BehaviourDiff {
    std::string oldName;
    std::string newName;
    const explore::Explored& before;
    const explore::Explored& after;
    const explore::Bounds& boundsBefore;
    const explore::Bounds& boundsAfter;
    const std::vector<explore::Change>& changes;
};

/// Whether anything that people see has changed: what executions do, or how large they become.
[[nodiscard]] bool hasChanged(const BehaviourDiff& diff);

/// For people: what becomes of an input and its answers before and after.
void writeBehaviourDiff(const BehaviourDiff& diff, const Write& write);

/// The same for a pull request.
void writeBehaviourDiffAsMarkdown(const BehaviourDiff& diff, const Write& write);

}  // namespace stepcheck::render
