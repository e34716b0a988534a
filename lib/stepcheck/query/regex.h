#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::query {

/// What came of matching.
enum class Match : std::uint8_t {
    No,
    Yes,
    GaveUp,  // the pattern backtracks without end
};

/// A regular expression that matches whole strings, as `java.util.regex` does with `matches()`. Matching takes bounded
/// time. Safe to share between threads.
class Regex {
public:
    /// The flags are those of Java's pattern flags: `i` `d` `m` `s` `u` `x` `U`; other letters mean nothing.
    /// Null when the pattern is malformed; then `error` says why.
    [[nodiscard]] static std::shared_ptr<const Regex> compile(
        std::string_view pattern, std::string_view flags, std::string& error);

    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;
    ~Regex();

    /// Whether the pattern matches the whole text. Takes at most about a millisecond times a hundred.
    [[nodiscard]] Match matches(std::string_view text) const;

private:
    struct Code;
    explicit Regex(std::unique_ptr<Code> code);
    std::unique_ptr<Code> code_;
};

}  // namespace stepcheck::query
