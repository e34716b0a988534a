#include "stepcheck/exec/step.h"

#include <algorithm>

namespace stepcheck::exec {

// A branch or iteration has come to its end.
void Step::branchEnded(FrameId child, const Payload& output) {
    const FrameId parent = *frame(child).parent;
    if (std::holds_alternative<MapProgram>(program(parent).kind)) {
        iterationEnded(child, output);
        return;
    }
    Join& join = editJoin(parent);
    join.outputs[frame(child).place] = output;
    join.lastInner = frame(child).last;
    std::erase(join.running, child);
    ++join.finished;
    release(child);
    if (join.finished == join.outputs.size())
        endParallel(parent);
}

}  // namespace stepcheck::exec
