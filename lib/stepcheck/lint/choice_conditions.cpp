#include "stepcheck/lint/choice_conditions.h"

#include "stepcheck/lint/value_cells.h"

#include <algorithm>
#include <array>
#include <map>

namespace stepcheck::lint {

// How many tests are made for one Choice state at most.
static constexpr std::size_t maxTests = 4'000'000;

static void gatherSubjects(const Condition& condition, std::vector<std::uint32_t>& subjects) {
    if (condition.kind == Condition::Kind::Test || condition.kind == Condition::Kind::Unknown)
        subjects.push_back(condition.subject);
    for (const Condition& part : condition.parts)
        gatherSubjects(part, subjects);
}

namespace {

/// The outcomes that a condition may have.
class Outcomes {
public:
    [[nodiscard]] static Outcomes any() { return Outcomes(0xF); }

    Outcomes() = default;
    void add(Outcome outcome) { bits_ |= bit(outcome); }
    [[nodiscard]] bool has(Outcome outcome) const { return (bits_ & bit(outcome)) != 0; }

private:
    explicit Outcomes(unsigned bits) : bits_(bits) {}
    static unsigned bit(Outcome outcome) { return 1U << static_cast<unsigned>(outcome); }

    unsigned bits_ = 0;
};

/// Neighbours among the parts of a condition.
using Parts = std::span<const Condition>;

}  // namespace

// Cuts the parts into neighbours such that no two ask about the same value.
static std::vector<Parts> independent(Parts parts) {
    struct Question {
        std::uint32_t subject;
        std::size_t part;
    };
    std::vector<Question> questions;
    std::vector<std::uint32_t> subjects;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        subjects.clear();
        gatherSubjects(parts[i], subjects);
        for (const std::uint32_t subject : subjects)
            questions.push_back({.subject = subject, .part = i});
    }
    std::ranges::stable_sort(questions, {}, &Question::subject);
    std::vector<std::size_t> reach(parts.size());  // the last part that asks about a value of this one
    std::size_t last = 0;
    for (std::size_t i = questions.size(); i-- > 0;) {
        if (i + 1 == questions.size() || questions[i].subject != questions[i + 1].subject)
            last = questions[i].part;
        reach[questions[i].part] = std::max(reach[questions[i].part], last);
    }
    std::vector<Parts> result;
    std::size_t end = 0;
    for (std::size_t i = 0, begin = 0; i < parts.size(); ++i) {
        end = std::max(end, reach[i]);
        if (end > i)
            continue;
        result.push_back(parts.subspan(begin, i + 1 - begin));
        begin = i + 1;
    }
    return result;
}

// What `evaluate(space, combination)` gives in all combinations.
template <class Evaluate>
static Outcomes tryAll(std::span<const Condition* const> conditions, Evaluate evaluate) {
    ConditionSpace space(conditions, false);
    if (!space.isUsable())
        return Outcomes::any();
    Outcomes result;
    for (std::size_t i = 0; i < space.size(); ++i)
        result.add(evaluate(space, i));
    return result;
}

static Outcomes outcomesOf(const Condition& condition);

static Outcomes outcomesTogether(Condition::Kind combinator, Parts parts) {
    if (parts.size() == 1)
        return outcomesOf(parts.front());
    std::vector<const Condition*> conditions;
    for (const Condition& part : parts)
        conditions.push_back(&part);
    return tryAll(
        conditions, [&](ConditionSpace& space, std::size_t i) { return space.evaluate(combinator, parts, i); });
}

// What is independent may meet in any combination; the parts are asked from left to right.
static Outcomes outcomesOf(Condition::Kind combinator, Parts parts) {
    const bool isAnd = combinator == Condition::Kind::And;
    Outcomes result;
    for (const Parts& neighbours : independent(parts)) {
        const Outcomes own = outcomesTogether(combinator, neighbours);
        const bool mayBeFalse = own.has(Outcome::False) || own.has(Outcome::Undefined);
        if (isAnd ? mayBeFalse : own.has(Outcome::True))
            result.add(isAnd ? Outcome::False : Outcome::True);
        if (own.has(Outcome::Fails))
            result.add(Outcome::Fails);
        if (isAnd ? !own.has(Outcome::True) : !mayBeFalse)
            return result;
    }
    result.add(isAnd ? Outcome::True : Outcome::False);
    return result;
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
static Outcomes outcomesOf(const Condition& condition) {
    Outcomes result;
    switch (condition.kind) {
        case Condition::Kind::Constant: result.add(condition.value ? Outcome::True : Outcome::False); return result;
        case Condition::Kind::Unknown: return Outcomes::any();
        case Condition::Kind::Test: {
            const std::array conditions{&condition};
            return tryAll(
                conditions, [&](ConditionSpace& space, std::size_t i) { return space.evaluate(condition, i); });
        }
        case Condition::Kind::Not: {
            const Outcomes inner = outcomesOf(condition.parts.front());
            for (const Outcome each : {Outcome::False, Outcome::True, Outcome::Undefined, Outcome::Fails})
                if (inner.has(each))
                    result.add(negated(each));
            return result;
        }
        case Condition::Kind::And:
        case Condition::Kind::Or: break;
    }
    return outcomesOf(condition.kind, condition.parts);
}

Certainty certaintyOf(const Condition& condition) {
    const Outcomes outcomes = outcomesOf(condition);
    return {.neverMatches = !outcomes.has(Outcome::True), .neverFalse = !outcomes.has(Outcome::False)};
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
                // What is no boolean in the end, is an error.
                const Outcome outcome = space.evaluate(*conditions_[member], i);
                outcomes_.push_back(outcome == Outcome::Undefined ? Outcome::Fails : outcome);
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
    if (rules.size() < 2)
        return {};
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
