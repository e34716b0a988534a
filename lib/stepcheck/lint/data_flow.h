#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/flow/jsonata_reads.h"
#include "stepcheck/flow/shapes.h"
#include "stepcheck/lint/proof_limits.h"
#include "stepcheck/lint/reporter.h"
#include "stepcheck/lint/shared_facts.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <typeindex>
#include <vector>

namespace stepcheck::lint {

/// Why an expression reads what is not there. One mistake has one of them, and one rule speaks about it.
enum class AbsenceKind : std::uint8_t {
    NeverMatches,      // none of those below; of paths
    Undefined,         // none of those below; of JSONata
    LambdaPayload,     // the answer of lambda:invoke is taken for what the function returns
    ParallelResult,    // the array of results of a Parallel is taken for something else
    TextOutput,        // JSON in a string is taken for JSON
    CaughtInput,       // the error output has replaced the input
    OverwrittenInput,  // a result has replaced the input that a state before it has read
};

/// An expression that certainly reads what is not there.
struct Absence {
    AbsenceKind kind = AbsenceKind::NeverMatches;
    const asl::Expression* expression = nullptr;
    support::Span at;                        // in the source: the first name or index that finds nothing
    std::string path;                        // what is read, as written up to there or to its end
    std::string holder;                      // what of it is there, as messages call it
    std::string reason;                      // `"$.order" has no member "id"`
    flow::Shape shape;                       // of what is there
    const asl::State* overwriter = nullptr;  // of `OverwrittenInput`: the state whose output has replaced the input
};

/// What rules find out about a definition and share: each thing is found when the first of them asks, and once.
class DataFlow {
public:
    DataFlow(const asl::Machine& machine, const flow::Facts& facts, std::span<const asl::Expression> expressions,
        const flow::Variables& variables, const ProofLimits& proofLimits = {})
        : machine_(machine),
          facts_(facts),
          expressions_(expressions),
          variables_(variables),
          shared_(machine, expressions, variables),
          proofLimits_(proofLimits) {}

    /// Tasks, handlers, conditions and texts, gathered from the definition.
    [[nodiscard]] const SharedFacts& shared() const { return shared_; }

    /// The shapes of the data of the definition.
    [[nodiscard]] const flow::Shapes& shapes() const;

    /// By expression: what is certainly wrong with the data that it works on. Nothing of one that is not JSONata, or in
    /// a state that is not entered.
    [[nodiscard]] std::span<const flow::JsonataUse> jsonataUses() const;

    /// Every expression that certainly reads what is not there, in the order of the expressions: a path that names
    /// nothing, a JSONata expression that is undefined for that reason. Left out is what a state never does: it is not
    /// entered, or a test of `IsPresent` in the same Choice stands for it. A path counts once in a state, and so do all
    /// reads of the same data where one repair puts them right.
    [[nodiscard]] std::span<const Absence> absences() const;

    /// How far to explore the definition.
    [[nodiscard]] const ProofLimits& proofLimits() const { return proofLimits_; }

    /// What one group of rules finds out by means that lint does not have: `make()` of the first rule that asks.
    template <class Fact, class Make>
    [[nodiscard]] const Fact& own(Make make) const {
        std::shared_ptr<const void>& slot = own_[std::type_index(typeid(Fact))];
        if (!slot)
            slot = std::make_shared<const Fact>(make());
        return *static_cast<const Fact*>(slot.get());
    }

private:
    const asl::Machine& machine_;
    const flow::Facts& facts_;
    std::span<const asl::Expression> expressions_;
    const flow::Variables& variables_;
    SharedFacts shared_;
    mutable std::unique_ptr<const flow::Shapes> shapes_;
    mutable std::optional<std::vector<flow::JsonataUse>> jsonataUses_;
    mutable std::optional<std::vector<Absence>> absences_;
    ProofLimits proofLimits_;
    mutable std::map<std::type_index, std::shared_ptr<const void>> own_;
};

/// Adds the places where a piece of data comes from.
void relateOrigins(const asl::Machine& machine, const flow::Shape& shape, Report report);

}  // namespace stepcheck::lint
