#include "stepcheck/config/words.h"

#include "stepcheck/support/suggest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace stepcheck::config {

std::string listOf(std::span<const std::string_view> words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

support::Error noneOf(std::string_view text, std::span<const std::string_view> words) {
    const std::string_view meant = support::nearest(text, words);
    const std::string list = fmt::format("\"{}\" is none of {}", text, listOf(words));
    return {meant.empty() ? list : fmt::format("{}; did you mean \"{}\"?", list, meant)};
}

}  // namespace stepcheck::config
