#pragma once

#include "stepcheck/lint/report.h"

#include <cstdint>
#include <string>

namespace stepcheck::render {

/// A longer source line is shown in part.
inline constexpr std::uint32_t maxSnippetColumns = 120;

/// A source line made ready for a terminal, with the columns of its mark.
struct Snippet {
    std::string line;               // no tabs, control characters or spaces at the end; `…` where it was cut
    std::uint32_t markColumn = 0;   // columns before the mark
    std::uint32_t markColumns = 1;  // of the part of the mark that is shown; never 0
};

/// The line of a place: tabs become four spaces, control characters visible symbols, and of a long line the part
/// around the mark remains. The mark of a place that goes on in further lines ends with the line.
[[nodiscard]] Snippet layOut(const lint::Place& place);

}  // namespace stepcheck::render
