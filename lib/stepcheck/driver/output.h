#pragma once

#include "stepcheck/render/write.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::driver {

/// What a run comes to, as the exit status tells it. The larger one wins.
enum class ExitStatus : std::uint8_t {
    Clean = 0,
    Findings = 1,
    Trouble = 2,  // bad usage or configuration, a file that cannot be opened or passes a limit
};

/// Prints one line, `error: …`, on standard error.
void printError(std::string_view message, bool color);

/// Prints one line, `note: …`, on standard error.
void printNote(std::string_view message, bool color);

/// Writes a whole result to a file, or to standard output when there is none.
[[nodiscard]] ExitStatus print(std::string_view text, const std::optional<std::string>& file, bool colorErrors);

/// Where a command writes its result: standard output, or a file.
class Output {
public:
    /// Standard output when there is no file. Error: the file cannot be created.
    [[nodiscard]] static support::Result<Output> open(const std::optional<std::string>& file);

    /// Takes the text; must not outlive this.
    [[nodiscard]] render::Write write();

    /// Writes out what is buffered. Error: something could not be written; the text names the file. A reader of
    /// standard output that went away (`| head`) is none.
    [[nodiscard]] std::optional<support::Error> finish();

private:
    using Stream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

    Output(Stream stream, std::string name) : stream_(std::move(stream)), name_(std::move(name)) {}

    Stream stream_;
    std::string name_;
    int failure_ = 0;  // errno of the first write that failed
};

}  // namespace stepcheck::driver
