// Any definition is executed on any input with any mocks, whatever is wrong with them: nothing may crash or hang, the
// same input gives the same history, and a copy of an execution goes on as the original does. Definition, input and
// mocks (by state) are parted by lines with "---".

#include "stepcheck/asl/builder.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/walk.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace asl = stepcheck::asl;
namespace exec = stepcheck::exec;
namespace value = stepcheck::value;

// Aborts, so that libFuzzer keeps the input.
static void require(bool condition) {
    if (!condition)
        std::abort();
}

// Takes the text before the next separator off.
static std::string_view take(std::string_view& rest) {
    static constexpr std::string_view separator = "\n---\n";
    const std::size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
    return part;
}

static std::string dataOf(const exec::Details& details) {
    if (const auto* entered = std::get_if<exec::EnterDetails>(&details))
        return entered->input.text();
    if (const auto* exited = std::get_if<exec::ExitDetails>(&details))
        return exited->output.text();
    if (const auto* scheduled = std::get_if<exec::ScheduleDetails>(&details))
        return scheduled->parameters.text();
    if (const auto* failed = std::get_if<exec::FailureDetails>(&details))
        return failed->failure.cause.value_or("");
    return {};
}

static std::string historyOf(const exec::Execution& execution) {
    std::string text;
    for (const exec::Event* event : execution.history.events())
        text += fmt::format("{} {} {} {} {}\n", event->id, event->previous, event->milliseconds,
            exec::name(event->type), dataOf(event->details));
    return text;
}

// What nobody knows has no value here.
static bool hasUnknown(const stepcheck::syntax::Node& root) {
    bool found = false;
    stepcheck::syntax::walk(root, [&](const stepcheck::syntax::Step& step) { found = found || step.node.isUnknown(); });
    return found;
}

static void checkEvents(const exec::Execution& execution) {
    exec::EventId id = 0;
    for (const exec::Event* event : execution.history.events()) {
        require(event->id == ++id);
        require(event->previous < event->id);
    }
    require(execution.stuck || execution.status != exec::Status::Running);
    require(execution.output.has_value() == (execution.status == exec::Status::Succeeded));
}

static void execute(const exec::Executor& executor, const exec::Payload& input) {
    exec::Execution execution = executor.start(input);
    exec::Execution early = execution;
    for (int i = 0; exec::Executor::isRunning(execution); ++i) {
        if (i == 20)
            early = execution;
        executor.step(execution);
    }
    checkEvents(execution);
    executor.run(early);
    require(historyOf(early) == historyOf(execution));
    if (!executor.redrive(execution))
        executor.run(execution);
    checkEvents(execution);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const std::string definition(take(rest));
    const auto input = value::read(take(rest));
    const auto responses = value::read(take(rest));
    if (!input)
        return 0;
    const auto source = std::make_shared<const stepcheck::support::SourceText>("fuzz.json", definition);
    const auto document = stepcheck::syntax::readDocument(source, stepcheck::syntax::Language::Json, {.holes = false});
    if (!document || (*document)->roots().empty() || hasUnknown((*document)->roots().front()))
        return 0;
    const asl::Machine machine = asl::buildMachine((*document)->roots().front());
    if (machine.states().empty())
        return 0;
    const exec::Program program(machine);
    auto mocks = responses ? exec::Mocks::readByState(*responses) : exec::Mocks::readByState(value::Value::object({}));
    if (!mocks)
        return 0;
    exec::Settings settings;
    settings.maxEvents = 300;
    settings.keepsChildren = true;
    settings.recordsCoverage = true;
    settings.recordsTrace = size % 2 == 0;
    value::NeverAsked oracle;
    execute(exec::Executor(program, settings, **mocks, oracle), *input);
    return 0;
}
