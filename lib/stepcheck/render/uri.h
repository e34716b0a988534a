#pragma once

#include <string>
#include <string_view>

namespace stepcheck::render {

/// Where a file is, for those who know the working directory and for those who don't.
struct FileUri {
    std::string uri;  // relative to the working directory, or absolute with the scheme `file`
    bool isRelative = false;
};

/// The percent-encoded URI of a file, symbolic links resolved. Relative when the file lies below `workingDirectory`
/// (an absolute path). When that is empty, nothing is looked up, and only what is absolute or begins with `..` is not
/// relative.
[[nodiscard]] FileUri fileUri(std::string_view name, const std::string& workingDirectory);

/// The path of a file for readers that take it as it stands, to whom `./a.json` would be another file than `a.json`.
[[nodiscard]] std::string plainPath(const std::string& name);

/// The absolute URI of a directory; ends with a slash.
[[nodiscard]] std::string directoryUri(const std::string& directory);

}  // namespace stepcheck::render
