#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string>

namespace stepcheck::support {

static constexpr std::size_t maxLength = 64;
static constexpr std::size_t tooFar = std::numeric_limits<std::size_t>::max();

// Case, spaces and separators are what people get wrong without misspelling anything.
static std::string simplified(std::string_view word) {
    std::string result;
    for (const char c : word) {
        if (c >= 'A' && c <= 'Z')
            result.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (c != ' ' && c != '-' && c != '_')
            result.push_back(c);
    }
    return result;
}

// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. Words differ by at least as
// much as any row of the table does, so that it ends as soon as a row passes `most`.
static std::size_t distanceWithin(std::string_view a, std::string_view b, std::size_t most) {
    std::array<std::array<std::size_t, maxLength + 1>, 3> rows{};
    const auto row = [&](std::size_t i) -> auto& { return rows.at(i % rows.size()); };
    for (std::size_t j = 0; j <= b.size(); ++j)
        row(0)[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const auto& last = row(i - 1);
        auto& now = row(i);
        std::size_t least = now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], row(i - 2)[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most)
            return tooFar;
    }
    const std::size_t edits = row(a.size())[b.size()];
    return edits <= most ? edits : tooFar;
}

// Only if it is smaller than `than`.
static std::size_t distanceIfNear(const std::string& word, const std::string& candidate, std::size_t than) {
    if (word == candidate)
        return 0;
    const std::size_t longer = std::max(word.size(), candidate.size());
    const std::size_t shorter = std::min(word.size(), candidate.size());
    if (longer > maxLength || shorter == 0 || than <= 1)
        return tooFar;
    constexpr std::size_t allowedByPrefix = 7;
    const bool prefix = shorter >= 4 && word.compare(0, shorter, candidate, 0, shorter) == 0;
    const std::size_t near = std::max<std::size_t>(1, longer / 3);
    const std::size_t allowed = std::min(prefix ? std::max(near, allowedByPrefix) : near, than - 1);
    return longer - shorter > allowed ? tooFar : distanceWithin(word, candidate, allowed);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string wanted = simplified(word);
    std::string_view best;
    std::size_t bestDistance = tooFar;
    for (const std::string_view candidate : candidates) {
        const std::size_t edits = distanceIfNear(wanted, simplified(candidate), bestDistance);
        if (edits < bestDistance) {
            bestDistance = edits;
            best = candidate;
        }
    }
    return best;
}

std::string_view nearestAlone(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view best = nearest(word, candidates);
    const std::string wanted = simplified(word);
    const std::size_t edits = distanceIfNear(wanted, simplified(best), tooFar);
    const auto isAsNear = [&](std::string_view candidate) {
        return candidate != best && distanceIfNear(wanted, simplified(candidate), tooFar) <= edits;
    };
    return best.empty() || std::ranges::any_of(candidates, isAsNear) ? std::string_view() : best;
}

}  // namespace stepcheck::support
