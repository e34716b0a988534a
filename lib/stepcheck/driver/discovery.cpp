#include "stepcheck/driver/discovery.h"

#include "stepcheck/config/glob.h"
#include "stepcheck/driver/definition_source.h"
#include "stepcheck/driver/git_ignore.h"
#include "stepcheck/lint/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

namespace stepcheck::driver {

namespace fs = std::filesystem;

static fs::path canonicalOr(const fs::path& path, const fs::path& fallback) {
    std::error_code failure;
    fs::path canonical = fs::canonical(path, failure);
    return failure ? fallback : canonical;
}

// A link that leads nowhere counts, so that somebody says so.
static bool isFile(const fs::directory_entry& entry, bool isLink) {
    std::error_code failure;
    return entry.is_regular_file(failure) || (isLink && !entry.exists(failure));
}

namespace {

/// How a file was met, from the name to prefer to the one to drop.
enum class Origin : std::uint8_t { Argument, Walk, Link };

struct Candidate {
    FoundFile file;
    std::string canonical;  // without links: the same file, the same path
    Origin origin = Origin::Argument;
    std::size_t order = 0;
};

/// A folder that is yet to be read.
struct Folder {
    std::string prefix;  // of the names of its files: empty, or with a `/` at the end
    fs::path absolute;
    fs::path canonical;
    GitIgnore ignore;
};

struct Entry {
    std::string name;
    bool isFolder = false;
    bool isLink = false;
    bool isCandidate = false;
};

struct Entries {
    std::vector<Entry> list;
    bool isRepository = false;
    bool hasGitignore = false;
};

class Walker {
public:
    Walker(const DiscoveryOptions& options, config::Finder& finder, Discovery& result)
        : options_(options), finder_(finder), result_(result) {
        for (const std::string& pattern : options.exclude)
            excluded_.add(pattern);
    }

    void argument(std::string name);
    void finish();

private:
    void walk(Folder top);
    [[nodiscard]] bool isCandidate(std::string_view name) const {
        return options_.isCandidate != nullptr && options_.isCandidate(name);
    }
    void visit(const Folder& folder, std::vector<Folder>& todo);
    [[nodiscard]] Entries entriesOf(const Folder& folder);
    [[nodiscard]] bool isExcluded(const fs::path& absolute, bool isFolder, const config::Config* config) const;
    void add(Candidate candidate);
    void problem(std::string name, const std::string& reason);

    const DiscoveryOptions& options_;
    config::Finder& finder_;
    Discovery& result_;
    config::GlobList excluded_;
    std::vector<Candidate> candidates_;
    std::vector<support::Error> ignoreErrors_;
};

void Walker::argument(std::string name) {
    DefinitionName named = definitionName(name);
    name = std::move(named.path);
    while (name.starts_with("./"))
        name.erase(0, std::min(name.find_first_not_of('/', 1), name.size()));
    if (name.empty())
        name.push_back('.');
    fs::path absolute = (options_.workingFolder / name).lexically_normal();
    fs::path canonical = canonicalOr(absolute, absolute);
    std::error_code failure;
    if (!fs::is_directory(absolute, failure)) {
        config::Found config = finder_.configFor(absolute.parent_path());
        const std::string part = named.machine.empty() ? std::string() : "#" + named.machine;
        add({.file = {.name = std::move(name),
                 .absolute = absolute,
                 .config = std::move(config),
                 .machine = std::move(named.machine)},
            .canonical = canonical.native() + part,
            .origin = Origin::Argument});
        return;
    }
    if (!absolute.has_filename() && absolute.has_relative_path())
        absolute = absolute.parent_path();  // `a/` is normal, but has an empty last part
    const std::size_t before = candidates_.size();
    const auto isCertain = [](const Candidate& candidate) { return !candidate.file.isCandidate; };
    const std::size_t problemsBefore = result_.problems.size();
    std::string prefix;
    if (name != ".")
        prefix = name.ends_with('/') ? name : fmt::format("{}/", name);
    GitIgnore ignore = options_.respectGitignore ? GitIgnore::above(absolute, ignoreErrors_) : GitIgnore();
    walk({.prefix = std::move(prefix), .absolute = absolute, .canonical = canonical, .ignore = std::move(ignore)});
    if (std::none_of(candidates_.begin() + static_cast<std::ptrdiff_t>(before), candidates_.end(), isCertain) &&
        result_.problems.size() == problemsBefore)
        result_.emptyFolders.push_back(std::move(name));
}

void Walker::walk(Folder top) {
    std::vector<Folder> todo;
    todo.push_back(std::move(top));
    while (!todo.empty()) {
        const Folder folder = std::move(todo.back());
        todo.pop_back();
        visit(folder, todo);
    }
}

Entries Walker::entriesOf(const Folder& folder) {
    Entries entries;
    std::error_code failure;
    for (fs::directory_iterator each(folder.absolute, failure), end; !failure && each != end; each.increment(failure)) {
        // The kind is known from reading the folder; only links cost a look at the file.
        std::error_code ignored;
        const bool isLink = each->is_symlink(ignored);
        std::string name = each->path().filename().native();
        if (name == ".git") {
            entries.isRepository = true;
        } else if (name == ".gitignore") {
            entries.hasGitignore = true;
        } else if (!isLink && each->is_directory(ignored)) {
            if (name != "node_modules")
                entries.list.push_back({.name = std::move(name), .isFolder = true});
        } else if (const bool isWanted = options_.isWanted(name); isWanted || isCandidate(name)) {
            if (isFile(*each, isLink))
                entries.list.push_back({.name = std::move(name), .isLink = isLink, .isCandidate = !isWanted});
        }
    }
    if (failure)
        problem(folder.prefix.empty() ? "." : folder.prefix, failure.message());
    return entries;
}

void Walker::visit(const Folder& folder, std::vector<Folder>& todo) {
    Entries entries = entriesOf(folder);
    if (entries.list.empty())
        return;
    GitIgnore ignore = entries.isRepository ? GitIgnore() : folder.ignore;
    if (options_.respectGitignore && entries.hasGitignore)
        ignore = ignore.with(folder.absolute, ignoreErrors_);
    const config::Found config = finder_.configFor(folder.absolute);
    for (Entry& entry : entries.list) {
        fs::path absolute = folder.absolute / entry.name;
        if (ignore.ignores(absolute.native(), entry.isFolder) ||
            isExcluded(absolute, entry.isFolder, config.config.get()))
            continue;
        fs::path canonical = folder.canonical / entry.name;
        if (entry.isFolder)
            todo.push_back({.prefix = fmt::format("{}{}/", folder.prefix, entry.name),
                .absolute = std::move(absolute),
                .canonical = std::move(canonical),
                .ignore = ignore});
        else
            add({.file = {.name = folder.prefix + entry.name,
                     .absolute = absolute,
                     .config = config,
                     .isCandidate = entry.isCandidate},
                .canonical = entry.isLink ? canonicalOr(absolute, canonical).native() : canonical.native(),
                .origin = entry.isLink ? Origin::Link : Origin::Walk});
    }
}

bool Walker::isExcluded(const fs::path& absolute, bool isFolder, const config::Config* config) const {
    const auto matches = [&](const config::GlobList& globs, const fs::path& base) {
        if (globs.empty())
            return false;
        const std::string inside = config::pathInside(absolute, base);
        const std::string path = inside.empty() ? absolute.filename().native() : inside;
        return globs.verdict(path, isFolder) == config::GlobVerdict::Matched;
    };
    return matches(excluded_, options_.workingFolder) ||
           (config != nullptr && matches(config->excluded, config->folder));
}

void Walker::add(Candidate candidate) {
    candidate.order = candidates_.size();
    candidates_.push_back(std::move(candidate));
}

void Walker::problem(std::string name, const std::string& reason) {
    lint::FileReport& report = result_.problems.emplace_back();
    report.failure = support::Error{fmt::format("{}: cannot be read: {}", name, reason)};
    report.name = std::move(name);
}

void Walker::finish() {
    for (support::Error& error : ignoreErrors_) {
        lint::FileReport& report = result_.problems.emplace_back();
        report.name = error.message.substr(0, error.message.find(": cannot be read"));
        report.failure = std::move(error);
    }
    std::ranges::sort(candidates_, {}, [](const Candidate& c) { return std::tie(c.canonical, c.origin, c.order); });
    const auto repeated = std::ranges::unique(candidates_, {}, &Candidate::canonical);
    candidates_.erase(repeated.begin(), repeated.end());
    for (Candidate& candidate : candidates_)
        result_.files.push_back(std::move(candidate.file));
    std::ranges::sort(result_.files, {}, &FoundFile::name);
}

}  // namespace

Discovery discover(std::span<const std::string> paths, const DiscoveryOptions& options, config::Finder& finder) {
    Discovery result;
    Walker walker(options, finder, result);
    for (const std::string& path : paths)
        walker.argument(path);
    walker.finish();
    return result;
}

}  // namespace stepcheck::driver
