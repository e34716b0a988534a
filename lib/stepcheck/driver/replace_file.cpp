#include "stepcheck/driver/replace_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::Error;

static Error cannotWrite(std::string_view name, int failure) {
    return {fmt::format("{}: cannot be written: {}", name, std::generic_category().message(failure))};
}

namespace {

/// A file beside another one that takes its place, or goes away.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target)
        : path_((target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string()),
          descriptor_(::mkstemp(path_.data())) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (descriptor_ < 0)
            return;
        static_cast<void>(::close(descriptor_));
        if (!isPlaced_)
            static_cast<void>(::unlink(path_.c_str()));
    }

    /// False when something failed, and errno says what.
    [[nodiscard]] bool write(std::string_view text, mode_t mode);
    [[nodiscard]] bool placeAt(const fs::path& target);

private:
    std::string path_;
    int descriptor_;
    bool isPlaced_ = false;
};

bool TemporaryFile::write(std::string_view text, mode_t mode) {
    if (descriptor_ < 0)
        return false;
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor_, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return false;
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return ::fchmod(descriptor_, mode) == 0 && ::fsync(descriptor_) == 0;
}

bool TemporaryFile::placeAt(const fs::path& target) {
    isPlaced_ = std::rename(path_.c_str(), target.c_str()) == 0;
    return isPlaced_;
}

}  // namespace

std::optional<Error> replaceFile(std::string_view name, std::string_view text) {
    std::error_code failure;
    const fs::path target = fs::canonical(fs::path(name), failure);
    if (failure)
        return cannotWrite(name, failure.value());
    struct stat status{};
    // Renaming needs no permission to write the file itself, but without one it is not ours to change.
    if (::stat(target.c_str(), &status) != 0 || ::access(target.c_str(), W_OK) != 0)
        return cannotWrite(name, errno);
    if (!S_ISREG(status.st_mode))
        return Error{fmt::format("{}: cannot be written: it is not a file", name)};
    TemporaryFile file(target);
    if (!file.write(text, status.st_mode & 07777U) || !file.placeAt(target))
        return cannotWrite(name, errno);
    return std::nullopt;
}

}  // namespace stepcheck::driver
