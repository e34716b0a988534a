#include "stepcheck/exec/step.h"

namespace stepcheck::exec {

void Step::begin(FrameId id, const PassProgram& pass) {
    const semantics::Steps& steps = program(id).steps;
    const auto surroundings = around(id);
    if (steps.isJsonata()) {
        leave(id, steps.depart(frame(id).effective, surroundings));
        return;
    }
    auto result = steps.arguments(frame(id).effective, surroundings);
    if (!result) {
        fail(id, result.error());
        return;
    }
    leave(id, steps.departWithResult(frame(id).input, pass.result ? Payload(*pass.result) : *result, surroundings));
}

}  // namespace stepcheck::exec
