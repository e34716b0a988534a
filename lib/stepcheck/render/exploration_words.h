#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/summary.h"

#include <string>
#include <vector>

namespace stepcheck::render {

/// The states of a path in one line: `A → B → C`. What repeats is counted: `Check → (Wait → Check) ×2`.
[[nodiscard]] std::string statesInWords(const exec::Program& program, const std::vector<asl::StateId>& states);

/// What the tasks of a path answer: `Charge card fails with CardDeclined`. Tasks that succeed at once are left out.
[[nodiscard]] std::vector<std::string> answersInWords(
    const exec::Program& program, const std::vector<explore::Call>& calls);

/// How a path ends: `fails with States.Runtime`.
[[nodiscard]] std::string outcomeInWords(const explore::Path& path);

/// What a machine requires of a place in its input: `required, number; compared with 100`.
[[nodiscard]] std::string requirementInWords(const explore::Requirement& requirement);

/// What was never passed: `Choices[1] of "Check"`, `transition from "A" to "B"`.
[[nodiscard]] std::string pointInWords(const exec::Program& program, const exec::CoveragePoint& point);

/// "7", or "7 to 12".
[[nodiscard]] std::string rangeInWords(const explore::Range& range);

/// "3 paths", "1 path".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);

/// A span of time: "1 h 5 min", "2.5 s".
[[nodiscard]] std::string durationInWords(std::int64_t milliseconds);

}  // namespace stepcheck::render
