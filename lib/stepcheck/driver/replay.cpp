#include "stepcheck/driver/replay.h"

#include "stepcheck/driver/execution_files.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/render/history_json.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace stepcheck::driver {

using exec::EventType;
using exec::RecordedEvent;
using exec::RecordedHistory;
using support::Error;
using support::Result;

Result<RecordedHistory> readHistoryFile(const std::string& path) {
    const auto json = readJson(path);
    if (!json)
        return json.error();
    auto history = exec::readRecordedHistory(json->value());
    if (!history)
        return Error{fmt::format("{}: {}", path, history.error().message)};
    return std::move(*history);
}

Result<exec::Payload> inputOf(const RecordedHistory& history, const std::string& path) {
    auto input = exec::dataOf(history.events.front(), "input");
    if (!input)
        return Error{fmt::format("{}: {}", path, input.error().message)};
    return std::move(*input);
}

// The execution's role, which names the account, its region and its times.
static void take(const RecordedHistory& history, exec::Settings& settings) {
    const RecordedEvent& start = history.events.front();
    if (const std::string_view role = start.text("roleArn"); !role.empty()) {
        settings.roleArn = role;
        static constexpr std::string_view iam = ":iam::";
        if (const std::size_t at = role.find(iam); at != std::string_view::npos)
            settings.account = role.substr(at + iam.size(), role.find(':', at + iam.size()) - at - iam.size());
    }
    for (const RecordedEvent& event : history.events)
        if (const std::string_view region = event.text("region");
            event.type == EventType::TaskScheduled && !region.empty()) {
            settings.region = region;
            break;
        }
    settings.startMilliseconds = start.milliseconds.value_or(settings.startMilliseconds);
    if (history.events.back().type == EventType::ExecutionAborted && start.milliseconds)
        settings.stopMilliseconds = history.events.back().milliseconds;
    // Which of the two forms the service had then.
    for (const RecordedEvent& event : history.events) {
        const RecordedEvent* cause = history.find(event.previous);
        if (event.type == EventType::EvaluationFailed && cause != nullptr && event.previous + 1 == event.id &&
            cause->text("name") == event.text("state") && exec::name(cause->type).ends_with("StateEntered"))
            settings.evaluationFailedFollowsEntry = true;
    }
}

RecordedHistory recorded(const exec::History& history) {
    std::vector<value::Value> events;
    for (const exec::Event* event : history.events())
        events.push_back(render::historyEvent(*event, {}));
    auto result = exec::readRecordedHistory(value::Value(std::move(events)));
    STEPCHECK_ASSERT(result.has_value());
    return std::move(*result);
}

Replay replay(const asl::Machine& machine, const RecordedHistory& history, const exec::Payload& input,
    std::vector<exec::RecordedCall> calls, exec::Settings settings) {
    take(history, settings);
    const exec::Program program(machine);
    exec::RecordedResponder responder(std::move(calls));
    value::NeverAsked oracle;
    const exec::Executor executor(program, settings, responder, oracle);
    exec::Execution execution = executor.start(input);
    executor.run(execution);
    return {
        .history = recorded(execution.history), .stuck = std::move(execution.stuck), .calls = responder.inOrderOfUse()};
}

}  // namespace stepcheck::driver
