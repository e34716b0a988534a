#pragma once

#include "stepcheck/render/color.h"
#include "stepcheck/render/write.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace stepcheck::render {

enum class FixtureOutcome : std::uint8_t {
    Passed,
    Failed,
    Unusable,  // it could not be run: a file is missing or wrong
};

/// What came of one fixture.
struct FixtureResult {
    std::string name;  // its path
    FixtureOutcome outcome = FixtureOutcome::Passed;
    std::vector<std::string> messages;  // what is not as expected, or why it could not be run
    std::vector<std::string> notes;     // what is worth a look all the same
};

/// Writes a line for each fixture, its messages below it, and a closing line.
void writeFixtures(std::span<const FixtureResult> results, const Paint& paint, const Write& write);

/// Writes JUnit's XML: one suite, a test for each fixture.
/// Source: https://github.com/testmoapp/junitxml
void writeFixturesAsJunit(std::span<const FixtureResult> results, const Write& write);

}  // namespace stepcheck::render
