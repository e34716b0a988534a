#include "stepcheck/explore/merge.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace stepcheck::explore {

using exec::Execution;
using exec::Frame;

bool isMeetingPlace(const Execution& execution) {
    if (!execution.current || execution.status != exec::Status::Running)
        return false;
    const Frame& frame = *execution.frames[execution.current->index];
    return frame.phase == exec::Phase::Enter && !frame.parent;
}

static bool isSameCondition(const value::Condition& a, const value::Condition& b) {
    return a.question == b.question && a.kind == b.kind && a.first == b.first && a.second == b.second;
}

static bool hasSameVariables(const Frame& a, const Frame& b) {
    return std::ranges::equal(
        a.variables, b.variables, [](const semantics::Assignment& left, const semantics::Assignment& right) {
            return left.name == right.name && left.value == right.value;
        });
}

// Whether the two will go on alike, whatever they were asked before.
static bool meet(const Execution& a, const Execution& b) {
    const Frame& left = *a.frames[a.current->index];
    const Frame& right = *b.frames[b.current->index];
    return left.state == right.state && a.milliseconds == b.milliseconds && a.history.size() == b.history.size() &&
           a.transitions == b.transitions && a.draws == b.draws && a.mapRuns == b.mapRuns && a.calls == b.calls &&
           left.input.value() == right.input.value() && hasSameVariables(left, right);
}

// What the conditions have in common, when they differ in the answer to one question alone. The order of the questions
// does not matter.
static std::optional<std::vector<Literal>> common(const std::vector<Literal>& a, const std::vector<Literal>& b) {
    if (a.size() != b.size())
        return std::nullopt;
    std::vector<Literal> both;
    std::size_t differing = 0;
    for (const Literal& literal : a) {
        const auto other = std::ranges::find_if(
            b, [&](const Literal& each) { return isSameCondition(each.condition, literal.condition); });
        if (other == b.end())
            return std::nullopt;
        if (other->holds == literal.holds)
            both.push_back(literal);
        else if (++differing > 1)
            return std::nullopt;
    }
    return differing == 1 ? std::optional(std::move(both)) : std::nullopt;
}

// Puts a way into one of the others, or nothing when it goes with none of them.
static bool mergeInto(std::vector<Branch>& kept, const Branch& way) {
    for (Branch& other : kept) {
        if (!meet(other.execution, way.execution))
            continue;
        if (auto both = common(other.condition, way.condition)) {
            other.condition = *std::move(both);
            other.mergedAt = other.execution.history.size();
            for (const auto& [place, visits] : way.visits)
                other.visits[place] = std::max(other.visits[place], visits);
            return true;
        }
    }
    return false;
}

Merged merge(std::vector<Branch> ways) {
    Merged result{.kept = std::move(ways)};
    while (true) {
        std::vector<Branch> kept;
        const std::size_t before = result.kept.size();
        for (Branch& way : result.kept)
            if (!mergeInto(kept, way))
                kept.push_back(std::move(way));
        result.kept = std::move(kept);
        result.dropped += before - result.kept.size();
        // What went together may go together with others now.
        if (result.kept.size() == before)
            return result;
    }
}

}  // namespace stepcheck::explore
