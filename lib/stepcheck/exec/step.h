#pragma once

#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/map_items.h"
#include "stepcheck/semantics/surroundings.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

struct MapRunEnded;

/// One step of an execution. What each state type does is in a file of its own.
class Step {
public:
    Step(const Executor& executor, Execution& execution) : executor_(executor), execution_(execution) {}

    void run();

    /// What was entered and not left goes on; the execution must have ended without success.
    void redrive();

private:
    // Frames and their turns (step.cpp).
    [[nodiscard]] Frame& edit(FrameId id) { return execution_.frames[id.index].edit(); }
    [[nodiscard]] const Frame& frame(FrameId id) const { return *execution_.frames[id.index]; }
    [[nodiscard]] Join& editJoin(FrameId id) { return edit(id).join->edit(); }
    [[nodiscard]] const Join& join(FrameId id) const { return **frame(id).join; }
    [[nodiscard]] const StateProgram& program(FrameId id) const { return executor_.program_.state(frame(id).state); }
    FrameId newFrame(Frame frame);
    void release(FrameId id);
    void proceed(FrameId id, Phase phase);
    void schedule(FrameId id, Phase phase, std::int64_t milliseconds);
    void cancel(FrameId id);
    [[nodiscard]] FrameId nextFrame();
    [[nodiscard]] FrameId takeCurrent();
    void turn(FrameId id);
    std::uint64_t draw();

    // The counts of its state, or null when nobody wants them.
    [[nodiscard]] StateCoverage* coverage(FrameId id);

    // What every state does (step.cpp).
    // Adds an event of a frame. 0: the execution has ended, or has now, because it has too many.
    template <class D = std::monostate>
    EventId publish(FrameId id, EventType type, EventId previous, D&& details = {}) {
        if (!hasRoom())
            return 0;
        return edit(id).last =
                   execution_.history.add(type, previous, execution_.milliseconds, std::forward<D>(details));
    }
    [[nodiscard]] bool hasRoom() {
        const bool isEarly = execution_.history.size() < executor_.fewEvents_;
        return isEarly ? Executor::isRunning(execution_) : mayGoOn();
    }
    [[nodiscard]] bool mayGoOn();
    void finish(Status status, EventType type, EventId previous, Details details);

    // Keeps the data after a step of the state's processing, when somebody wants the trace.
    void trace(FrameId id, std::string_view name, const Payload& data);
    [[nodiscard]] value::Value variables(FrameId id) const;
    [[nodiscard]] bool mayAssign(const std::vector<semantics::Assignment>& assigned) const;
    void enter(FrameId id);
    void begin(FrameId id);
    void leave(FrameId id, semantics::Outcome<semantics::Departure> departure, const Target& next, EventId previous);
    void leave(FrameId id, semantics::Outcome<semantics::Departure> departure);
    void end(FrameId id, const Payload& output);
    void goTo(FrameId id, const Target& next, const Payload& input);
    [[nodiscard]] semantics::Surroundings around(FrameId id);
    [[nodiscard]] semantics::Surroundings around(FrameId id, const value::Value& context);
    [[nodiscard]] value::Value contextOf(FrameId id);
    [[nodiscard]] const value::Value* variable(FrameId id, std::string_view name) const;

    // When something goes wrong (failing.cpp).
    void fail(FrameId id, semantics::Fault fault);
    void publishEvaluationFailed(FrameId id, const semantics::Fault& fault, EventId previous);
    [[nodiscard]] std::string causeOf(FrameId id, const semantics::Fault& fault) const;
    void handle(FrameId id, const Failure& failure);
    [[nodiscard]] bool retry(FrameId id, const Failure& failure);
    [[nodiscard]] bool isCaught(FrameId id, Failure& failure, EventId before);
    void publishStateFailed(FrameId id);
    void endByFailure(FrameId id, const Failure& failure);
    void branchFailed(FrameId child, const Failure& failure);
    void abort(FrameId id, EventId previous);
    void cut(FrameId id);
    void releaseInner(FrameId id);

    // When it goes on after its end (redrive.cpp).
    void redrive(FrameId id, EventId redriven);

    // The state types (<type>_state.cpp).
    void begin(FrameId id, const PassProgram& pass);
    void begin(FrameId id, const ChoiceProgram& choice);
    void begin(FrameId id, const WaitProgram& wait);
    void begin(FrameId id, const SucceedProgram& succeed);
    void begin(FrameId id, const FailProgram& fail);
    void begin(FrameId id, const TaskProgram& task);
    void begin(FrameId id, const ParallelProgram& parallel);
    void begin(FrameId id, const MapProgram& map);

    [[nodiscard]] semantics::Outcome<std::int64_t> waitUntil(FrameId id, const WaitProgram& wait);
    void endWait(FrameId id);

    void scheduleTask(FrameId id, const TaskProgram& task, const Payload& arguments);
    void startTask(FrameId id);
    void submitTask(FrameId id);
    void endTask(FrameId id);
    void taskFailed(FrameId id);

    // Branches and iterations (join.cpp).
    void branchEnded(FrameId child, const Payload& output);
    void endParallel(FrameId id);

    // map_state.cpp
    [[nodiscard]] semantics::Outcome<MapItems> itemsOf(FrameId id, const MapProgram& map);
    void beginIterations(FrameId id, const MapProgram& map, std::size_t concurrency);
    [[nodiscard]] bool startIteration(FrameId id, const MapProgram& map);
    [[nodiscard]] bool enterIteration(FrameId id, const MapProgram& map, std::size_t index, EventId started);
    void iterationEnded(FrameId child, const Payload& output);
    void endMap(FrameId id, EventId previous, std::vector<value::Value> results);

    // distributed_map.cpp
    void beginMapRun(FrameId id, const MapProgram& map, std::size_t concurrency);
    void endMapRunAt(FrameId id, std::optional<MapRunEnded> ended);
    void endMapRun(FrameId id);
    void redriveMapRun(FrameId id, const MapProgram& map);

    friend class MapRun;

    const Executor& executor_;
    Execution& execution_;
};

/// What causes say before them: whose state it was.
[[nodiscard]] std::string statePrefix(std::string_view state, EventId entered);

/// The fault of data that is too large; `what` is the state, the service or the function that gave it.
[[nodiscard]] Failure tooLarge(std::string_view what);

}  // namespace stepcheck::exec
