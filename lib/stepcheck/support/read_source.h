#pragma once

#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace stepcheck::support {

/// The largest file that is read, in bytes.
inline constexpr std::size_t maxFileBytes = std::size_t{256} * 1024 * 1024;

/// Reads a whole file; its bytes are not checked here.
/// Error: not found, a directory, not readable, or larger than `maxFileBytes`; the text names the path.
[[nodiscard]] Result<std::shared_ptr<const SourceText>> readSource(const std::filesystem::path& path);

/// The same under another name than the path.
[[nodiscard]] Result<std::shared_ptr<const SourceText>> readSource(const std::filesystem::path& path, std::string name);

/// Reads standard input to its end under the given name; errors as `readSource`.
[[nodiscard]] Result<std::shared_ptr<const SourceText>> readStandardInput(std::string name);

}  // namespace stepcheck::support
