#pragma once

#include "stepcheck/driver/evaluation.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"

#include <optional>
#include <string>

namespace stepcheck::driver {

/// `stepcheck eval`
struct EvalCommand {
    std::optional<std::string> expression;  // none with `isBatch`
    std::optional<ExpressionLanguage> language;
    std::optional<query::jsonata::Dialect> dialect;  // else that of Step Functions within `{% … %}`, and plain
    std::optional<std::string> dataFile;             // `-`: standard input
    std::optional<std::string> contextFile;
    std::optional<std::string> bindingsFile;
    std::optional<std::uint64_t> seed;
    bool isBatch = false;
};

/// Prints the value of one expression, or what is wrong with it and where. With `isBatch` reads questions from standard
/// input and prints answers, both JSON Lines; a question that fails is an answer, not a failure of the run.
[[nodiscard]] ExitStatus run(const EvalCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
