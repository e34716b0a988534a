#include "stepcheck/render/uri.h"

#include "stepcheck/render/escape.h"

#include <filesystem>
#include <system_error>

namespace stepcheck::render {

namespace fs = std::filesystem;

// A file that is not there (standard input under a name) keeps the name that it was given.
static fs::path resolved(const fs::path& path) {
    std::error_code failed;
    const fs::path result = fs::weakly_canonical(path, failed);
    return failed ? path.lexically_normal() : result;
}

static bool leadsOut(const fs::path& path) {
    return path.empty() || path.is_absolute() || *path.begin() == "..";
}

static std::string absoluteUri(const fs::path& path) {
    return "file://" + percentEncodedPath(path.generic_string());
}

FileUri fileUri(std::string_view name, const std::string& workingDirectory) {
    const fs::path given(name);
    if (workingDirectory.empty()) {
        const fs::path path = given.lexically_normal();
        if (path.is_absolute())
            return {.uri = absoluteUri(path)};
        return {.uri = percentEncodedPath(path.generic_string()), .isRelative = !leadsOut(path)};
    }
    const fs::path path = resolved(fs::path(workingDirectory) / given);
    const fs::path relative = path.lexically_relative(resolved(workingDirectory));
    if (leadsOut(relative))
        return {.uri = absoluteUri(path)};
    return {.uri = percentEncodedPath(relative.generic_string()), .isRelative = true};
}

std::string plainPath(const std::string& name) {
    return validUtf8(fs::path(name).lexically_normal().generic_string());
}

std::string directoryUri(const std::string& directory) {
    std::string uri = absoluteUri(resolved(directory));
    if (!uri.ends_with('/'))
        uri += '/';
    return uri;
}

}  // namespace stepcheck::render
