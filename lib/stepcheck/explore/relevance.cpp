#include "stepcheck/explore/relevance.h"

#include "stepcheck/explore/hasher.h"
#include "stepcheck/explore/mentioned_unknowns.h"

#include <utility>

namespace stepcheck::explore {

std::vector<Literal> relevantToLast(std::span<const Literal> literals) {
    if (literals.empty())
        return {};
    std::vector<MentionedUnknowns> unknowns(literals.size());
    for (std::size_t i = 0; i < literals.size(); ++i)
        unknowns[i].add(literals[i]);
    std::vector<bool> isTaken(literals.size());
    isTaken.back() = true;
    MentionedUnknowns all = std::move(unknowns.back());
    // One that was left out may share an unknown with one that was taken after it.
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i + 1 < literals.size(); ++i) {
            if (isTaken[i] || !all.meets(unknowns[i]))
                continue;
            isTaken[i] = true;
            all.join(std::move(unknowns[i]));
            again = true;
        }
    }
    std::vector<Literal> relevant;
    for (std::size_t i = 0; i < literals.size(); ++i)
        if (isTaken[i])
            relevant.push_back(literals[i]);
    return relevant;
}

std::optional<std::uint64_t> hashOf(std::span<const Literal> literals) {
    Hasher hasher;
    for (const Literal& literal : literals)
        hasher.add(literal);
    return hasher.result();
}

}  // namespace stepcheck::explore
