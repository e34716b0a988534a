#include "stepcheck/driver/explore_command.h"

#include "stepcheck/driver/configured_lint.h"
#include "stepcheck/driver/executable_definition.h"
#include "stepcheck/driver/path_fixtures.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/explore/search.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/exploration.h"
#include "stepcheck/render/exploration_html.h"
#include "stepcheck/render/page_of.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <utility>

namespace stepcheck::driver {

using explore::End;
using explore::Exploration;

namespace {

// Ctrl-C ends the exploration with what was found until then; a second one ends the program.
class InterruptGuard {
public:
    InterruptGuard() : before_(std::signal(SIGINT, interrupt)) {}
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
    ~InterruptGuard() { std::signal(SIGINT, before_); }

    static std::atomic<bool> interrupted;

private:
    static void interrupt(int /*signal*/) {
        interrupted.store(true, std::memory_order_relaxed);
        std::signal(SIGINT, SIG_DFL);
    }

    void (*before_)(int);
};

std::atomic<bool> InterruptGuard::interrupted = false;

// Tells how far the exploration is, on a terminal and after a while.
class ProgressLine {
public:
    void operator()(const explore::Progress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (!isShown_ || now < next_)
            return;
        next_ = now + std::chrono::milliseconds(200);
        std::fputs(fmt::format("\r\x1b[K{} paths, {} ways to go", progress.paths, progress.pending).c_str(), stderr);
        hasWritten_ = true;
    }
    ProgressLine() = default;
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine() {
        if (hasWritten_)
            std::fputs("\r\x1b[K", stderr);
    }

private:
    bool isShown_ = isatty(STDERR_FILENO) != 0;
    bool hasWritten_ = false;
    std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
};

}  // namespace

static Exploration exploreUntilStopped(
    const exec::Program& program, const exec::Settings& settings, const explore::Options& options) {
    const InterruptGuard guard;
    ProgressLine line;
    return explore::explore(program, settings, options, &InterruptGuard::interrupted, std::ref(line));
}

static void write(
    const ExploreCommand& command, const render::ExploredDefinition& explored, const render::Write& write) {
    switch (command.format) {
        case ExplorationFormat::Text: render::writeExploration(explored, write); return;
        case ExplorationFormat::Json: render::writeExplorationAsJson(explored, write); return;
        case ExplorationFormat::JsonLines: render::writeExplorationAsJsonLines(explored, write); return;
        case ExplorationFormat::Markdown: render::writeExplorationAsMarkdown(explored, write); return;
    }
}

static std::optional<support::Error> writePage(
    const render::ExploredDefinition& explored, const support::SourceText& source, const std::string& file) {
    const support::Result<lint::FileReport> findings =
        lintAsConfigured(std::make_shared<const support::SourceText>(source.name(), std::string(source.text())));
    if (!findings)
        return findings.error();
    const flow::Graph graph(explored.program.machine());
    std::string page;
    if (auto error = render::renderExplorationPage(render::pageOf(explored, graph, *findings), render::writeTo(page)))
        return error;
    support::Result<Output> output = Output::open(file);
    if (!output)
        return output.error();
    output->write()(page);
    return output->finish();
}

// An example that takes another way than the one it is for shows that our two ways to execute disagree.
[[noreturn]] static void endAfterBug(const Exploration& exploration, const exec::Program& program) {
    for (const explore::LooseEnd& loose : exploration.loose)
        if (loose.end == End::Unproven) {
            const std::string_view state =
                loose.states.empty() ? std::string_view() : program.state(loose.states.back()).name.string();
            std::fputs(fmt::format("stepcheck: internal error: a path that ends at \"{}\" is not confirmed by its "
                                   "example: {}\n",
                           state, loose.reason)
                           .c_str(),
                stderr);
        }
    std::fflush(nullptr);
    std::_Exit(support::exitInternalError);
}

static ExitStatus tellProof(const ExploreCommand& command, const exec::Program& program, const Exploration& exploration,
    const Terminal& terminal) {
    const explore::ProofResult result = explore::prove(*command.statement, program, exploration);
    std::string text = "proved\n";
    if (const auto* unproved = std::get_if<explore::Unproved>(&result))
        text = fmt::format("unknown: {}\n", unproved->why);
    if (const auto* refuted = std::get_if<explore::Refuted>(&result)) {
        text = "refuted by an execution:\n\n";
        render::writePath(program, *refuted->witness, render::writeTo(text));
    }
    const ExitStatus status = print(text, command.outputFile, terminal.colorErrors);
    return std::holds_alternative<explore::Proved>(result) ? status : std::max(status, ExitStatus::Findings);
}

ExitStatus run(const ExploreCommand& command, const Terminal& terminal) {
    const auto fail = [&](const support::Error& error) {
        printError(error.message, terminal.colorErrors);
        return ExitStatus::Trouble;
    };
    const auto definition = readDefinition(command.path, command.type, WithErrors::RefuseButNotHoles, terminal);
    if (!definition)
        return fail(definition.error());
    if (!definition->machine)
        return ExitStatus::Findings;
    const exec::Program program(*definition->machine);
    const exec::Settings settings{.type = definition->typeOr(command.type)};
    const Exploration exploration = exploreUntilStopped(program, settings, command.options);
    if (command.statement)
        return tellProof(command, program, exploration, terminal);
    const explore::Summary summary = explore::summarize(exploration, program, settings);
    const render::ExploredDefinition explored{.name = command.path == "-" ? "<stdin>" : command.path,
        .program = program,
        .exploration = exploration,
        .summary = summary,
        .transitionPrice = command.transitionPrice};
    std::string text;
    write(command, explored, render::writeTo(text));
    ExitStatus status = print(text, command.outputFile, terminal.colorErrors);
    if (command.htmlFile)
        if (auto error = writePage(explored, definition->source.document->source(), *command.htmlFile))
            status = std::max(status, fail(*error));
    if (command.fixturesFolder)
        if (auto error =
                writeFixtures(program, settings, explore::select(exploration, *definition->machine, command.cover),
                    {.definition = command.path, .folder = *command.fixturesFolder}))
            status = std::max(status, fail(*error));
    if (exploration.count(End::Unproven) > 0)
        endAfterBug(exploration, program);
    return status;
}

}  // namespace stepcheck::driver
