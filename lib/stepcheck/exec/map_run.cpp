#include "stepcheck/exec/map_run.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/query/intrinsic/functions.h"
#include "stepcheck/query/random.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/semantics/unknowns.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <queue>
#include <utility>

namespace stepcheck::exec {

using semantics::Outcome;
using value::Value;

bool ToleratedFailures::areExceeded(std::size_t failed, std::size_t total) const {
    if (!count && !percentage)
        return failed > 0;
    if (count && failed > static_cast<std::size_t>(*count))
        return true;
    return percentage && static_cast<double>(failed) * 100.0 > *percentage * static_cast<double>(total);
}

std::optional<std::vector<Value>> MapRun::inputs(MapItems items, std::string_view source) {
    auto inputs = selected(std::move(items), source);
    if (inputs)
        inputs = batches(std::move(*inputs));
    if (inputs)
        return std::move(*inputs);
    step_.fail(id_, inputs.error());
    return std::nullopt;
}

// What ItemSelector makes of the items.
Outcome<std::vector<Value>> MapRun::selected(MapItems items, std::string_view source) {
    if (!map_.itemSelector && items.keys.empty())
        return std::move(items.values);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!map_.itemSelector) {
            items.values[i] = items.input(i);
            continue;
        }
        const Value context = step_.frame(id_).context.with("Map", items.context(i, source));
        auto made = map_.itemSelector->evaluate(step_.frame(id_).effective.value(), step_.around(id_, context));
        if (!made)
            return made.error();
        items.values[i] = std::move(*made);
    }
    return std::move(items.values);
}

// The inputs in batches: `{"BatchInput": …, "Items": […]}`.
Outcome<std::vector<Value>> MapRun::batches(std::vector<Value> inputs) {
    if (!map_.batcher)
        return inputs;
    const Value& document = step_.frame(id_).effective.value();
    auto maxItems = map_.batcher->maxItems.integer(document, step_.around(id_));
    if (!maxItems)
        return maxItems.error();
    auto maxBytes = map_.batcher->maxBytes.integer(document, step_.around(id_));
    if (!maxBytes)
        return maxBytes.error();
    std::vector<value::Member> head;
    if (map_.batcher->batchInput) {
        auto made = map_.batcher->batchInput->evaluate(document, step_.around(id_));
        if (!made)
            return made.error();
        head.push_back({Value("BatchInput"), std::move(*made)});
    }
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(maxItems->value_or(0), 0));
    const auto bytes =
        static_cast<std::size_t>(std::max<std::int64_t>(maxBytes->value_or(catalog::maxPayloadBytes), 1));
    const std::size_t headBytes = value::write(Value::object(head)).size() + sizeof(R"(,"Items":[])");
    std::vector<Value> result;
    std::vector<Value> batch;
    std::size_t size = headBytes;
    const auto flush = [&] {
        std::vector<value::Member> members = head;
        members.push_back({Value("Items"), Value(std::exchange(batch, {}))});
        result.push_back(Value::object(std::move(members)));
        size = headBytes;
    };
    for (Value& input : inputs) {
        const std::size_t more = value::write(input).size() + 1;
        if (!batch.empty() && ((most > 0 && batch.size() == most) || size + more > bytes))
            flush();
        batch.push_back(std::move(input));
        size += more;
    }
    if (!batch.empty())
        flush();
    return result;
}

// False: the child, and so the execution, is stuck. `milliseconds`: when it starts, and then when it ended.
bool MapRun::runChild(const MapRunRecord& record, const Value& input, MapRunChild& child, std::int64_t& milliseconds) {
    const Executor& parent = step_.executor_;
    Execution& around = step_.execution_;
    Settings settings = parent.settings_;
    query::Random random(step_.draw());
    settings.executionName = child.execution ? child.name : query::uuid(random);
    settings.machineName = record.arn.substr(record.arn.find(":mapRun:") + 8);
    settings.machineName.erase(settings.machineName.rfind(':'));
    settings.type = map_.childType;
    settings.stopMilliseconds.reset();
    Executor executor(parent.program_, settings, parent.responder_, parent.oracle_);
    executor.isChild_ = true;
    Execution execution =
        child.execution ? *child.execution : executor.startAt(*map_.processor, Payload(input), milliseconds);
    execution.calls.swap(around.calls);
    execution.coverage = std::exchange(around.coverage, std::nullopt);
    execution.trace = std::exchange(around.trace, std::nullopt);
    execution.draws = around.draws;
    execution.mapRuns = around.mapRuns;
    execution.childEvents = around.childEvents;
    execution.transitions = 0;
    if (child.execution) {
        execution.milliseconds = milliseconds;
        static_cast<void>(executor.redrive(execution));  // where it is refused, the child stays as it is
    }
    executor.run(execution);
    around.calls.swap(execution.calls);
    around.coverage = std::exchange(execution.coverage, std::nullopt);
    around.trace = std::exchange(execution.trace, std::nullopt);
    around.draws = execution.draws;
    around.mapRuns = execution.mapRuns;
    around.childEvents = execution.childEvents + execution.history.size();
    around.transitions += execution.transitions;
    around.stuck = execution.stuck;
    if (!around.stuck && around.childEvents > parent.settings_.maxChildEvents)
        around.stuck = support::Error{fmt::format(
            "child executions have more than {} events: this would take too long", parent.settings_.maxChildEvents)};
    milliseconds = execution.milliseconds;
    const bool succeeded = execution.output.has_value();
    child.state = succeeded ? MapRunChild::State::Succeeded : MapRunChild::State::Failed;
    if (map_.writer && map_.writer->transformation == "NONE")
        child.result = recordOf(execution, settings.executionName);
    else if (succeeded)
        child.result = execution.output->value();
    if (succeeded) {
        child.execution.reset();
    } else if (parent.settings_.keepsChildren && settings.type == asl::MachineType::Standard) {
        child.name = settings.executionName;
        child.execution = std::make_shared<const Execution>(std::move(execution));
    }
    return !around.stuck;
}

// The data as a text, even when nobody knows it yet.
static Value jsonOf(const Payload& data) {
    if (!query::intrinsic::holdsTerm(data.value()))
        return data.text();
    return Value::term(value::Term::function("States.JsonToString", {data.value()}));
}

// A child as ResultWriter writes it without a transformation; members in alphabetical order.
Value MapRun::recordOf(const Execution& execution, const std::string& childName) const {
    const Value included = Value::object({{Value("Included"), Value(true)}});
    std::vector<value::Member> members;
    const auto add = [&](std::string_view name, Value value) { members.push_back({Value(name), std::move(value)}); };
    const Value* id = execution.contextExecution.find("Id");
    const Value* start = execution.contextExecution.find("StartTime");
    if (execution.failure && execution.failure->cause)
        add("Cause", Value(*execution.failure->cause));
    if (execution.failure && execution.failure->error)
        add("Error", Value(*execution.failure->error));
    add("ExecutionArn", *id);
    add("Input", jsonOf(execution.input));
    add("InputDetails", included);
    add("Name", Value(childName));
    if (execution.output) {
        add("Output", jsonOf(*execution.output));
        add("OutputDetails", included);
    }
    add("RedriveCount", Value(0));
    add("RedriveStatus", Value(execution.output ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN"));
    if (execution.output)
        add("RedriveStatusReason", Value("Execution is SUCCEEDED and cannot be redriven"));
    add("StartDate", *start);
    add("StateMachineArn", *execution.contextMachine.find("Id"));
    add("Status", Value(name(execution.status)));
    add("StopDate", Value(semantics::writeTimestamp(execution.milliseconds)));
    return Value::object(std::move(members));
}

// A string, or an unknown that is taken for one; without one the empty string.
static Value textOf(const Value& object, std::string_view name) {
    const Value* member = object.find(name);
    const bool isText = member != nullptr && (member->is(value::Kind::String) || member->is(value::Kind::Term));
    return isText ? *member : Value("");
}

static Value manifestKey(const Value& prefix, const std::string& run) {
    if (prefix.is(value::Kind::Term))
        return Value::term(value::Term::operation("concat", {prefix, Value(fmt::format("/{}/manifest.json", run))}));
    const std::string_view before = prefix.string();
    return Value(fmt::format("{}{}{}/manifest.json", before, before.empty() ? "" : "/", run));
}

// The result of the state: the outputs, or where they were written.
Outcome<Payload> MapRun::resultOf(const MapRunRecord& record) {
    if (map_.writer && map_.writer->exports) {
        Value target;
        if (map_.writer->parameters) {
            auto made = map_.writer->parameters->evaluate(step_.frame(id_).effective.value(), step_.around(id_));
            if (!made)
                return made.error();
            target = std::move(*made);
        }
        const std::string run = record.arn.substr(record.arn.rfind(':') + 1);
        const Value details = Value::object(
            {{Value("Bucket"), textOf(target, "Bucket")}, {Value("Key"), manifestKey(textOf(target, "Prefix"), run)}});
        return Payload(
            Value::object({{Value("MapRunArn"), Value(record.arn)}, {Value("ResultWriterDetails"), details}}));
    }
    const std::string_view transformation = map_.writer ? std::string_view(map_.writer->transformation) : "";
    std::vector<Value> results;
    results.reserve(record.children.size());
    for (const MapRunChild& child : record.children) {
        if (child.state == MapRunChild::State::Failed && transformation != "NONE")
            continue;
        auto parts =
            transformation == "FLATTEN" ? semantics::elementsOf(child.result, step_.executor_.oracle_) : std::nullopt;
        if (parts)
            std::ranges::move(*parts, std::back_inserter(results));
        else
            results.push_back(child.result);
    }
    return Payload(Value(std::move(results)));
}

std::optional<MapRunEnded> MapRun::run(MapRunRecord record) {
    // When each of the children that may run at once is free for the next one.
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> free;
    const std::int64_t start = step_.execution_.milliseconds;
    std::int64_t end = start;
    std::size_t failures = 0;
    for (std::size_t i = 0; i < record.children.size(); ++i) {
        MapRunChild& child = record.children[i];
        if (child.state == MapRunChild::State::Succeeded)
            continue;
        std::int64_t at = start;
        if (free.size() == record.concurrency) {
            at = free.top();
            free.pop();
        }
        if (!runChild(record, record.inputs[i], child, at))
            return std::nullopt;
        free.push(at);
        end = std::max(end, at);
        failures += child.state == MapRunChild::State::Failed ? 1U : 0U;
        if (record.tolerated.areExceeded(failures, record.children.size())) {
            MapRunEnded ended{.result = Failure{.error = "States.ExceedToleratedFailureThreshold",
                                  .cause = "The specified tolerated failure threshold was exceeded"},
                .record = nullptr,
                .milliseconds = end};
            ended.record = std::make_shared<const MapRunRecord>(std::move(record));
            return ended;
        }
    }
    auto result = resultOf(record);
    if (!result) {
        step_.fail(id_, result.error());
        return std::nullopt;
    }
    return MapRunEnded{.result = std::move(*result), .record = nullptr, .milliseconds = end};
}

}  // namespace stepcheck::exec
