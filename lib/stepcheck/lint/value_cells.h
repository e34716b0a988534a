#pragma once

#include "stepcheck/lint/choice_conditions.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// How choice_conditions.cpp knows: all values that a condition may meet fall into a few classes, in each of which every
// test of the conditions at hand has one answer. It is enough to try them all.
namespace stepcheck::lint {

/// Part of an ordered set: one element, or all between two neighbours of a list of elements.
template <class T>
struct Region {
    std::optional<T> anchor;  // the element, or the greatest of the list that lies below; none: below all of them
    bool isPoint = false;
};

/// What a value may be. A missing one fails in most tests of JSONPath; should some tests take it, they do so in
/// `Absent`.
enum class CellKind : std::uint8_t { Missing, Absent, Null, False, True, Number, Text, Composite };

/// A class of values.
struct Cell {
    CellKind kind = CellKind::Missing;
    Region<double> number{};
    Region<const TextBound*> text{};
    std::optional<Region<support::Timestamp>> instant{};  // of a text that is a timestamp
    std::uint32_t patterns = 0;                           // bit by pattern: whether the text matches
};

/// The classes of one subject's values.
struct Subject {
    std::uint32_t id = 0;
    bool isUnknown = false;
    bool isJsonata = false;
    bool isTyped = false;      // compared with values of some type
    bool asksForType = false;  // and asked for its type
    bool asksForTimestamp = false;
    std::array<bool, 8> kinds{};  // by `CellKind`: compared with such a value
    std::vector<double> numbers;
    std::vector<TextBound> texts;
    std::vector<support::Timestamp> instants;
    std::vector<std::string> patterns;
    std::vector<Cell> cells;
};

enum class Outcome : std::uint8_t { False, True, Undefined, Fails };

/// What `Not` makes of it.
[[nodiscard]] Outcome negated(Outcome outcome);

/// All combinations of the classes of all subjects of some conditions.
class ConditionSpace {
public:
    /// `assumeTypes`: only values of the types that they are compared with. The conditions must outlive it.
    ConditionSpace(std::span<const Condition* const> conditions, bool assumeTypes);

    /// False when there are too many combinations to try.
    [[nodiscard]] bool isUsable() const { return size_ > 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// How many tests evaluating all conditions in all combinations takes at most.
    [[nodiscard]] std::size_t cost() const { return size_ * tests_; }

    /// What a condition gives in the combination of that number.
    [[nodiscard]] Outcome evaluate(const Condition& condition, std::size_t combination) {
        choose(combination);
        return evaluate(condition);
    }

    /// The same of conditions that `And` or `Or` combines.
    [[nodiscard]] Outcome evaluate(
        Condition::Kind combinator, std::span<const Condition> parts, std::size_t combination) {
        choose(combination);
        return evaluate(combinator, parts);
    }

private:
    void gather(const Condition& condition);
    void gather(Subject& subject, const ValueTest& test);
    [[nodiscard]] Subject& subjectOf(std::uint32_t id);
    [[nodiscard]] const Cell& cellOf(std::uint32_t id) const;
    [[nodiscard]] const Subject& known(std::uint32_t id) const;
    void choose(std::size_t combination);
    [[nodiscard]] Outcome evaluate(const Condition& condition) const;
    [[nodiscard]] Outcome evaluate(Condition::Kind combinator, std::span<const Condition> parts) const;

    std::vector<Subject> subjects_;  // sorted by id
    std::vector<std::size_t> current_;
    std::size_t tests_ = 0;  // of all conditions
    std::size_t size_ = 0;
};

}  // namespace stepcheck::lint
