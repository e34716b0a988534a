#include "stepcheck/exec/step.h"

#include <string>
#include <utility>

namespace stepcheck::exec {

void Step::begin(FrameId id, const ParallelProgram& parallel) {
    auto arguments = program(id).steps.arguments(frame(id).effective, around(id));
    if (!arguments) {
        fail(id, arguments.error());
        return;
    }
    const EventId started = publish(id, EventType::ParallelStateStarted, frame(id).last);
    Frame& own = edit(id);
    Join join;
    join.outputs.resize(parallel.branches.size());
    join.startedEvent = started;
    join.lastInner = started;
    own.join.emplace(std::move(join));
    own.phase = Phase::Join;
    if (parallel.branches.empty()) {
        endParallel(id);
        return;
    }
    for (std::size_t i = 0; i < parallel.branches.size(); ++i) {
        const StateProgram* first = executor_.program_.start(parallel.branches[i]);
        if (first == nullptr) {
            execution_.stuck = support::Error{"\"StartAt\" of a branch names no state"};
            return;
        }
        Frame branch;
        branch.parent = id;
        branch.place = i;
        branch.scope = parallel.branches[i];
        branch.state = first->id;
        branch.input = *arguments;
        branch.last = started;
        const FrameId child = newFrame(std::move(branch));
        editJoin(id).running.push_back(child);
        schedule(child, Phase::Enter, execution_.milliseconds);
    }
}

// The service joins the outputs as texts.
static Payload joined(const std::vector<std::optional<Payload>>& outputs) {
    std::vector<value::Value> values;
    bool isVerbatim = false;
    for (const auto& output : outputs) {
        values.push_back(output->value());
        isVerbatim = isVerbatim || output->isVerbatim();
    }
    if (!isVerbatim)
        return Payload(std::move(values));
    std::string text;
    for (const auto& output : outputs)
        text += (text.empty() ? "[" : ",") + output->text();
    return Payload(std::move(values), text + "]");
}

void Step::endParallel(FrameId id) {
    const Payload result = joined(join(id).outputs);
    const EventId previous = join(id).lastInner;
    publish(id, EventType::ParallelStateSucceeded, previous);
    edit(id).join.reset();
    const StateProgram& state = program(id);
    leave(id, state.steps.departWithResult(frame(id).input, result, around(id)), state.next, previous);
}

}  // namespace stepcheck::exec
