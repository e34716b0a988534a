#include "stepcheck/driver/mocks_command.h"

#include "stepcheck/driver/executable_definition.h"
#include "stepcheck/driver/replay.h"
#include "stepcheck/exec/mock_maker.h"
#include "stepcheck/exec/mock_skeleton.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace stepcheck::driver {

using support::Error;
using support::Result;
using value::Value;

// Objects a member a line down to `levels`, compact below.
static void writePretty(const Value& json, std::size_t levels, std::size_t indent, std::string& out) {
    if (levels == 0 || !json.is(value::Kind::Object) || json.size() == 0) {
        out += value::write(json);
        return;
    }
    std::string_view before = "{";
    for (const value::MemberView member : json.members()) {
        out += fmt::format("{}\n{:{}}{}: ", before, "", indent + 2, value::write(member.name));
        writePretty(member.value, levels - 1, indent + 2, out);
        before = ",";
    }
    out += fmt::format("\n{:{}}}}", "", indent);
}

static std::string mockFileText(const Value& mocks) {
    static constexpr std::size_t levels = 5;  // StateMachines, a machine, TestCases, a case, its states
    std::string text;
    writePretty(mocks, levels, 0, text);
    return text + "\n";
}

static ExitStatus fail(const Error& error, const Terminal& terminal) {
    printError(error.message, terminal.colorErrors);
    return ExitStatus::Trouble;
}

static ExitStatus fromDefinition(const MocksCommand& command, const Terminal& terminal) {
    const auto definition = readDefinition(command.path, asl::MachineType::Standard, WithErrors::Accept, terminal);
    if (!definition)
        return fail(definition.error(), terminal);
    const Result<Value> mocks = exec::mockSkeleton(*definition->machine, command.machine);
    if (!mocks)
        return fail({fmt::format("{}: {}", command.path, mocks.error().message)}, terminal);
    return print(mockFileText(*mocks), command.outputFile, terminal.colorErrors);
}

// A task that had no result takes longer than an execution may.
static void noteUnanswered(const std::vector<exec::RecordedCall>& calls) {
    for (const exec::RecordedCall& call : calls)
        if (!call.isAnswered)
            std::fputs(fmt::format("note: task \"{}\" had no result when the history or its branch ended (scheduled by "
                                   "event {}): its mock takes two years\n",
                           call.state, call.scheduled)
                           .c_str(),
                stderr);
}

static ExitStatus fromHistory(const MocksCommand& command, const Terminal& terminal) {
    const auto history = readHistoryFile(command.path);
    if (!history)
        return fail(history.error(), terminal);
    const auto input = inputOf(*history, command.path);
    if (!input)
        return fail(input.error(), terminal);
    auto calls = exec::callsOf(*history);
    if (!calls)
        return fail({fmt::format("{}: {}", command.path, calls.error().message)}, terminal);
    if (command.definitionFile) {
        const auto definition =
            readDefinition(*command.definitionFile, asl::MachineType::Standard, WithErrors::Refuse, terminal);
        if (!definition)
            return fail(definition.error(), terminal);
        if (!definition->machine)
            return ExitStatus::Findings;
        Replay replayed =
            replay(*definition->machine, *history, *input, std::move(*calls), {.machineName = command.machine});
        *calls = std::move(replayed.calls);
    }
    noteUnanswered(*calls);
    ExitStatus status =
        print(mockFileText(exec::mocksOf(*calls, command.machine)), command.outputFile, terminal.colorErrors);
    if (command.inputOutputFile)
        status = std::max(status, print(input->text() + "\n", command.inputOutputFile, terminal.colorErrors));
    return status;
}

ExitStatus run(const MocksCommand& command, const Terminal& terminal) {
    switch (command.source) {
        case MocksSource::Definition: return fromDefinition(command, terminal);
        case MocksSource::History: return fromHistory(command, terminal);
    }
    return ExitStatus::Trouble;
}

}  // namespace stepcheck::driver
