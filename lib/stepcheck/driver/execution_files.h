#pragma once

#include "stepcheck/semantics/payload.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"

#include <memory>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// The text of a file; `-` is standard input.
[[nodiscard]] support::Result<std::shared_ptr<const support::SourceText>> readText(const std::string& path);

/// The JSON of a file with its text, blanks around it left out. Error: the text names the file.
[[nodiscard]] support::Result<semantics::Payload> readJson(const std::string& path);

/// Why this is no input of an execution: it is too large; `name` says whose it is.
[[nodiscard]] std::optional<support::Error> inputError(const semantics::Payload& input, const std::string& name);

/// A test case of a mock file.
struct CaseName {
    std::string machine;
    std::string testCase;
};

/// "Machine/Case": a name of a machine has no slash. Error: there is none; `option` is what was given.
[[nodiscard]] support::Result<CaseName> splitCase(const std::string& text, const std::string& option);

}  // namespace stepcheck::driver
