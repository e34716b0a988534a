#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/support/result.h"
#include "stepcheck/syntax/document.h"

#include <cstdint>
#include <memory>
#include <string>

namespace stepcheck::driver {

/// A definition that was read from a file.
struct Definition {
    std::unique_ptr<const syntax::Document> document;
    std::unique_ptr<const asl::Machine> machine;  // views the document; null when it has errors
};

/// Whether a definition with errors is of use.
enum class WithErrors : std::uint8_t {
    Accept,
    Refuse,  // they are printed, and there is no machine
};

/// Reads the definition of a file, `-` for standard input.
/// Error: it cannot be read, or holds none; the text names the file.
[[nodiscard]] support::Result<Definition> readDefinition(
    const std::string& path, asl::MachineType type, WithErrors withErrors, const Terminal& terminal);

/// JSON of a file, `-` for standard input, with its text, blanks around it left out.
/// Error: it cannot be read, or is no JSON; the text names the file.
[[nodiscard]] support::Result<semantics::Payload> readJsonFile(const std::string& path);

}  // namespace stepcheck::driver
