#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/semantics/unknowns.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::exec {

using semantics::Fault;
using semantics::Outcome;
using value::Kind;
using value::Value;

// What a Map iterates over, of state data.
Outcome<MapItems> Step::itemsOf(FrameId id, const MapProgram& map) {
    const auto surroundings = around(id);
    const Payload& effective = frame(id).effective;
    Value items = effective.value();
    if (map.items) {
        auto made =
            map.isDistributed ? map.items->evaluate(surroundings) : map.items->evaluateAs("array", surroundings);
        if (!made)
            return made.error();
        items = std::move(*made);
    } else if (map.itemsPath.isPresent()) {
        auto selected = map.itemsPath.select(effective, surroundings);
        if (!selected)
            return selected.error();
        items = selected->value();
    }
    if (map.isDistributed && items.is(Kind::Term) &&
        surroundings.oracle.decide(
            {.question = value::Question::IsKind, .kind = Kind::Object, .first = items, .second = {}}))
        items = surroundings.oracle.pick(items);
    if (!program(id).steps.isJsonata())
        surroundings.show("afterItemsPath", items);
    if (items.is(Kind::Object) && map.isDistributed)
        return MapItems::of(items);
    if (auto elements = semantics::elementsOf(items, surroundings.oracle))
        return MapItems{.values = std::move(*elements)};
    if (program(id).steps.isJsonata())
        return Fault{.error = "States.QueryEvaluationError",
            .cause = fmt::format("Map state input must be an array but was: {}", value::write(items))};
    return semantics::runtimeFault(fmt::format(
        "Reference path \"{}\" must point to array.", map.itemsPath.isPresent() ? map.itemsPath.text() : "$"));
}

void Step::begin(FrameId id, const MapProgram& map) {
    auto concurrency = map.maxConcurrency.integer(frame(id).effective.value(), around(id));
    if (!concurrency) {
        fail(id, concurrency.error());
        return;
    }
    const std::int64_t most = map.isDistributed ? catalog::maxDistributedConcurrency : catalog::maxInlineConcurrency;
    const std::int64_t asked = concurrency->value_or(0);
    trace(id, "maxConcurrency", Value(asked));
    const auto allowed = static_cast<std::size_t>(asked <= 0 ? most : std::min(asked, most));
    if (map.isDistributed)
        beginMapRun(id, map, allowed);
    else
        beginIterations(id, map, allowed);
}

void Step::beginIterations(FrameId id, const MapProgram& map, std::size_t concurrency) {
    auto items = itemsOf(id, map);
    if (!items) {
        fail(id, items.error());
        return;
    }
    const std::size_t length = items->size();
    const EventId started = publish(id, EventType::MapStateStarted, frame(id).last, LengthDetails{length});
    Frame& own = edit(id);
    Join join;
    join.items = std::move(items->values);
    join.outputs.resize(length);
    join.concurrency = concurrency;
    join.startedEvent = started;
    own.join.emplace(std::move(join));
    own.phase = Phase::Join;
    if (length == 0) {
        endMap(id, started, {});
        return;
    }
    for (std::size_t i = 0; i < std::min(concurrency, length); ++i)
        if (!startIteration(id, map))
            return;
}

// False: the state has failed, or the execution has ended.
bool Step::startIteration(FrameId id, const MapProgram& map) {
    Join& join = editJoin(id);
    const std::size_t index = join.started++;
    // One after the other each follows the one before; else all follow the start.
    const EventId previous = join.concurrency == 1 && join.lastInner != 0 ? join.lastInner : join.startedEvent;
    const Value& name = program(id).name;
    const EventId kept = frame(id).last;
    const EventId started =
        publish(id, EventType::MapIterationStarted, previous, IterationDetails{.name = name, .index = index});
    edit(id).last = kept;
    return Executor::isRunning(execution_) && enterIteration(id, map, index, started);
}

bool Step::enterIteration(FrameId id, const MapProgram& map, std::size_t index, EventId started) {
    const StateProgram* first = map.processor ? executor_.program_.start(*map.processor) : nullptr;
    if (first == nullptr) {
        execution_.stuck = support::Error{"\"StartAt\" of an item processor names no state"};
        return false;
    }
    Frame iteration;
    iteration.parent = id;
    iteration.place = index;
    iteration.scope = *map.processor;
    iteration.state = first->id;
    iteration.last = started;
    iteration.mapItem = join(id).items[index];
    iteration.input = Payload(join(id).items[index]);
    if (map.itemSelector) {
        const Value context = frame(id).context.with("Map", mapContext(index, Value(), *iteration.mapItem, stateData));
        auto made = map.itemSelector->evaluate(frame(id).effective.value(), around(id, context));
        if (!made) {
            --editJoin(id).started;  // a redrive starts it again
            fail(id, made.error());
            return false;
        }
        iteration.input = Payload(std::move(*made));
        trace(id, "afterItemSelector", iteration.input);
    }
    const FrameId child = newFrame(std::move(iteration));
    editJoin(id).running.push_back(child);
    schedule(child, Phase::Enter, execution_.milliseconds);
    return true;
}

void Step::iterationEnded(FrameId child, const Payload& output) {
    const FrameId parent = *frame(child).parent;
    const StateProgram& state = program(parent);
    const EventId inner = frame(child).last;
    const EventId succeeded = publish(child, EventType::MapIterationSucceeded, inner,
        IterationDetails{.name = state.name, .index = frame(child).place});
    Join& join = editJoin(parent);
    join.outputs[frame(child).place] = output;
    join.lastInner = inner;
    join.lastSucceeded = succeeded;
    std::erase(join.running, child);
    ++join.finished;
    release(child);
    if (execution_.status != Status::Running)
        return;
    if (join.started < join.items.size()) {
        static_cast<void>(startIteration(parent, std::get<MapProgram>(state.kind)));
        return;
    }
    if (join.finished < join.items.size())
        return;
    std::vector<Value> results;
    for (const auto& each : join.outputs)
        results.push_back(each->value());
    endMap(parent, succeeded, std::move(results));
}

void Step::endMap(FrameId id, EventId previous, std::vector<Value> results) {
    publish(id, EventType::MapStateSucceeded, previous);
    edit(id).join.reset();
    const StateProgram& state = program(id);
    const Payload result{Value(std::move(results))};
    leave(id, state.steps.departWithResult(frame(id).input, result, around(id)), state.next, previous);
}

}  // namespace stepcheck::exec
