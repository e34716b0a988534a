#include "stepcheck/exec/step.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/overload.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::exec {

using semantics::Departure;
using semantics::Outcome;
using semantics::Surroundings;
using value::Value;

// ---- frames and their turns

FrameId Step::newFrame(Frame frame) {
    if (execution_.freeFrames.empty()) {
        execution_.frames.emplace_back(std::move(frame));
        return FrameId(execution_.frames.size() - 1);
    }
    const FrameId id = execution_.freeFrames.back();
    execution_.freeFrames.pop_back();
    execution_.frames[id.index].set(std::move(frame));
    return id;
}

void Step::release(FrameId id) {
    cancel(id);
    execution_.freeFrames.push_back(id);
}

void Step::proceed(FrameId id, Phase phase) {
    edit(id).phase = phase;
    execution_.current = id;
}

static bool isLater(const Turn& a, const Turn& b) {
    return a.milliseconds != b.milliseconds ? a.milliseconds > b.milliseconds : a.order > b.order;
}

void Step::schedule(FrameId id, Phase phase, std::int64_t milliseconds) {
    Frame& own = edit(id);
    own.phase = phase;
    // When nobody else waits, nobody comes first.
    if (milliseconds == execution_.milliseconds && execution_.agenda.empty() && !execution_.current) {
        execution_.current = id;
        return;
    }
    own.wakeUp = ++execution_.turns;
    execution_.agenda.push_back({.milliseconds = milliseconds, .order = own.wakeUp, .frame = id});
    if (execution_.agenda.size() > 1)
        std::ranges::push_heap(execution_.agenda, isLater);
}

// Its turns are void.
void Step::cancel(FrameId id) {
    edit(id).wakeUp = 0;
    if (execution_.current == id)
        execution_.current.reset();
}

// What was just written in parts is slow to read as a whole, so the optional is not exchanged for an empty one.
FrameId Step::takeCurrent() {
    const FrameId id = *execution_.current;
    execution_.current.reset();
    return id;
}

FrameId Step::nextFrame() {
    if (execution_.current)
        return takeCurrent();
    while (!execution_.agenda.empty()) {
        const Turn turn = execution_.agenda.front();
        std::ranges::pop_heap(execution_.agenda, isLater);
        execution_.agenda.pop_back();
        if (frame(turn.frame).wakeUp != turn.order)
            continue;  // of a frame that was aborted
        execution_.milliseconds = turn.milliseconds;
        return turn.frame;
    }
    STEPCHECK_ASSERT(false);  // somebody waits for a turn as long as the execution runs
}

void Step::run() {
    const std::optional<std::int64_t>& stop = executor_.settings_.stopMilliseconds;
    // Who goes on at once does so before the clock moves.
    if (execution_.current && !stop) {
        turn(takeCurrent());
        return;
    }
    const std::int64_t before = execution_.milliseconds;
    const FrameId id = nextFrame();
    const std::int64_t now = execution_.milliseconds;
    if (stop && now >= *stop && (!execution_.deadline || *stop <= *execution_.deadline)) {
        execution_.milliseconds = std::max(before, *stop);
        finish(Status::Aborted, EventType::ExecutionAborted, 0, FailureDetails{});
        return;
    }
    if (execution_.deadline && now >= *execution_.deadline && now > before) {
        execution_.milliseconds = *execution_.deadline;
        execution_.failure = Failure{.error = "States.Timeout", .cause = std::nullopt};
        finish(Status::TimedOut, EventType::ExecutionTimedOut, 0, FailureDetails{*execution_.failure});
        return;
    }
    turn(id);
}

void Step::turn(FrameId id) {
    switch (frame(id).phase) {
        case Phase::Enter: enter(id); return;
        case Phase::Begin: begin(id); return;
        case Phase::StartTask: startTask(id); return;
        case Phase::SubmitTask: submitTask(id); return;
        case Phase::EndTask: endTask(id); return;
        case Phase::FailTask: handle(id, Failure(std::get<Failure>(frame(id).answer->outcome))); return;
        case Phase::EndWait: endWait(id); return;
        case Phase::EndMapRun: endMapRun(id); return;
        case Phase::Join: break;
    }
    STEPCHECK_ASSERT(false);
}

StateCoverage* Step::coverage(FrameId id) {
    return execution_.coverage ? &execution_.coverage->edit().edit(frame(id).state) : nullptr;
}

std::uint64_t Step::draw() {
    return executor_.settings_.seed + 0x9E3779B97F4A7C15U * ++execution_.draws;
}

// ---- what every state does

// Whether the execution is running and has room for one more event; if not for that, it ends.
bool Step::mayGoOn() {
    if (!Executor::isRunning(execution_))
        return false;
    if (executor_.settings_.type == asl::MachineType::Standard &&
        execution_.history.size() + 1 >= catalog::maxHistoryEvents) {
        execution_.failure = Failure{.error = "States.Runtime",
            .cause = fmt::format(
                "The execution reached the maximum number of history events ({}).", catalog::maxHistoryEvents)};
        finish(
            Status::Failed, EventType::ExecutionFailed, execution_.history.size(), FailureDetails{*execution_.failure});
        return false;
    }
    if (execution_.history.size() >= executor_.settings_.maxEvents) {
        execution_.stuck = support::Error{
            fmt::format("the execution has more than {} events: it may never end", executor_.settings_.maxEvents)};
        return false;
    }
    return true;
}

void Step::finish(Status status, EventType type, EventId previous, Details details) {
    if (execution_.status != Status::Running)
        return;
    execution_.history.add(type, previous, execution_.milliseconds, std::move(details));
    execution_.status = status;
    execution_.current.reset();
    execution_.agenda.clear();
}

void Step::trace(FrameId id, std::string_view name, const Payload& data) {
    if (execution_.trace)
        execution_.trace->edit()[frame(id).visit].steps.push_back({.name = name, .data = data});
}

// All that the state can see, those of the scopes around it included.
Value Step::variables(FrameId id) const {
    std::vector<value::Member> members;
    for (std::optional<FrameId> at = id; at; at = frame(*at).parent)
        for (const semantics::Assignment& variable : frame(*at).variables)
            if (std::ranges::none_of(members, [&](const auto& known) { return known.name == variable.name; }))
                members.push_back({variable.name, variable.value});
    return Value::object(std::move(members));
}

static EventType enteredEvent(const KindProgram& kind) {
    return std::visit(support::Overload{
                          [](const TaskProgram&) { return EventType::TaskStateEntered; },
                          [](const PassProgram&) { return EventType::PassStateEntered; },
                          [](const ChoiceProgram&) { return EventType::ChoiceStateEntered; },
                          [](const WaitProgram&) { return EventType::WaitStateEntered; },
                          [](const SucceedProgram&) { return EventType::SucceedStateEntered; },
                          [](const FailProgram&) { return EventType::FailStateEntered; },
                          [](const ParallelProgram&) { return EventType::ParallelStateEntered; },
                          [](const MapProgram&) { return EventType::MapStateEntered; },
                      },
        kind);
}

static EventType exitedEvent(const KindProgram& kind) {
    return std::visit(support::Overload{
                          [](const TaskProgram&) { return EventType::TaskStateExited; },
                          [](const PassProgram&) { return EventType::PassStateExited; },
                          [](const ChoiceProgram&) { return EventType::ChoiceStateExited; },
                          [](const WaitProgram&) { return EventType::WaitStateExited; },
                          [](const SucceedProgram&) { return EventType::SucceedStateExited; },
                          [](const FailProgram&) -> EventType { STEPCHECK_ASSERT(false); },
                          [](const ParallelProgram&) { return EventType::ParallelStateExited; },
                          [](const MapProgram&) { return EventType::MapStateExited; },
                      },
        kind);
}

void Step::enter(FrameId id) {
    const StateProgram& state = program(id);
    Frame& own = edit(id);
    // The service writes the input of a Map anew.
    if (std::holds_alternative<MapProgram>(state.kind))
        own.input = Payload(own.input.value());
    own.beforeEntry = own.last;
    own.enteredMilliseconds = execution_.milliseconds;
    own.retries.assign(state.steps.retriers().size(), 0);
    own.retryCount = 0;
    own.timeoutSeconds.reset();
    own.heartbeatSeconds.reset();
    own.answer.reset();
    own.join.reset();
    ++execution_.transitions;
    if (StateCoverage* counts = coverage(id))
        ++counts->entered;
    const EventId entered =
        publish(id, enteredEvent(state.kind), own.last, EnterDetails{.name = state.name, .input = own.input});
    edit(id).entered = entered;
    if (execution_.trace) {
        Trace& visits = execution_.trace->edit();
        edit(id).visit = visits.size();
        visits.push_back({.state = state.id, .entered = entered, .milliseconds = execution_.milliseconds});
        if (executor_.isChild())
            visits.back().child = executor_.settings_.executionName;
        trace(id, "input", frame(id).input);
    }
    proceed(id, Phase::Begin);
}

void Step::begin(FrameId id) {
    const StateProgram& state = program(id);
    if (state.readsContext)
        edit(id).context = contextOf(id);
    auto effective = state.steps.effectiveInput(frame(id).input, around(id));
    if (!effective) {
        fail(id, effective.error());
        return;
    }
    edit(id).effective = std::move(*effective);
    std::visit([&](const auto& kind) { begin(id, kind); }, state.kind);
}

static void assign(std::vector<semantics::Assignment>& variables, const std::vector<semantics::Assignment>& assigned) {
    for (const semantics::Assignment& assignment : assigned) {
        const auto found = std::ranges::find_if(variables,
            [&](const semantics::Assignment& variable) { return variable.name.string() == assignment.name.string(); });
        if (found != variables.end())
            found->value = assignment.value;
        else
            variables.push_back(assignment);
    }
}

static bool takeBytes(const std::vector<semantics::Assignment>& variables, std::size_t& left) {
    for (const semantics::Assignment& variable : variables) {
        const Payload data = variable.value;
        if (data.isLargerThan(left))
            return false;
        left -= data.bytes();
    }
    return true;
}

// Whether neither these nor all variables together are too large. The error that the service gives is not known.
bool Step::mayAssign(const std::vector<semantics::Assignment>& assigned) const {
    if (assigned.empty())
        return true;
    std::size_t left = catalog::maxAssignBytes;
    if (!takeBytes(assigned, left))
        return false;
    const std::vector<FrameId> live = liveFrames(execution_);
    std::size_t count = 1;
    for (const FrameId each : live)
        count += frame(each).variables.size();
    if (count * catalog::maxAssignBytes <= catalog::maxVariablesBytes)
        return true;
    left = catalog::maxVariablesBytes;
    return std::ranges::all_of(live, [&](FrameId each) { return takeBytes(frame(each).variables, left); });
}

void Step::leave(FrameId id, Outcome<Departure> departure, const Target& next, EventId previous) {
    if (!departure) {
        fail(id, departure.error());
        return;
    }
    const StateProgram& state = program(id);
    Frame& own = edit(id);
    if (!departure->output.value().isSameAs(own.input.value()) &&
        departure->output.isLargerThan(catalog::maxPayloadBytes)) {
        handle(id, tooLarge(state.name.string()));
        return;
    }
    if (!mayAssign(departure->assigned)) {
        handle(id, tooLarge(state.name.string()));
        return;
    }
    publish(id, exitedEvent(state.kind), previous,
        ExitDetails{.name = state.name, .output = departure->output, .assigned = departure->assigned});
    if (!Executor::isRunning(execution_))
        return;
    assign(own.variables, departure->assigned);
    if (execution_.trace) {
        trace(id, "output", departure->output);
        if (const Value seen = variables(id); seen.size() > 0)
            trace(id, "variables", seen);
        if (!next.name.empty())
            trace(id, "nextState", Value(next.name));
    }
    if (next.name.empty())
        end(id, departure->output);
    else
        goTo(id, next, departure->output);
}

void Step::leave(FrameId id, Outcome<Departure> departure) {
    leave(id, std::move(departure), program(id).next, frame(id).last);
}

void Step::goTo(FrameId id, const Target& next, const Payload& input) {
    if (!next.state) {
        execution_.stuck = support::Error{fmt::format("there is no state \"{}\" to go to", next.name)};
        return;
    }
    if (StateCoverage* counts = coverage(id); counts != nullptr && execution_.status == Status::Running)
        ++counts->transitions[*next.state];
    Frame& own = edit(id);
    own.state = *next.state;
    own.input = input;
    if (execution_.status == Status::Running)
        proceed(id, Phase::Enter);
}

void Step::end(FrameId id, const Payload& output) {
    if (frame(id).parent) {
        branchEnded(id, output);
        return;
    }
    execution_.output = output;
    finish(Status::Succeeded, EventType::ExecutionSucceeded, frame(id).last, OutputDetails{output});
}

const Value* Step::variable(FrameId id, std::string_view name) const {
    for (std::optional<FrameId> at = id; at; at = frame(*at).parent)
        for (const semantics::Assignment& variable : frame(*at).variables)
            if (variable.name.string() == name)
                return &variable.value;
    return nullptr;
}

Surroundings Step::around(FrameId id, const Value& context) {
    return {.input = frame(id).input.value(),
        .context = context,
        .variable = [this, id](std::string_view name) { return variable(id, name); },
        .seed = draw(),
        .clockMilliseconds = execution_.milliseconds,
        .oracle = executor_.oracle_,
        .inspect = execution_.trace ? semantics::Inspect([this, id](std::string_view name, const Payload& data) {
            trace(id, name, data);
        })
                                    : semantics::Inspect()};
}

Surroundings Step::around(FrameId id) {
    return around(id, frame(id).context);
}

// A token that no two attempts share.
static Value taskToken(std::uint64_t seed) {
    return Value(fmt::format("AQCEAAAAKgAAAAMAAAAAAAAAA{:016x}{:016x}", seed, seed * 0xD1342543DE82EF95U + 1));
}

Value Step::contextOf(FrameId id) {
    const StateProgram& state = program(id);
    const Frame& own = frame(id);
    std::vector<value::Member> members{
        {Value("EnteredTime"), Value(semantics::writeTimestamp(own.enteredMilliseconds))}, {Value("Name"), state.name}};
    const auto* task = std::get_if<TaskProgram>(&state.kind);
    if (task != nullptr || std::holds_alternative<ParallelProgram>(state.kind) ||
        std::holds_alternative<MapProgram>(state.kind))
        members.push_back({Value("RetryCount"), Value(static_cast<std::int64_t>(own.retryCount))});
    std::vector<value::Member> context{{Value("Execution"), execution_.contextExecution},
        {Value("StateMachine"), execution_.contextMachine}, {Value("State"), Value::object(std::move(members))}};
    for (std::optional<FrameId> at = id; at; at = frame(*at).parent)
        if (frame(*at).mapItem) {
            context.push_back({Value("Map"), mapContext(frame(*at).place, Value(), *frame(*at).mapItem, stateData)});
            break;
        }
    // A job may report back, too, before it ends.
    if (task != nullptr && (task->resource.isCallback() || task->resource.isJob()))
        context.push_back({Value("Task"), Value::object({{Value("Token"), taskToken(draw())}})});
    return Value::object(std::move(context));
}

}  // namespace stepcheck::exec
