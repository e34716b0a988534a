#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/source_text.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace stepcheck::lint {

/// The most rounds of fixing that one text gets; each judges it anew.
inline constexpr std::size_t maxFixRounds = 100;

/// Which findings may be changed: null means all.
using FindingFilter = std::function<bool(const Finding&)>;

/// A text after changes, with what is left to say about it.
struct ChangedText {
    std::shared_ptr<const support::SourceText> text;  // the one that was given when nothing changed
    std::size_t changes = 0;                          // findings that were fixed, or suppressed
    FileReport report;                                // of `text`
};

/// Makes the first fix of each finding that is at most as unsafe as `atMost`: those that come first where two overlap,
/// and again from the beginning until there is none left, at most `maxFixRounds` times. A round after which the text
/// could not be read is taken back. What went wrong is among the report's notes.
[[nodiscard]] ChangedText fixText(std::shared_ptr<const support::SourceText> source, const Settings& settings,
    support::Safety atMost, const FindingFilter& mayFix = {});

}  // namespace stepcheck::lint
