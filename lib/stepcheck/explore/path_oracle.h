#pragma once

#include "stepcheck/explore/branch.h"
#include "stepcheck/explore/options.h"
#include "stepcheck/explore/solver.h"
#include "stepcheck/value/oracle.h"

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace stepcheck::explore {

/// Answers for one step of one way: first with the decisions that brought it here, then with what is possible. Where
/// there is more than one answer it goes on with the first and keeps the others.
class PathOracle final : public value::Oracle {
public:
    /// The time limit begins now; a step that was begun before it may take a second more.
    PathOracle(const Options& options, Solver& solver)
        : options_(options),
          solver_(solver),
          deadline_(std::chrono::steady_clock::now() + options.timeLimit + std::chrono::seconds(1)) {}

    /// Before a step: `branch` is the way as it stands. It has to live until the step has ended.
    void begin(Branch& branch);

    bool decide(const value::Condition& condition) override;
    std::size_t choose(std::size_t count) override;
    value::Value pick(const value::Value& term) override;

    /// Adds what is known without being asked for.
    void assume(Literal literal);

    /// Notes what is not asked for because the exploration leaves the other possibility out, whatever the way.
    void takeForGranted(std::string what) { assumptions_.insert(std::move(what)); }

    /// Gives the way up: from now on answers mean nothing.
    void abandon(End end, std::string reason);

    /// An answer that would have been possible, too.
    struct Other {
        Decision decision;
        std::size_t position = 0;  // among the decisions of the step
        Model model;
        std::uint64_t question = 0;  // a hash of it, with the answer
    };

    /// The answers that were not taken, the latest last.
    [[nodiscard]] std::vector<Other> takeOthers() { return std::move(others_); }

    /// All decisions of the step so far.
    [[nodiscard]] const std::vector<Decision>& decisions() const { return decisions_; }

    struct Abandoned {
        End end;
        std::string reason;
    };
    [[nodiscard]] const std::optional<Abandoned>& abandoned() const { return abandoned_; }

    /// Answers that nobody can give: ways that may exist.
    [[nodiscard]] std::vector<Abandoned> takeUndecided() { return std::move(undecided_); }

    [[nodiscard]] bool hasCutItems() const { return hasCutItems_; }
    [[nodiscard]] std::set<std::string> takeAssumptions() { return std::move(assumptions_); }
    [[nodiscard]] std::uint64_t decisionCount() const { return decisionCount_; }

private:
    bool answer(const value::Condition& condition);
    [[nodiscard]] Answer check(const Literal& literal);
    [[nodiscard]] const Decision* replay();
    void record(Decision decision);
    [[nodiscard]] bool isBeyondItems(const value::Condition& condition) const;
    [[nodiscard]] bool isLookupInArray(const value::Condition& condition) const;
    std::optional<bool> knownOfItems(const value::Condition& condition);
    void learnKind(const value::Value& part);
    bool take(const value::Condition& condition, bool holds, bool isGiven = false);

    const Options& options_;
    Solver& solver_;
    std::chrono::steady_clock::time_point deadline_;
    Branch* branch_ = nullptr;
    std::vector<Decision> decisions_;
    std::size_t replayed_ = 0;  // how many of them were given
    std::vector<Other> others_;
    std::vector<Abandoned> undecided_;
    std::optional<Abandoned> abandoned_;
    bool hasCutItems_ = false;
    std::set<std::string> assumptions_;
    std::optional<value::Value> missedIn_;  // in what the last question was whether it has a member: it has none
    std::uint64_t decisionCount_ = 0;
};

}  // namespace stepcheck::explore
