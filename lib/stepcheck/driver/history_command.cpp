#include "stepcheck/driver/history_command.h"

#include "stepcheck/driver/executable_definition.h"
#include "stepcheck/driver/execution_files.h"
#include "stepcheck/driver/replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::driver {

using exec::RecordedHistory;
using support::Error;

static ExitStatus fail(const Error& error, const Terminal& terminal) {
    printError(error.message, terminal.colorErrors);
    return ExitStatus::Trouble;
}

static ExitStatus tell(const std::string& line, ExitStatus status, const Terminal& terminal) {
    return std::max(status, print(line + "\n", std::nullopt, terminal.colorErrors));
}

static ExitStatus compare(const HistoryCommand& command, const Terminal& terminal) {
    const auto expected = readHistoryFile(command.first);
    if (!expected)
        return fail(expected.error(), terminal);
    const auto actual = readHistoryFile(command.second);
    if (!actual)
        return fail(actual.error(), terminal);
    const auto difference =
        exec::compareHistories(*expected, *actual, {.order = command.order, .isExact = command.isExact});
    if (difference)
        return tell(exec::describe(*difference), ExitStatus::Findings, terminal);
    return tell(fmt::format("the histories agree: {} events", expected->events.size()), ExitStatus::Clean, terminal);
}

// Whether a history can only be compared as far as it goes: it has not ended, or was stopped nobody knows when.
static bool isPrefix(RecordedHistory& history) {
    if (!history.hasEnded())
        return true;
    const bool isTimed = history.events.front().milliseconds && history.events.back().milliseconds;
    if (history.events.back().type != exec::EventType::ExecutionAborted || isTimed)
        return false;
    history.events.pop_back();
    return true;
}

static std::string explain(const exec::HistoryDifference& difference, const Replay& replayed) {
    std::string text =
        fmt::format("{} could not have happened: {}the definition leads to {}, the history has {}", difference.event,
            difference.member.empty() ? "" : difference.member + ": ", difference.actual, difference.expected);
    if (replayed.stuck && difference.actual == "no such event")
        text += fmt::format(" ({})", replayed.stuck->message);
    return text;
}

static ExitStatus check(const HistoryCommand& command, const Terminal& terminal) {
    const auto definition = readDefinition(command.first, command.type, WithErrors::Refuse, terminal);
    if (!definition)
        return fail(definition.error(), terminal);
    auto history = readHistoryFile(command.second);
    if (!history)
        return fail(history.error(), terminal);
    const auto input = inputOf(*history, command.second);
    if (!input)
        return fail(input.error(), terminal);
    auto calls = exec::callsOf(*history);
    if (!calls)
        return fail({fmt::format("{}: {}", command.second, calls.error().message)}, terminal);
    if (!definition->machine)
        return ExitStatus::Findings;
    exec::Settings settings{.type = definition->typeOr(command.type), .machineName = command.machine};
    if (command.objectsFile) {
        const auto objects = readJson(*command.objectsFile);
        if (!objects)
            return fail(objects.error(), terminal);
        settings.objects = objects->value();
    }
    const Replay replayed = replay(*definition->machine, *history, *input, std::move(*calls), std::move(settings));
    const bool endsEarly = isPrefix(*history);
    const auto difference = exec::compareHistories(*history, replayed.history,
        {.order = command.order, .isExact = command.isExact, .expectedIsPrefix = endsEarly});
    if (difference)
        return tell(explain(*difference, replayed), ExitStatus::Findings, terminal);
    return tell(fmt::format("the definition explains the history: {} events", history->events.size()),
        ExitStatus::Clean, terminal);
}

ExitStatus run(const HistoryCommand& command, const Terminal& terminal) {
    switch (command.action) {
        case HistoryAction::Compare: return compare(command, terminal);
        case HistoryAction::Check: return check(command, terminal);
    }
    return ExitStatus::Trouble;
}

}  // namespace stepcheck::driver
