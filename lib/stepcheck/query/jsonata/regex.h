#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// A compiled regular expression: the common ground of ECMAScript and Java, with look-around and back-references.
/// Immutable; safe to share between threads.
class Regex {
public:
    /// What is wrong with a pattern, in the words of the library.
    struct Mistake {
        std::string message;
        std::size_t offset = 0;
    };

    /// Flags: `i` ignores case, `m` lets `^` and `$` match at line breaks. Null and a mistake when it is no pattern.
    [[nodiscard]] static std::shared_ptr<const Regex> compile(std::string_view pattern, std::string_view flags, Mistake& mistake);

    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;
    ~Regex();

    [[nodiscard]] const std::string& pattern() const { return pattern_; }
    [[nodiscard]] std::size_t groupCount() const { return groups_; }

private:
    friend class RegexMatcher;
    struct Compiled;
    Regex(std::string_view pattern, std::unique_ptr<Compiled> compiled);

    std::string pattern_;
    std::unique_ptr<Compiled> compiled_;
    std::size_t groups_ = 0;
};

/// Searches one text, match after match.
class RegexMatcher {
public:
    enum class Outcome : std::uint8_t { Match, NoMatch, LimitReached };

    /// The most steps of one search; beyond them it is given up.
    static constexpr std::uint32_t maxSteps = 1'000'000;

    RegexMatcher(const Regex& regex, std::string_view text);
    RegexMatcher(const RegexMatcher&) = delete;
    RegexMatcher& operator=(const RegexMatcher&) = delete;
    ~RegexMatcher();

    /// Looks for the first match at or after `offset` (bytes).
    [[nodiscard]] Outcome search(std::size_t offset);

    // Of the last match:
    [[nodiscard]] std::size_t begin() const;
    [[nodiscard]] std::size_t end() const;

    /// The text of group 1 … `groupCount()`; nothing when it took no part in the match.
    [[nodiscard]] std::optional<std::string_view> group(std::size_t number) const;

private:
    struct State;
    const Regex& regex_;
    std::string_view text_;
    std::string repaired_;  // the text without lone surrogates, which the library does not take; same offsets
    std::unique_ptr<State> state_;
};

}  // namespace stepcheck::query::jsonata
