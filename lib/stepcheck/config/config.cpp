#include "stepcheck/config/config.h"

#include <algorithm>

namespace stepcheck::config {

std::string pathInside(const std::filesystem::path& absolute, const std::filesystem::path& folder) {
    const std::string path = absolute.generic_string();
    std::string base = folder.generic_string();
    if (!base.ends_with('/'))
        base += '/';
    return path.starts_with(base) ? path.substr(base.size()) : std::string();
}

std::vector<const Override*> Config::overridesFor(const std::filesystem::path& absoluteFile) const {
    std::vector<const Override*> result;
    if (overrides.empty())
        return result;
    const std::string path = pathInside(absoluteFile, folder);
    for (const Override& each : overrides)
        if (each.files.covers(path))
            result.push_back(&each);
    return result;
}

}  // namespace stepcheck::config
