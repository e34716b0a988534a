#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::config {

/// A pattern for paths as a line of `.gitignore` has it: `*`, `?` and `[…]` match inside a path segment, `**` stands
/// for any segments, a leading or inner `/` anchors the pattern at its folder, a trailing `/` wants a folder, a
/// leading `!` takes back, `\` takes the next character as it is. Matches bytes, as git does.
/// Source: gitignore(5).
class Glob {
public:
    /// The pattern of a line; nothing for a blank line or a comment.
    [[nodiscard]] static std::optional<Glob> parse(std::string_view line);

    /// Whether a path, relative to the folder of the pattern and with `/` between its segments, is meant.
    /// Says nothing about what lies below a matched folder. No backtracking but over the last star:
    /// O(segments² × length²) at worst.
    [[nodiscard]] bool matches(std::string_view path, bool isFolder) const;

    /// True for a pattern that takes back what patterns before it matched.
    [[nodiscard]] bool isNegated() const { return negated_; }

private:
    Glob() = default;

    std::vector<std::string> segments_;  // one, if not anchored: of the last segment of a path
    bool anchored_ = false;
    bool negated_ = false;
    bool folderOnly_ = false;
};

/// What a list of patterns says about one path.
enum class GlobVerdict : std::uint8_t { None, Matched, TakenBack };

/// Patterns in the order of a file. The last one that matches decides.
class GlobList {
public:
    GlobList() = default;

    /// The patterns of a text with one on each line.
    explicit GlobList(std::string_view lines);

    /// Adds the pattern of a line, if it holds one.
    void add(std::string_view line);

    [[nodiscard]] bool empty() const { return globs_.empty(); }

    /// What the patterns say about this very path.
    [[nodiscard]] GlobVerdict verdict(std::string_view path, bool isFolder) const;

    /// Whether a file, or a folder above it, is matched.
    [[nodiscard]] bool covers(std::string_view file) const;

private:
    std::vector<Glob> globs_;
};

}  // namespace stepcheck::config
