#pragma once

#include "stepcheck/lint/fixer.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/source_text.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace stepcheck::driver {

/// What a run does to the files that it judges.
enum class Change : std::uint8_t { None, Fix, Suppress };

struct ChangeOptions {
    Change change = Change::None;
    support::Safety safety = support::Safety::Safe;  // of fixes: the most unsafe ones that are made
    bool showOnly = false;                           // a diff, and no file changes

    [[nodiscard]] bool isActive() const { return change != Change::None; }
};

/// A file that was judged and changed.
struct ChangedFile {
    lint::FileReport report;
    std::size_t changes = 0;  // findings that were fixed, or suppressed
    std::string diff;         // when it is wanted
};

/// Judges a file, changes it and writes it, unless the change is only shown.
[[nodiscard]] ChangedFile changeFile(std::shared_ptr<const support::SourceText> source, const lint::Settings& settings,
    const ChangeOptions& options, const lint::FindingFilter& mayChange);

/// The closing line: `fixed 3 findings in 2 files`; ends with a line break.
[[nodiscard]] std::string changeLine(const ChangeOptions& options, std::size_t changes, std::size_t files);

}  // namespace stepcheck::driver
