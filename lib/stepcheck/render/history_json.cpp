#include "stepcheck/render/history_json.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/render/cut_text.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/write.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace stepcheck::render {

using exec::EventType;
using semantics::Failure;
using semantics::Payload;
using value::Value;

std::string writeApiTimestamp(std::int64_t milliseconds) {
    const std::int64_t fraction = ((milliseconds % 1000) + 1000) % 1000;
    const std::chrono::sys_seconds second{std::chrono::seconds((milliseconds - fraction) / 1000)};
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}000+00:00", second, fraction);
}

namespace {

// The members of an object of the API, in order.
class Members {
public:
    explicit Members(const HistoryOptions& options) : options_(options) {}

    Members& add(std::string_view name, Value value) {
        members_.push_back({Value(name), std::move(value)});
        return *this;
    }

    template <class Number>
    Members& addSome(std::string_view name, const std::optional<Number>& value) {
        return value ? add(name, Value(*value)) : *this;
    }

    // Data with its `…Details`, as text.
    Members& addData(std::string_view name, const Payload& payload) {
        return addText(name, [&] { return payload.text(); });
    }

    template <class Text>
    Members& addText(std::string_view name, Text text) {
        if (!options_.includeData)
            return *this;
        const std::string whole = text();
        const std::string_view shown = cutText(whole, options_.maxDataBytes.value_or(whole.size()));
        add(name, Value(shown));
        return add(
            fmt::format("{}Details", name), Value::object({{Value("truncated"), Value(shown.size() < whole.size())}}));
    }

    Members& addFailure(const Failure& failure) {
        return addSome("error", failure.error).addSome("cause", failure.cause);
    }

    Members& addSome(std::string_view name, const semantics::SharedText& text) {
        return text ? add(name, text.value()) : *this;
    }

    // The service of a task; functions and activities name none.
    Members& addResource(const exec::TaskResource& resource) {
        return resource.isIntegration() ? add("resourceType", resource.type).add("resource", resource.name) : *this;
    }

    Value object() { return Value::object(std::move(members_)); }

    [[nodiscard]] bool includesData() const { return options_.includeData; }

private:
    const HistoryOptions& options_;
    std::vector<value::Member> members_;
};

}  // namespace

static void addAssigned(Members& members, const std::vector<semantics::Assignment>& assigned) {
    if (assigned.empty() || !members.includesData())
        return;
    std::vector<value::Member> variables;
    for (const semantics::Assignment& each : assigned)
        variables.push_back({each.name, Value(value::write(each.value))});
    members.add("assignedVariables", Value::object(std::move(variables)));
    members.add("assignedVariablesDetails", Value::object({{Value("truncated"), Value(false)}}));
}

static void addSchedule(Members& members, const exec::ScheduleDetails& details) {
    if (details.resource->isIntegration()) {
        members.addResource(*details.resource).add("region", details.region);
        if (members.includesData())
            members.add("parameters", Value(details.parameters.text()));
    } else {
        members.add("resource", details.resource->name).addData("input", details.parameters);
    }
    if (details.options == nullptr)
        return;
    const exec::ScheduleOptions& options = *details.options;
    members.addSome("timeoutInSeconds", options.timeoutSeconds).addSome("heartbeatInSeconds", options.heartbeatSeconds);
    if (options.credentials)
        members.add("taskCredentials", Value::object({{Value("roleArn"), *options.credentials}}));
}

// The details of an event, or nothing for those without.
static std::optional<Value> detailsOf(const exec::Event& event, const HistoryOptions& options) {
    Members members(options);
    const bool hasDetails = std::visit(
        support::Overload{
            [](std::monostate) { return false; },
            [&](const exec::StartDetails& details) {
                members.addData("input", details.input).add("roleArn", Value(details.roleArn));
                return true;
            },
            [&](const exec::EnterDetails& details) {
                members.add("name", details.name).addData("input", details.input);
                return true;
            },
            [&](const exec::ExitDetails& details) {
                members.add("name", details.name).addData("output", details.output);
                addAssigned(members, details.assigned);
                return true;
            },
            [&](const exec::ScheduleDetails& details) {
                addSchedule(members, details);
                return true;
            },
            [&](const exec::TaskDetails& details) {
                members.addResource(*details.resource);
                if (details.output)
                    members.addData("output", *details.output);
                return true;
            },
            [&](const exec::TaskFailureDetails& details) {
                members.addResource(*details.resource).addFailure(details.failure);
                return true;
            },
            [&](const exec::WorkerDetails& details) {
                members.addSome("workerName", details.workerName);
                return true;
            },
            [&](const exec::FailureDetails& details) {
                members.addFailure(details.failure);
                return true;
            },
            [&](const exec::EvaluationDetails& details) {
                members.addFailure(details.failure);
                members.addSome("location", details.location).add("state", details.state);
                return true;
            },
            [&](const exec::OutputDetails& details) {
                members.addData("output", details.output);
                return true;
            },
            [&](const exec::LengthDetails& details) {
                members.add("length", Value(static_cast<std::int64_t>(details.length)));
                return true;
            },
            [&](const exec::IterationDetails& details) {
                members.add("name", details.name).add("index", Value(static_cast<std::int64_t>(details.index)));
                return true;
            },
            [&](const exec::RedriveDetails& details) {
                if (!details.mapRunArn.empty())
                    members.add("mapRunArn", Value(details.mapRunArn));
                members.add("redriveCount", Value(static_cast<std::int64_t>(details.count)));
                return true;
            },
            [&](const exec::MapRunDetails& details) {
                members.add("mapRunArn", Value(details.arn));
                return true;
            },
        },
        event.details);
    return hasDetails ? std::optional(members.object()) : std::nullopt;
}

// "stateEnteredEventDetails", "taskScheduledEventDetails", …
static std::string detailsName(EventType type) {
    const std::string_view name = exec::name(type);
    if (name.ends_with("StateEntered"))
        return "stateEnteredEventDetails";
    if (name.ends_with("StateExited"))
        return "stateExitedEventDetails";
    std::string result(name);
    result.front() = static_cast<char>(result.front() - 'A' + 'a');
    return result + "EventDetails";
}

Value historyEvent(const exec::Event& event, const HistoryOptions& options) {
    std::vector<value::Member> members{{Value("timestamp"), Value(writeApiTimestamp(event.milliseconds))},
        {Value("type"), Value(exec::name(event.type))}, {Value("id"), Value(static_cast<std::int64_t>(event.id))},
        {Value("previousEventId"), Value(static_cast<std::int64_t>(event.previous))}};
    if (auto details = detailsOf(event, options))
        members.push_back({Value(detailsName(event.type)), std::move(*details)});
    return Value::object(std::move(members));
}

static std::vector<const exec::Event*> inOrder(const exec::History& history, const HistoryOptions& options) {
    std::vector<const exec::Event*> events = history.events();
    if (options.reverseOrder)
        std::ranges::reverse(events);
    return events;
}

void renderHistory(const exec::History& history, const HistoryOptions& options, const Write& write) {
    write("{\n  \"events\": [");
    std::string_view before = "\n    ";
    for (const exec::Event* event : inOrder(history, options)) {
        write(before);
        write(value::write(historyEvent(*event, options)));
        before = ",\n    ";
    }
    write("\n  ]\n}\n");
}

void renderHistoryLines(const exec::History& history, const HistoryOptions& options, const Write& write) {
    for (const exec::Event* event : inOrder(history, options))
        write(value::write(historyEvent(*event, options)) + "\n");
}

// A member a line.
static void renderMembers(const Value& object, const Write& write) {
    std::string_view before = "{\n  ";
    for (const value::MemberView member : object.members()) {
        write(before);
        write(fmt::format("{}: {}", value::write(member.name), value::write(member.value)));
        before = ",\n  ";
    }
    write("\n}\n");
}

// What both responses have in common, up to the output.
static Members responseOf(
    const exec::Execution& execution, const exec::Settings& settings, const HistoryOptions& options) {
    Members members(options);
    members.add("executionArn", Value(settings.executionArn()))
        .add("stateMachineArn", Value(settings.machineArn()))
        .add("name", Value(settings.executionName))
        .add("startDate", Value(writeApiTimestamp(settings.startMilliseconds)))
        .add("stopDate", Value(writeApiTimestamp(execution.milliseconds)))
        .add("status", Value(exec::name(execution.status)));
    // Of one that timed out both responses tell no error (recorded).
    if (execution.failure && execution.status == exec::Status::Failed)
        members.addFailure(*execution.failure);
    const Value included = Value::object({{Value("included"), Value(true)}});
    members.add("input", Value(execution.input.text())).add("inputDetails", included);
    if (execution.output)
        members.add("output", Value(execution.output->text())).add("outputDetails", included);
    return members;
}

void renderDescription(const exec::Execution& execution, const exec::Settings& settings, const Write& write) {
    const HistoryOptions options;
    Members members = responseOf(execution, settings, options);
    members.add("redriveCount", Value(static_cast<std::int64_t>(execution.redrives)))
        .add("redriveStatus", Value(execution.output ? "NOT_REDRIVABLE" : "REDRIVABLE"));
    renderMembers(members.object(), write);
}

void renderSyncResponse(const exec::Execution& execution, const exec::Settings& settings, const Write& write) {
    const HistoryOptions options;
    Members members = responseOf(execution, settings, options);
    const std::int64_t duration = execution.milliseconds - settings.startMilliseconds;
    // Billed in steps of 100 ms, and at least one of 64 MB.
    members.add("billingDetails",
        Value::object({{Value("billedMemoryUsedInMB"), Value(64)},
            {Value("billedDurationInMilliseconds"), Value(std::max<std::int64_t>((duration + 99) / 100, 1) * 100)}}));
    renderMembers(members.object(), write);
}

static bool isLogged(EventType type, LogLevel level) {
    const std::string_view name = exec::name(type);
    switch (level) {
        case LogLevel::All: return true;
        case LogLevel::Error:
            return name == "FailStateEntered" || name.ends_with("Failed") || name.ends_with("TimedOut") ||
                   name.ends_with("Aborted");
        case LogLevel::Fatal:
            return type == EventType::ExecutionAborted || type == EventType::ExecutionFailed ||
                   type == EventType::ExecutionTimedOut;
        case LogLevel::Off: return false;
    }
    return false;
}

void renderLogs(const exec::Execution& execution, const exec::Settings& settings, LogLevel level,
    const HistoryOptions& asked, const Write& write) {
    HistoryOptions options = asked;
    options.maxDataBytes = catalog::maxLogDataBytes;
    std::vector<exec::EventId> redriven;
    for (const exec::Event* event : execution.history.events())
        if (event->type == EventType::ExecutionRedriven)
            redriven.push_back(event->id);
    for (const exec::Event* event : inOrder(execution.history, options)) {
        if (!isLogged(event->type, level))
            continue;
        const auto redrives = std::ranges::upper_bound(redriven, event->id) - redriven.begin();
        const Value record = Value::object(
            {{Value("id"), Value(fmt::to_string(event->id))}, {Value("type"), Value(exec::name(event->type))},
                {Value("details"), detailsOf(*event, options).value_or(Value::object({}))},
                {Value("previous_event_id"), Value(fmt::to_string(event->previous))},
                {Value("event_timestamp"), Value(fmt::to_string(event->milliseconds))},
                {Value("execution_arn"), Value(settings.executionArn())},
                {Value("redrive_count"), Value(fmt::to_string(redrives))}});
        write(value::write(record) + "\n");
    }
}

}  // namespace stepcheck::render
