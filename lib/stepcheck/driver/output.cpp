#include "stepcheck/driver/output.h"

#include "stepcheck/render/color.h"
#include "stepcheck/render/escape.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static std::string reason(int failure) {
    return std::generic_category().message(failure);
}

static void printLine(render::Role role, std::string_view kind, std::string_view message, bool color) {
    std::fputs(fmt::format("{} {}\n", render::Paint(color)(role, kind), render::printable(message)).c_str(), stderr);
}

void printError(std::string_view message, bool color) {
    printLine(render::Role::Error, "error:", message, color);
}

void printNote(std::string_view message, bool color) {
    printLine(render::Role::Note, "note:", message, color);
}

ExitStatus print(std::string_view text, const std::optional<std::string>& file, bool colorErrors) {
    std::optional<Error> error;
    if (Result<Output> output = Output::open(file)) {
        output->write()(text);
        error = output->finish();
    } else {
        error = output.error();
    }
    if (!error)
        return ExitStatus::Clean;
    printError(error->message, colorErrors);
    return ExitStatus::Trouble;
}

Result<Output> Output::open(const std::optional<std::string>& file) {
    if (!file)
        return Output(Stream(stdout, &std::fflush), "standard output");
    Stream stream(std::fopen(file->c_str(), "wb"), &std::fclose);
    if (!stream)
        return Error{fmt::format("{}: cannot be written: {}", *file, reason(errno))};
    return Output(std::move(stream), *file);
}

render::Write Output::write() {
    return [this](std::string_view text) {
        if (failure_ == 0 && std::fwrite(text.data(), 1, text.size(), stream_.get()) < text.size())
            failure_ = errno;
    };
}

std::optional<Error> Output::finish() {
    if (std::fflush(stream_.get()) != 0 && failure_ == 0)
        failure_ = errno;
    if (failure_ == 0 || (failure_ == EPIPE && stream_.get() == stdout))
        return std::nullopt;
    return Error{fmt::format("{}: cannot be written: {}", name_, reason(failure_))};
}

}  // namespace stepcheck::driver
