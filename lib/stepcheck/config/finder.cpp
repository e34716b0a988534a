#include "stepcheck/config/finder.h"

#include "stepcheck/config/reader.h"
#include "stepcheck/support/read_source.h"

#include <system_error>
#include <utility>

namespace stepcheck::config {

namespace fs = std::filesystem;

Finder::Finder(FinderOptions options, std::span<const lint::RegisteredRule> rules)
    : options_(std::move(options)), rules_(rules) {
    if (options_.isolated)
        everywhere_ = Found();
    else if (options_.file)
        everywhere_ = read(*options_.file, options_.workingFolder);
}

Found Finder::configFor(const fs::path& folder) {
    if (everywhere_)
        return *everywhere_;
    std::vector<std::string> looked;
    Found found;
    for (fs::path each = folder;; each = each.parent_path()) {
        if (const auto known = folders_.find(each.native()); known != folders_.end()) {
            found = known->second;
            break;
        }
        looked.push_back(each.native());
        if (std::optional<Found> here = configIn(each)) {
            found = *std::move(here);
            break;
        }
        if (!each.has_relative_path())
            break;
    }
    for (std::string& each : looked)
        folders_.emplace(std::move(each), found);
    return found;
}

std::optional<Found> Finder::configIn(const fs::path& folder) {
    const fs::path file = folder / fileName;
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(file, failure)))
        return std::nullopt;
    return read(file, folder);
}

// As seen from the working folder, unless that is longer than the whole path.
static std::string shownName(const fs::path& absolute, const fs::path& workingFolder) {
    std::string whole = absolute.generic_string();
    std::string relative = absolute.lexically_proximate(workingFolder).generic_string();
    return relative.size() <= whole.size() ? relative : whole;
}

Found Finder::read(const fs::path& file, const fs::path& globFolder) {
    const fs::path absolute = options_.workingFolder / file;
    const auto source = support::readSource(absolute, shownName(absolute, options_.workingFolder));
    if (!source) {
        errors_.push_back(source.error());
        return {.config = nullptr, .usable = false};
    }
    Reading reading = readConfig(*source, globFolder, rules_);
    const bool usable = reading.config != nullptr;
    errors_.insert(errors_.end(), reading.errors.begin(), reading.errors.end());
    return {.config = std::move(reading.config), .usable = usable};
}

}  // namespace stepcheck::config
