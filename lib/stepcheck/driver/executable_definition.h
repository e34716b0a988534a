#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/definition_source.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace stepcheck::driver {

/// A definition as the executor takes it. Placeholders in strings are taken as they stand: what a mock answers does
/// not depend on them.
struct Definition {
    DefinitionSource source;
    std::unique_ptr<const asl::Machine> machine;  // views the source; null when it has errors

    /// The type that its template says, or else this one.
    [[nodiscard]] asl::MachineType typeOr(asl::MachineType type) const { return source.type.value_or(type); }
};

/// Whether a definition with errors is of use, and one with parts that a template fills in.
enum class WithErrors : std::uint8_t { Accept, Refuse, RefuseButNotHoles };

/// The findings of lint that are errors: what has one cannot be executed. `type` is that of a definition whose
/// template says none.
[[nodiscard]] lint::FileReport definitionErrors(const DefinitionSource& definition, asl::MachineType type);

/// Builds what was read. Error: it holds nothing, or has parts that a template fills in and that are refused.
[[nodiscard]] support::Result<Definition> definitionOf(DefinitionSource source, WithErrors withErrors);

/// Reads the definition of a file, `-` for standard input, or of a template: `FILE#LogicalId`. Errors that are refused
/// are printed, and there is no machine. Error: it cannot be read, or as above; the text names the file.
[[nodiscard]] support::Result<Definition> readDefinition(
    const std::string& path, asl::MachineType type, WithErrors withErrors, const Terminal& terminal);

}  // namespace stepcheck::driver
