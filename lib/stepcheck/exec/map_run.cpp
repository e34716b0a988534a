#include "stepcheck/exec/map_run.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/query/random.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
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

// The inputs that ItemSelector makes of the items. Nothing: a fault, which was told.
std::optional<std::vector<Value>> MapRun::inputs(const std::vector<Value>& items) {
    if (!map_.itemSelector)
        return items;
    std::vector<Value> result;
    result.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Value context = step_.frame(id_).context.with("Map", mapContext(i, items[i]));
        auto made = map_.itemSelector->evaluate(step_.frame(id_).effective.value(), step_.around(id_, context));
        if (!made) {
            step_.fail(id_, std::move(made.error()));
            return std::nullopt;
        }
        result.push_back(std::move(*made));
    }
    return result;
}

// The inputs in batches: `{"BatchInput": …, "Items": […]}`.
Outcome<std::vector<Value>> MapRun::batches(std::vector<Value> inputs) {
    if (!map_.batcher)
        return inputs;
    const Value& document = step_.frame(id_).effective.value();
    auto maxItems = map_.batcher->maxItems.integer(document, step_.around(id_));
    if (!maxItems)
        return std::move(maxItems.error());
    auto maxBytes = map_.batcher->maxBytes.integer(document, step_.around(id_));
    if (!maxBytes)
        return std::move(maxBytes.error());
    std::vector<value::Member> head;
    if (map_.batcher->batchInput) {
        auto made = map_.batcher->batchInput->evaluate(document, step_.around(id_));
        if (!made)
            return std::move(made.error());
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

std::optional<MapRun::Child> MapRun::runChild(const Value& input, std::int64_t start) {
    const Executor& parent = step_.executor_;
    Settings settings = parent.settings_;
    query::Random random(step_.draw());
    settings.executionName = query::uuid(random);
    settings.machineName = arn_.substr(arn_.find(":mapRun:") + 8);
    settings.machineName.erase(settings.machineName.rfind(':'));
    settings.type = map_.childType;
    settings.stopMilliseconds.reset();
    const Executor executor(parent.program_, settings, parent.responder_, parent.oracle_);
    Execution child = executor.startAt(*map_.processor, Payload(input), start);
    child.calls.swap(step_.execution_.calls);
    child.coverage = std::exchange(step_.execution_.coverage, std::nullopt);
    child.draws = step_.execution_.draws;
    child.mapRuns = step_.execution_.mapRuns;
    executor.run(child);
    step_.execution_.calls.swap(child.calls);
    step_.execution_.coverage = std::exchange(child.coverage, std::nullopt);
    step_.execution_.draws = child.draws;
    step_.execution_.mapRuns = child.mapRuns;
    step_.execution_.transitions += child.transitions;
    if (child.stuck) {
        step_.execution_.stuck = child.stuck;
        return std::nullopt;
    }
    return Child{.execution = std::move(child), .name = settings.executionName};
}

// A child as ResultWriter writes it without a transformation; members in alphabetical order.
Value MapRun::recordOf(const Child& child) const {
    const Execution& execution = child.execution;
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
    add("Input", Value(execution.input.text()));
    add("InputDetails", included);
    add("Name", Value(child.name));
    if (execution.output) {
        add("Output", Value(execution.output->text()));
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

// The result of the state: the outputs, or where they were written.
std::optional<Payload> MapRun::resultOf(const std::vector<Child>& children) {
    const std::string_view transformation = map_.writer ? std::string_view(map_.writer->transformation) : "";
    if (map_.writer && map_.writer->exports) {
        Value target;
        if (map_.writer->parameters) {
            auto made = map_.writer->parameters->evaluate(step_.frame(id_).effective.value(), step_.around(id_));
            if (!made) {
                step_.fail(id_, std::move(made.error()));
                return std::nullopt;
            }
            target = std::move(*made);
        }
        const auto text = [&](std::string_view name) {
            const Value* member = target.find(name);
            return member != nullptr && member->is(value::Kind::String) ? member->string() : std::string_view();
        };
        const std::string run = arn_.substr(arn_.rfind(':') + 1);
        const std::string_view prefix = text("Prefix");
        const Value details = Value::object({{Value("Bucket"), Value(text("Bucket"))},
            {Value("Key"), Value(fmt::format("{}{}{}/manifest.json", prefix, prefix.empty() ? "" : "/", run))}});
        return Payload(Value::object({{Value("MapRunArn"), Value(arn_)}, {Value("ResultWriterDetails"), details}}));
    }
    std::vector<Value> results;
    for (const Child& child : children) {
        if (transformation == "NONE") {
            results.push_back(recordOf(child));
        } else if (child.execution.output) {
            const Value& output = child.execution.output->value();
            if (transformation == "FLATTEN" && output.is(value::Kind::Array))
                results.insert(results.end(), output.elements().begin(), output.elements().end());
            else
                results.push_back(output);
        }
    }
    return Payload(Value(std::move(results)));
}

std::optional<MapRun::Ended> MapRun::run(const std::vector<Value>& items, const ToleratedFailures& tolerated) {
    auto made = inputs(items);
    if (!made)
        return std::nullopt;
    auto batched = batches(std::move(*made));
    if (!batched) {
        step_.fail(id_, std::move(batched.error()));
        return std::nullopt;
    }
    // When each of the children that may run at once is free for the next one.
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> free;
    const std::int64_t start = step_.execution_.milliseconds;
    std::int64_t end = start;
    std::size_t failures = 0;
    std::vector<Child> children;
    for (const Value& input : *batched) {
        std::int64_t at = start;
        if (free.size() == concurrency_) {
            at = free.top();
            free.pop();
        }
        auto child = runChild(input, at);
        if (!child)
            return std::nullopt;
        free.push(child->execution.milliseconds);
        end = std::max(end, child->execution.milliseconds);
        failures += child->execution.output ? 0U : 1U;
        // Only what the result needs is kept.
        child->execution.history = {};
        child->execution.frames.clear();
        children.push_back(std::move(*child));
        if (tolerated.areExceeded(failures, batched->size()))
            return Ended{.result = Failure{.error = "States.ExceedToleratedFailureThreshold",
                             .cause = "The specified tolerated failure threshold was exceeded"},
                .milliseconds = end};
    }
    auto result = resultOf(children);
    if (!result)
        return std::nullopt;
    return Ended{.result = std::move(*result), .milliseconds = end};
}

}  // namespace stepcheck::exec
