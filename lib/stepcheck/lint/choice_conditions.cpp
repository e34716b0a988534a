#include "stepcheck/lint/choice_conditions.h"

#include "stepcheck/lint/value_cells.h"

#include <algorithm>
#include <array>
#include <map>

namespace stepcheck::lint {

// How many tests are made for one Choice state at most.
static constexpr std::size_t maxTests = 4'000'000;

Certainty certaintyOf(const Condition& condition) {
    // A single test of a value that comes with the execution may go either way.
    if (condition.kind == Condition::Kind::Unknown)
        return {};
    const std::array conditions{&condition};
    ConditionSpace space(conditions, false);
    if (!space.isUsable())
        return {};
    Certainty result{.neverMatches = true, .neverFalse = true};
    for (std::size_t i = 0; i < space.size() && (result.neverMatches || result.neverFalse); ++i) {
        const Outcome outcome = space.evaluate(condition, i);
        result.neverMatches &= outcome != Outcome::True;
        result.neverFalse &= outcome != Outcome::False;
    }
    return result;
}

bool neverMatches(const Condition& condition) {
    return certaintyOf(condition).neverMatches;
}

bool neverFalse(const Condition& condition) {
    return certaintyOf(condition).neverFalse;
}

bool excludeEachOther(const Condition& one, const Condition& other) {
    const std::array conditions{&one, &other};
    ConditionSpace space(conditions, false);
    if (!space.isUsable())
        return false;
    for (std::size_t i = 0; i < space.size(); ++i)
        if (std::ranges::all_of(
                conditions, [&](const Condition* condition) { return space.evaluate(*condition, i) == Outcome::True; }))
            return false;
    return true;
}

static void gatherSubjects(const Condition& condition, std::vector<std::uint32_t>& subjects) {
    if (condition.kind == Condition::Kind::Test || condition.kind == Condition::Kind::Unknown)
        subjects.push_back(condition.subject);
    for (const Condition& part : condition.parts)
        gatherSubjects(part, subjects);
}

namespace {

using Subjects = std::vector<std::uint32_t>;  // sorted, each once

/// Rules that read nothing but some subjects, with what each gives in each combination of their values.
class Group {
public:
    Group(std::span<const Condition> rules, std::span<const Subjects> subjects, const Subjects& wanted) {
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (std::ranges::includes(wanted, subjects[i])) {
                members_.push_back(i);
                conditions_.push_back(&rules[i]);
            }
    }

    /// False when there is too much to try; takes it off the budget.
    [[nodiscard]] bool evaluate(bool assumeTypes, std::size_t& budget) {
        ConditionSpace space(conditions_, assumeTypes);
        width_ = space.size();
        if (!space.isUsable() || space.cost() > budget)
            return false;
        budget -= space.cost();
        outcomes_.reserve(width_ * conditions_.size());
        firstToStop_.assign(width_, conditions_.size());
        for (std::size_t member = 0; member < conditions_.size(); ++member)
            for (std::size_t i = 0; i < width_; ++i) {
                outcomes_.push_back(space.evaluate(*conditions_[member], i));
                if (outcomes_.back() != Outcome::False)
                    firstToStop_[i] = std::min(firstToStop_[i], member);
            }
        return true;
    }

    [[nodiscard]] std::span<const std::size_t> members() const { return members_; }
    [[nodiscard]] Outcome at(std::size_t member, std::size_t combination) const {
        return outcomes_[member * width_ + combination];
    }

    /// Whether no combination passes all members.
    [[nodiscard]] bool isComplete() const {
        return std::ranges::all_of(firstToStop_, [this](std::size_t member) { return member < members_.size(); });
    }

    /// Whether `earlier` stops all that `later` would match.
    [[nodiscard]] bool stopsAllOf(std::size_t earlier, std::size_t later) const {
        for (std::size_t i = 0; i < width_; ++i)
            if (at(later, i) == Outcome::True && at(earlier, i) == Outcome::False)
                return false;
        return true;
    }

    /// How the member is covered by those before it, or nothing.
    [[nodiscard]] std::optional<CoveredRule> coverOf(std::size_t member) const;

private:
    std::vector<std::size_t> members_;
    std::vector<const Condition*> conditions_;
    std::vector<Outcome> outcomes_;         // by member, then by combination
    std::vector<std::size_t> firstToStop_;  // by combination: the first member that does not let it pass
    std::size_t width_ = 0;
};

std::optional<CoveredRule> Group::coverOf(std::size_t member) const {
    bool canMatch = false;
    CoveredRule cover{.rule = members_[member]};
    for (std::size_t i = 0; i < width_; ++i) {
        if (at(member, i) != Outcome::True)
            continue;
        canMatch = true;
        const std::size_t stopping = firstToStop_[i];
        if (stopping == member)
            return std::nullopt;
        cover.byFailing |= at(stopping, i) == Outcome::Fails;
    }
    if (!canMatch)
        return std::nullopt;
    for (std::size_t earlier = 0; earlier < member && !cover.by; ++earlier)
        if (stopsAllOf(earlier, member))
            cover.by = members_[earlier];
    return cover;
}

}  // namespace

static std::vector<Subjects> subjectsOf(std::span<const Condition> rules) {
    std::vector<Subjects> result;
    for (const Condition& rule : rules) {
        Subjects& subjects = result.emplace_back();
        gatherSubjects(rule, subjects);
        std::ranges::sort(subjects);
        const auto repeated = std::ranges::unique(subjects);
        subjects.erase(repeated.begin(), repeated.end());
    }
    return result;
}

std::vector<CoveredRule> coveredRules(std::span<const Condition> rules) {
    const std::vector<Subjects> subjects = subjectsOf(rules);
    std::map<Subjects, std::vector<std::size_t>> bySubjects;
    for (std::size_t i = 0; i < rules.size(); ++i)
        bySubjects[subjects[i]].push_back(i);
    std::size_t budget = maxTests;
    std::vector<CoveredRule> covered;
    for (const auto& [wanted, same] : bySubjects) {
        Group group(rules, subjects, wanted);
        if (group.members().size() < 2 || !group.evaluate(false, budget))
            continue;
        for (std::size_t i = 0; i < group.members().size(); ++i)
            if (std::ranges::binary_search(same, group.members()[i]))
                if (const auto cover = group.coverOf(i))
                    covered.push_back(*cover);
    }
    std::ranges::sort(covered, {}, &CoveredRule::rule);
    return covered;
}

bool coverEverything(std::span<const Condition> rules) {
    const std::vector<Subjects> subjects = subjectsOf(rules);
    std::size_t budget = maxTests;
    std::map<Subjects, bool> tried;
    for (const Subjects& wanted : subjects) {
        if (!tried.emplace(wanted, true).second)
            continue;
        Group group(rules, subjects, wanted);
        if (group.evaluate(true, budget) && group.isComplete())
            return true;
    }
    return false;
}

}  // namespace stepcheck::lint
