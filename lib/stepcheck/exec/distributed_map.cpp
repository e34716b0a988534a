#include "stepcheck/exec/item_reader.h"
#include "stepcheck/exec/map_run.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/query/random.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::exec {

using semantics::Outcome;
using value::Value;

static Outcome<ToleratedFailures> toleratedFailures(
    const MapProgram& map, const Value& document, const semantics::Surroundings& around) {
    auto count = map.toleratedCount.integer(document, around);
    if (!count)
        return std::move(count.error());
    if (*count && **count < 0)
        return semantics::runtimeFault("ToleratedFailureCount cannot be negative.");
    auto percentage = map.toleratedPercentage.number(document, around);
    if (!percentage)
        return std::move(percentage.error());
    if (*percentage && (**percentage < 0 || **percentage > 100))
        return semantics::runtimeFault("ToleratedFailurePercentage must be between 0 and 100.");
    return ToleratedFailures{.count = *count, .percentage = *percentage};
}

static std::string mapRunArn(const Settings& settings, const MapProgram& map, std::uint64_t seed) {
    query::Random random(seed);
    const std::string label = map.label.empty() ? query::uuid(random) : map.label;
    return fmt::format("arn:aws:states:{}:{}:mapRun:{}/{}:{}", settings.region, settings.account, settings.machineName,
        label, query::uuid(random));
}

void Step::beginMapRun(FrameId id, const MapProgram& map, std::size_t concurrency) {
    std::vector<Value> items;
    if (!map.reader) {
        auto found = itemsOf(id, map);
        if (!found) {
            fail(id, std::move(found.error()));
            return;
        }
        items = std::move(*found);
    }
    publish(id, EventType::MapStateStarted, frame(id).last, LengthDetails{items.size()});
    const Value document = frame(id).effective.value();
    const auto surroundings = around(id);
    auto tolerated = toleratedFailures(map, document, surroundings);
    if (!tolerated) {
        fail(id, std::move(tolerated.error()));
        return;
    }
    Outcome<std::optional<std::int64_t>> limit = std::optional<std::int64_t>();
    Outcome<Value> parameters = Value();
    if (map.reader) {
        limit = map.reader->maxItems.integer(document, surroundings);
        if (limit && map.reader->parameters)
            parameters = map.reader->parameters->evaluate(document, surroundings);
        if (!limit || !parameters) {
            fail(id, std::move(limit ? parameters.error() : limit.error()));
            return;
        }
    }
    ++execution_.mapRuns;
    const std::string arn = mapRunArn(executor_.settings_, map, draw());
    const EventId started = publish(id, EventType::MapRunStarted, frame(id).last, MapRunDetails{arn});
    Frame& own = edit(id);
    own.join = {};
    own.join.startedEvent = started;
    std::int64_t end = execution_.milliseconds;
    if (map.reader) {
        ReadItems read = readItems(*map.reader, *parameters, executor_.settings_.objects, limit->value_or(0));
        if (auto* error = std::get_if<support::Error>(&read)) {
            execution_.stuck = std::move(*error);
            return;
        }
        if (auto* failure = std::get_if<Failure>(&read)) {
            own.join.result = std::move(*failure);
            schedule(id, Phase::EndMapRun, end);
            return;
        }
        items = std::move(std::get<std::vector<Value>>(read));
    }
    auto ended = MapRun(*this, id, map, arn, concurrency).run(items, *tolerated);
    if (!ended)
        return;
    edit(id).join.result = std::move(ended->result);
    schedule(id, Phase::EndMapRun, ended->milliseconds);
}

void Step::endMapRun(FrameId id) {
    const Join join = frame(id).join;
    if (const auto* failure = std::get_if<Failure>(&join.result)) {
        publish(id, EventType::MapRunFailed, join.startedEvent, FailureDetails{*failure});
        handle(id, *failure);
        return;
    }
    const EventId succeeded = publish(id, EventType::MapRunSucceeded, join.startedEvent);
    publish(id, EventType::MapStateSucceeded, succeeded);
    edit(id).join = {};
    const StateProgram& state = program(id);
    // Since November 2024 what follows a map run follows its start.
    leave(id, state.steps.departWithResult(frame(id).input, std::get<Payload>(join.result), around(id)), state.next,
        join.startedEvent);
}

}  // namespace stepcheck::exec
