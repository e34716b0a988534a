#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::driver {

/// A text that is expected, or that there is none.
struct ExpectedText {
    std::optional<std::string> text;
};

/// What an execution has to come to; what is not there does not matter.
struct Expectations {
    std::optional<exec::Status> status;
    std::optional<value::Value> output;
    std::optional<std::string> outputFile;
    std::optional<ExpectedText> error;
    std::optional<ExpectedText> cause;
    std::optional<std::vector<std::string>> visited;  // names of states as they are entered
    std::optional<std::string> historyFile;

    [[nodiscard]] bool isEmpty() const {
        return !status && !output && !outputFile && !error && !cause && !visited && !historyFile;
    }
};

/// One execution and what is expected of it. Paths lead from the working folder.
struct Fixture {
    std::string name;  // its path
    std::string definition;
    exec::Settings settings;
    semantics::Payload input;
    std::unique_ptr<exec::Mocks> mocks;
    Expectations expected;
};

/// Whether a file of this name is a fixture: `*.stepcheck.json`, `*.stepcheck.yaml` or `*.stepcheck.yml`. The
/// configuration `.stepcheck.yaml` is none.
[[nodiscard]] bool hasFixtureName(std::string_view name);

/// Reads a fixture and the files that it names, but for the definition and what is expected.
/// Error: not readable, or not of the format (docs/schemas/fixture.schema.json); the text names file and place.
[[nodiscard]] support::Result<Fixture> readFixture(const std::string& path);

}  // namespace stepcheck::driver
