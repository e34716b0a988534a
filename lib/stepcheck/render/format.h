#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/line_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// The forms in which the result of `lint` is written.
enum class Format : std::uint8_t {
    Text,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Checkstyle,
    Aws,
};

/// All formats, in the order in which help lists them.
[[nodiscard]] std::span<const Format> allFormats();

/// The word that users write: "text", "concise", …
[[nodiscard]] std::string_view name(Format format);

/// The format of that name, or nothing.
[[nodiscard]] std::optional<Format> formatOf(std::string_view name);

/// The unit in which a format can say columns when `wanted` is asked for. SARIF knows no bytes: code points instead.
/// Ask before linting, since the report holds positions in one unit only.
[[nodiscard]] support::ColumnUnit columnUnitFor(Format format, support::ColumnUnit wanted);

/// The most results that GitHub accepts in one SARIF run.
/// Source: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
inline constexpr std::size_t maxSarifResults = 25'000;

/// What the formats need beyond the report; each uses what it has a place for.
struct ReportOptions {
    bool color = false;                                        // text, concise
    std::span<const lint::RegisteredRule* const> rules;        // sarif: those that ran
    std::string workingDirectory;                              // sarif: absolute; empty: not told
    std::optional<int> exitCode;                               // sarif
    std::size_t sarifResults = maxSarifResults;                // sarif: more are left out, the least bad first
    support::Severity awsSeverity = support::Severity::Error;  // aws: the least that is told
};

/// Writes a report. With nothing found, `Text`, `Concise`, `Jsonl` and `Github` write nothing, the others a whole
/// document. Failures are part of all formats but `Text`, `Concise` and `Jsonl`, notes of `Json` and `Sarif`: print
/// them with `writeFailures` and `writeNotes`. `Aws` is for a report of one file. Linear in the report.
void writeReport(Format format, const lint::RunReport& report, const ReportOptions& options, const Write& write);

}  // namespace stepcheck::render
