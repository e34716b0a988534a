#pragma once

#include "stepcheck/config/words.h"
#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/simulate_command.h"
#include "stepcheck/support/result.h"

#include <array>
#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace stepcheck::driver {

/// How an execution can end.
inline constexpr std::array<config::Word<exec::Status>, 4> statusWords{{
    {"SUCCEEDED", exec::Status::Succeeded},
    {"FAILED", exec::Status::Failed},
    {"TIMED_OUT", exec::Status::TimedOut},
    {"ABORTED", exec::Status::Aborted},
}};

/// The options of `simulate` as words, before anybody looked at what they mean.
struct SimulateArguments {
    std::string path;
    std::string type = "STANDARD";
    std::string inputFile;
    std::string mocksFile;
    std::string testCase;
    std::string objectsFile;
    std::string startTime;
    std::string stopTime;
    std::string expectedStatus;
    std::string outputFile;
    std::string format = "table";
    std::string logLevel = "ALL";
    std::string evaluationFailed = "recorded";
    std::uint64_t seed = 0;
    std::string untilState;
    std::int64_t redrives = 0;
    bool trace = false;
    bool reverseOrder = false;
    bool noExecutionData = false;
};

/// Declares the options of `simulate` on its subcommand; parsing fills in `arguments`, which must live as long.
void addSimulateOptions(CLI::App& app, SimulateArguments& arguments, Choices& choices);

/// What the words mean. Error: an option has a value that it does not know; the text names both.
[[nodiscard]] support::Result<SimulateCommand> toCommand(const SimulateArguments& arguments);

}  // namespace stepcheck::driver
