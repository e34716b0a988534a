#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/support/result.h"

#include <optional>
#include <string>
#include <vector>

namespace stepcheck::driver {

struct FixtureFolder {
    std::string definition;  // as the user calls it
    std::string folder;      // created when it is not there
};

/// Writes a fixture for each path, which `stepcheck test` runs: `<id>.stepcheck.json` with the input,
/// `<id>.history.json` with the history, and `mocks.json`, a MockConfigFile with a case for each. The same paths give
/// the same bytes. Fixtures of an earlier run whose paths are gone are left alone. Error: a file cannot be written; the
/// text names it.
[[nodiscard]] std::optional<support::Error> writeFixtures(const exec::Program& program, const exec::Settings& settings,
    const std::vector<const explore::Path*>& paths, const FixtureFolder& target);

}  // namespace stepcheck::driver
