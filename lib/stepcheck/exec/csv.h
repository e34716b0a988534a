#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// The records of a CSV text, as readers of distributed Maps take it apart: lines end records; inside quotes delimiters
/// and line ends are data and `""` is a quote; a backslash before itself, a quote or the delimiter makes that data and
/// is dropped before anything else. Empty lines are left out. Linear.
/// Source: AWS Step Functions Developer Guide, "ItemReader".
[[nodiscard]] std::vector<std::vector<std::string>> readCsv(std::string_view text, char delimiter);

/// The character of a CSVDelimiter; `,` when it is empty.
[[nodiscard]] char delimiterCalled(std::string_view name);

}  // namespace stepcheck::exec
