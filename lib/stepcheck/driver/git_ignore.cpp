#include "stepcheck/driver/git_ignore.h"

#include "stepcheck/config/config.h"
#include "stepcheck/support/read_source.h"

#include <ranges>
#include <system_error>
#include <utility>

namespace stepcheck::driver {

namespace fs = std::filesystem;

static constexpr std::string_view fileName = ".gitignore";
static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

static bool isThere(const fs::path& path) {
    std::error_code failure;
    return fs::exists(fs::symlink_status(path, failure));
}

GitIgnore GitIgnore::above(const fs::path& folder, std::vector<support::Error>& errors) {
    std::vector<fs::path> folders;
    fs::path each = folder;
    while (!isThere(each / ".git")) {
        if (!each.has_relative_path())
            return {};
        each = each.parent_path();
        folders.push_back(each);
    }
    GitIgnore result;
    for (const fs::path& outer : std::views::reverse(folders))
        if (isThere(outer / fileName))
            result = result.with(outer, errors);
    return result;
}

GitIgnore GitIgnore::with(const fs::path& folder, std::vector<support::Error>& errors) const {
    const auto source = support::readSource(folder / fileName);
    if (!source) {
        errors.push_back(source.error());
        return *this;
    }
    std::string_view text = (*source)->text();
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    auto level = std::make_shared<Level>();
    level->globs = config::GlobList(text);
    level->folder = folder;
    level->above = innermost_;
    GitIgnore result;
    result.innermost_ = std::move(level);
    return result;
}

bool GitIgnore::ignores(std::string_view absolutePath, bool isFolder) const {
    for (const Level* level = innermost_.get(); level != nullptr; level = level->above.get()) {
        switch (level->globs.verdict(config::pathInside(absolutePath, level->folder), isFolder)) {
            case config::GlobVerdict::Matched: return true;
            case config::GlobVerdict::TakenBack: return false;
            case config::GlobVerdict::None: break;
        }
    }
    return false;
}

}  // namespace stepcheck::driver
