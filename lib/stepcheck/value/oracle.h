#pragma once

#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace stepcheck::value {

/// What an evaluator may have to know about an unknown value before it can go on.
enum class Question : std::uint8_t {
    IsTrue,       // of a boolean term: is it true?
    IsPresent,    // of a member or element: is it there?
    IsKind,       // is the value of the kind `kind`?
    Equals,       // do the two compare equal?
    LessThan,     // are they two numbers or two strings, and is the first less than the second?
    Matches,      // does the string match the pattern with `*`?
    IsTimestamp,  // is the string a timestamp?
    Before,       // timestamps: is the first an earlier moment?
    SameMoment,   // timestamps: are the two the same moment?
};

/// A question about values, at least one of them a term.
struct Condition {
    Question question = Question::IsTrue;
    Kind kind = Kind::Null;  // of `IsKind`
    Value first;
    Value second;  // of the questions about two
};

/// Whom evaluators ask when an answer depends on an unknown. They never fork themselves: a simulation never asks, an
/// exploration answers with the next decision of its path and explores the other answers later.
class Oracle {
public:
    Oracle() = default;
    Oracle(const Oracle&) = delete;
    Oracle& operator=(const Oracle&) = delete;
    virtual ~Oracle() = default;

    /// Whether the condition holds on this path.
    [[nodiscard]] virtual bool decide(const Condition& condition) = 0;

    /// Which of `count` (at least 1) ways this path takes: 0 … count - 1.
    [[nodiscard]] virtual std::size_t choose(std::size_t count) = 0;

    /// A value that the term may have on this path; from then on it has that one. For what has to be known exactly: how
    /// long to wait, the name of an error.
    [[nodiscard]] virtual Value pick(const Value& term) = 0;
};

/// For evaluations in which everything is known: being asked is a bug of ours.
class NeverAsked final : public Oracle {
public:
    bool decide(const Condition& condition) override;
    std::size_t choose(std::size_t count) override;
    Value pick(const Value& term) override;
};

/// Gives prepared answers in turn and remembers the questions; for tests. Running out of answers is an assertion.
class Scripted final : public Oracle {
public:
    Scripted(std::deque<bool> decisions, std::deque<std::size_t> choices = {}, std::deque<Value> picks = {})
        : decisions_(std::move(decisions)), choices_(std::move(choices)), picks_(std::move(picks)) {}

    bool decide(const Condition& condition) override;
    std::size_t choose(std::size_t count) override;
    Value pick(const Value& term) override;

    [[nodiscard]] const std::vector<Condition>& asked() const { return asked_; }

private:
    std::deque<bool> decisions_;
    std::deque<std::size_t> choices_;
    std::deque<Value> picks_;
    std::vector<Condition> asked_;
};

}  // namespace stepcheck::value
