#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <cstdint>
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

/// A definition that was read.
struct Definition {
    std::unique_ptr<const syntax::Document> document;
    std::unique_ptr<const asl::Machine> machine;  // views the document; null when it has errors
};

/// Whether a definition with errors is of use, and one with parts that a template fills in.
enum class WithErrors : std::uint8_t { Accept, Refuse, RefuseButNotHoles };

/// The findings of lint that are errors: what has one cannot be executed.
[[nodiscard]] lint::FileReport definitionErrors(
    std::shared_ptr<const support::SourceText> source, asl::MachineType type);

/// Reads a definition. Placeholders in strings are taken as they stand.
/// Error: a limit was passed, it holds nothing, or has parts that a template fills in and that are refused.
[[nodiscard]] support::Result<Definition> readDefinition(
    std::shared_ptr<const support::SourceText> source, WithErrors withErrors);

/// Reads the definition of a file, `-` for standard input. Errors that are refused are printed, and there is no
/// machine. Error: it cannot be read, or as above; the text names the file.
[[nodiscard]] support::Result<Definition> readDefinition(
    const std::string& path, asl::MachineType type, WithErrors withErrors, const Terminal& terminal);

}  // namespace stepcheck::driver
