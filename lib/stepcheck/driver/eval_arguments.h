#pragma once

#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/eval_command.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// The options of `eval` as words, before anybody looked at what they mean.
struct EvalArguments {
    std::string expression;
    std::string language;
    std::string dialect;
    std::string dataFile;
    std::string contextFile;
    std::string bindingsFile;
    std::optional<std::uint64_t> seed;
    bool isBatch = false;
};

/// Declares the options of `eval` on its subcommand; parsing fills in `arguments`, which must live as long.
void addEvalOptions(CLI::App& app, EvalArguments& arguments, Choices& choices);

/// What the words mean. Error: there is no expression, or an option has a value that it does not know.
[[nodiscard]] support::Result<EvalCommand> toCommand(const EvalArguments& arguments);

}  // namespace stepcheck::driver
