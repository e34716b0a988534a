#include "stepcheck/exec/step.h"

namespace stepcheck::exec {

void Step::begin(FrameId id, const SucceedProgram& /*succeed*/) {
    leave(id, program(id).steps.depart(frame(id).effective, around(id)));
}

}  // namespace stepcheck::exec
