#include "stepcheck/driver/driver.h"

#include "stepcheck/driver/command_line.h"
#include "stepcheck/support/assert.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace stepcheck::driver {

// No exception leaves a layer: one that arrives here, in whatever thread, is a bug, or the memory is used up.
[[noreturn]] static void endWithUncaughtException() {
    const char* what = "unknown exception";
    const std::exception_ptr exception = std::current_exception();
    try {
        if (exception)
            std::rethrow_exception(exception);
    } catch (const std::bad_alloc&) {
        std::fputs("error: out of memory\n", stderr);
        std::_Exit(static_cast<int>(ExitStatus::Trouble));
    } catch (const std::exception& error) {
        what = error.what();
    } catch (...) {
        what = "exception of an unknown type";
    }
    std::fprintf(stderr, "stepcheck: internal error: %s\n", what);
    std::_Exit(support::exitInternalError);
}

static ExitStatus run(const ShowCommand& command, const Terminal& terminal) {
    return print(command.text, std::nullopt, terminal.colorErrors);
}

int runProgram(std::span<const char* const> arguments) {
    std::set_terminate(endWithUncaughtException);
    // A reader that went away is noticed by the write that fails; the exit status still tells what was found.
    std::signal(SIGPIPE, SIG_IGN);

    const support::Result<CommandLine> commandLine = parseCommandLine(arguments);
    if (!commandLine) {
        printError(commandLine.error().message, detectTerminal(ColorMode::Auto).colorErrors);
        return static_cast<int>(ExitStatus::Trouble);
    }
    const Terminal terminal = detectTerminal(commandLine->color);
    const ExitStatus status =
        std::visit([&terminal](const auto& command) { return run(command, terminal); }, commandLine->command);
    return static_cast<int>(status);
}

}  // namespace stepcheck::driver
