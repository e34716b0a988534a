#include "stepcheck/explore/situation.h"

#include "stepcheck/explore/hasher.h"
#include "stepcheck/explore/mentioned_unknowns.h"
#include "stepcheck/explore/path_responder.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

static std::set<std::string, std::less<>> resultsOn(const Branch& branch, const exec::Program& program) {
    std::set<std::string, std::less<>> names;
    for (const Call& call : branch.calls)
        names.insert(resultName(program.state(call.state).name.string(), call.attempt));
    return names;
}

// Adds what is known of the data: the literals about its unknowns, and those about unknowns that these bring in. A
// result that nothing holds any more is gone; the input and placeholders are always at hand.
static bool addKnown(const std::vector<Literal>& condition, Hasher& hasher) {
    std::vector<MentionedUnknowns> unknowns(condition.size());
    for (std::size_t i = 0; i < condition.size(); ++i) {
        unknowns[i].add(condition[i]);
        if (unknowns[i].isEverything())
            return false;
    }
    const auto isAtHand = [&](std::string_view name) { return !hasher.isNameless(name) || hasher.knows(name); };
    std::vector<bool> isTaken(condition.size());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < condition.size(); ++i) {
            const std::set<std::string_view>& names = unknowns[i].names();
            if (isTaken[i] || (!names.empty() && std::ranges::none_of(names, isAtHand)))
                continue;
            hasher.add(condition[i]);
            isTaken[i] = true;
            again = true;
        }
    }
    return true;
}

std::optional<std::uint64_t> situationOf(const Branch& branch, const exec::Program& program) {
    const exec::Execution& execution = branch.execution;
    if (execution.frames.size() - execution.freeFrames.size() != 1)
        return std::nullopt;
    const exec::Frame& frame = *execution.frames.front();
    Hasher hasher(resultsOn(branch, program));
    hasher.add(static_cast<std::uint64_t>(frame.state.index));
    hasher.add(frame.input.value());
    for (const semantics::Assignment& variable : frame.variables) {
        hasher.add(std::string_view(variable.name.string()));
        hasher.add(variable.value);
    }
    if (!addKnown(branch.condition, hasher))
        return std::nullopt;
    return hasher.result();
}

}  // namespace stepcheck::explore
