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
        return count.error();
    auto percentage = map.toleratedPercentage.number(document, around);
    if (!percentage)
        return percentage.error();
    return ToleratedFailures{.count = *count, .percentage = *percentage};
}

static std::string mapRunArn(const Settings& settings, const MapProgram& map, std::uint64_t seed) {
    query::Random random(seed);
    const std::string label = map.label.empty() ? query::uuid(random) : map.label;
    return fmt::format("arn:aws:states:{}:{}:mapRun:{}/{}:{}", settings.region, settings.account, settings.machineName,
        label, query::uuid(random));
}

void Step::beginMapRun(FrameId id, const MapProgram& map, std::size_t concurrency) {
    MapItems items;
    if (!map.reader) {
        auto found = itemsOf(id, map);
        if (!found) {
            fail(id, found.error());
            return;
        }
        items = std::move(*found);
    }
    publish(id, EventType::MapStateStarted, frame(id).last, LengthDetails{items.size()});
    const Value document = frame(id).effective.value();
    const auto surroundings = around(id);
    auto tolerated = toleratedFailures(map, document, surroundings);
    if (!tolerated) {
        fail(id, tolerated.error());
        return;
    }
    if (tolerated->count)
        trace(id, "toleratedFailureCount", Value(*tolerated->count));
    if (tolerated->percentage)
        trace(id, "toleratedFailurePercentage", Value(*tolerated->percentage));
    Outcome<std::optional<std::int64_t>> limit = std::optional<std::int64_t>();
    Outcome<Value> parameters = Value();
    if (map.reader) {
        limit = map.reader->maxItems.integer(document, surroundings);
        if (limit && map.reader->parameters)
            parameters = map.reader->parameters->evaluate(document, surroundings);
        if (!limit || !parameters) {
            fail(id, limit ? parameters.error() : limit.error());
            return;
        }
    }
    ++execution_.mapRuns;
    const std::string arn = mapRunArn(executor_.settings_, map, draw());
    const EventId started = publish(id, EventType::MapRunStarted, frame(id).last, MapRunDetails{arn});
    Frame& own = edit(id);
    own.join.emplace(Join{.startedEvent = started});
    std::int64_t end = execution_.milliseconds;
    if (map.reader) {
        ReadItems read = executor_.responder_.items({.id = program(id).id,
            .reader = *map.reader,
            .parameters = *parameters,
            .limit = limit->value_or(0),
            .objects = executor_.settings_.objects});
        if (auto* error = std::get_if<support::Error>(&read)) {
            execution_.stuck = std::move(*error);
            return;
        }
        if (auto* failure = std::get_if<Failure>(&read)) {
            own.join->edit().result = std::move(*failure);
            schedule(id, Phase::EndMapRun, end);
            return;
        }
        items = std::move(std::get<MapItems>(read));
    }
    MapRun run(*this, id, map);
    auto inputs =
        run.inputs(std::move(items), map.reader ? sourceOf(*map.reader, *parameters) : std::string(stateData));
    if (!inputs)
        return;
    MapRunRecord record{.arn = arn, .tolerated = *tolerated, .concurrency = concurrency, .inputs = std::move(*inputs)};
    record.children.resize(record.inputs.size());
    endMapRunAt(id, run.run(std::move(record)));
}

void Step::endMapRunAt(FrameId id, std::optional<MapRunEnded> ended) {
    if (!ended)
        return;
    editJoin(id).result = std::move(ended->result);
    editJoin(id).mapRun = std::move(ended->record);
    schedule(id, Phase::EndMapRun, ended->milliseconds);
}

void Step::redriveMapRun(FrameId id, const MapProgram& map) {
    MapRunRecord record = *join(id).mapRun;
    const EventId redriven = publish(id, EventType::MapRunRedriven, frame(id).last,
        RedriveDetails{.count = execution_.redrives, .mapRunArn = record.arn});
    editJoin(id).startedEvent = redriven;
    endMapRunAt(id, MapRun(*this, id, map).run(std::move(record)));
}

void Step::endMapRun(FrameId id) {
    const EventId started = join(id).startedEvent;
    if (const auto* found = std::get_if<Failure>(&join(id).result)) {
        const Failure failure = *found;
        publish(id, EventType::MapRunFailed, started, FailureDetails{failure});
        handle(id, failure);
        return;
    }
    const Payload result = std::get<Payload>(join(id).result);
    const EventId succeeded = publish(id, EventType::MapRunSucceeded, started);
    publish(id, EventType::MapStateSucceeded, succeeded);
    edit(id).join.reset();
    const StateProgram& state = program(id);
    // Since November 2024 what follows a map run follows its start.
    leave(id, state.steps.departWithResult(frame(id).input, result, around(id)), state.next, started);
}

}  // namespace stepcheck::exec
