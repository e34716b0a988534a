#pragma once

#include "stepcheck/config/glob.h"
#include "stepcheck/support/result.h"

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace stepcheck::driver {

/// The `.gitignore` files that hold in a folder: its own and those above it in the same repository.
/// Cheap to copy; the innermost file that has a say about a path decides, in it the last line.
class GitIgnore {
public:
    /// Those that hold in `folder` without its own: the files between the top of its repository and `folder`.
    /// None if it lies in no repository, or is the top of one.
    [[nodiscard]] static GitIgnore above(const std::filesystem::path& folder, std::vector<support::Error>& errors);

    /// With the file of `folder`, which lies in the folder that this holds for.
    [[nodiscard]] GitIgnore with(const std::filesystem::path& folder, std::vector<support::Error>& errors) const;

    /// Whether a path in that folder is ignored.
    [[nodiscard]] bool ignores(std::string_view absolutePath, bool isFolder) const;

private:
    struct Level {
        config::GlobList globs;
        std::filesystem::path folder;
        std::shared_ptr<const Level> above;
    };

    std::shared_ptr<const Level> innermost_;
};

}  // namespace stepcheck::driver
