#pragma once

#include "stepcheck/support/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stepcheck::support {

/// What a column counts: code points (what people count), bytes of UTF-8, or UTF-16 code units (what editors count).
enum class ColumnUnit : std::uint8_t { CodePoint, Utf8, Utf16 };

/// A place as people say it; both numbers count from 1.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

/// The lines of a file, computed when something has to be printed. Lines end with LF, CR LF or CR.
/// A byte order mark takes no column. The text must outlive the table. O(text) to build.
class LineTable {
public:
    explicit LineTable(std::string_view text);

    /// Line and column of a byte offset; an offset behind the text means its end. O(log text + min(line, 4 KiB)).
    [[nodiscard]] Position position(std::uint32_t offset, ColumnUnit unit) const;

    /// The text of a line without its line break; `line` counts from 1.
    [[nodiscard]] std::string_view line(std::uint32_t line) const;

    /// The byte range of a line without its line break.
    [[nodiscard]] Span lineSpan(std::uint32_t line) const;

    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(starts_.size()); }

private:
    // How many units lie before an offset; kept so that columns of a text on one long line need not be counted anew.
    struct Milestone {
        std::uint32_t offset;
        std::uint32_t codePoints;
        std::uint32_t utf16Units;
    };

    [[nodiscard]] bool hasLongLine() const;
    void placeMilestones();
    [[nodiscard]] std::uint32_t unitsBefore(std::uint32_t offset, ColumnUnit unit) const;

    std::string_view text_;
    std::vector<std::uint32_t> starts_;
    std::vector<Milestone> milestones_;  // in order, the first at 0; empty when all lines are short
};

}  // namespace stepcheck::support
