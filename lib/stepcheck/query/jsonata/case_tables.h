#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stepcheck::query::jsonata {

/// Code points from `first` to `last`, `step` apart, that change their case by moving as far.
struct CaseShift {
    char32_t first;
    char32_t last;
    std::int32_t distance;
    std::uint32_t step;
};

/// A code point that becomes several.
struct CaseExpansion {
    char32_t from;
    std::string_view to;  // UTF-8
};

struct CodeRange {
    char32_t first;
    char32_t last;
};

// In order, of what is not ASCII.
// Source: the Unicode character database as Python's unicodedata has it; cmake/generate_case_tables.py.
extern const std::span<const CaseShift> upperShifts;
extern const std::span<const CaseShift> lowerShifts;
extern const std::span<const CaseExpansion> upperExpansions;
extern const std::span<const CaseExpansion> lowerExpansions;
extern const std::span<const CodeRange> casedRanges;        // letters of either case
extern const std::span<const CodeRange> caseIgnoredRanges;  // what may stand within a word: accents, apostrophes, …

}  // namespace stepcheck::query::jsonata
