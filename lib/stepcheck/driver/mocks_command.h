#pragma once

#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// What mocks are made of.
enum class MocksSource : std::uint8_t { Definition, History };

/// `stepcheck mocks`
struct MocksCommand {
    MocksSource source = MocksSource::Definition;
    std::string path;                              // of the definition or history; `-`: standard input
    std::optional<std::string> definitionFile{};   // of a history: the definition that it is of
    std::string machine = "StateMachine";          // what the mock file calls it
    std::optional<std::string> outputFile{};       // of the mocks
    std::optional<std::string> inputOutputFile{};  // of the input of a history
};

/// Writes a mock file (and the input). What cannot be read is `Trouble`; a definition with errors, where it is to be
/// executed, `Findings`.
[[nodiscard]] ExitStatus run(const MocksCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
