#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/responses.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/shape.h"
#include "stepcheck/flow/shapes.h"
#include "stepcheck/flow/variables.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace stepcheck::flow {

/// Whether states of this type have a result that is not their input: Task, Parallel and Map.
[[nodiscard]] bool hasResult(const asl::State& state);

/// Whether a Map reads its items, well or badly.
[[nodiscard]] bool hasItemReader(const asl::State& state);

/// What variables hold at one point of an execution; null where nothing is known of any.
using HeldVariables = std::shared_ptr<const VariableShapes>;

/// Carries shapes over the transitions until nothing changes.
class ShapeFlow {
public:
    ShapeFlow(const asl::Machine& machine, const Facts& facts, const Variables& variables, Shapes& shapes);

    void run();

private:
    void findWhatIsNotKnown();
    void findVariables();
    [[nodiscard]] bool isKnown(const asl::Scope& scope) const;
    [[nodiscard]] bool isKnown(const asl::Object& object) const;
    [[nodiscard]] static bool isKnown(const asl::State& state);
    void arrive(asl::StateId state, const Shape& shape, const HeldVariables& variables);
    bool joinInput(asl::StateId state, const Shape& shape);
    bool joinVariables(asl::StateId state, const HeldVariables& variables);
    void leaveBy(const Edge& edge, const Shape& shape);
    [[nodiscard]] HeldVariables variablesIn(asl::StateId state) const;
    [[nodiscard]] HeldVariables variablesBehind(const Edge& edge);
    void enter(asl::ScopeId scope, const Shape& shape, const HeldVariables& variables);
    void end(asl::ScopeId scope, const Shape& shape);
    void enqueue(asl::StateId state);

    void process(const asl::State& state);
    void processUnknown(const asl::State& state);
    void takeSteps(const asl::State& state);
    void leave(const asl::State& state, const Shape& output);
    void leaveChoice(const asl::State& state, const asl::Choice& choice);
    void leaveByCatchers(const asl::State& state);
    [[nodiscard]] Shape resultOf(const asl::State& state);
    [[nodiscard]] Shape resultOf(const asl::State& state, const asl::Task& task);
    [[nodiscard]] Shape resultOf(const asl::State& state, const asl::Parallel& parallel);
    [[nodiscard]] Shape resultOf(const asl::State& state, const asl::Map& map);
    [[nodiscard]] Shape distributedResult(const asl::State& state, const asl::Map& map);
    [[nodiscard]] Shape responseOf(const asl::State& state, const catalog::Response& response, support::Span at);
    [[nodiscard]] Shape arguments(const asl::State& state);
    [[nodiscard]] Shape items(const asl::State& state, const asl::Map& map);
    [[nodiscard]] Shape readItem(const asl::State& state, const asl::ItemReader& reader);
    [[nodiscard]] Shape batch(const asl::State& state, const asl::ItemBatcher& batcher, Shape item);
    [[nodiscard]] Shape iterationInput(const asl::State& state, const asl::Map& map);
    [[nodiscard]] Shape made(const asl::State& state, const asl::Field<const asl::Node*>& field, const SeenData& seen,
        const Shape& otherwise);
    [[nodiscard]] SeenData seen(const asl::State& state, const Shape& document) const;
    [[nodiscard]] ShapeOrigins origin(MadeBy by, const asl::State& state, support::Span at, std::string_view name = {});
    [[nodiscard]] ShapeOrigins origin(const asl::State& state, const syntax::Member& field);

    const asl::Machine& machine_;
    const Facts& facts_;
    const Variables& variables_;
    Shapes& shapes_;
    HeldVariables nothingHeld_;   // null: nothing is known of variables
    HeldVariables anythingHeld_;  // whatever the definition assigns, it may be anything
    std::vector<bool> knownScope_;
    std::vector<Shape> scopeOutput_;
    std::vector<std::uint32_t> growth_;          // by state
    std::vector<std::uint32_t> variableGrowth_;  // the same of variables
    std::vector<std::uint32_t> scopeGrowth_;
    std::deque<asl::StateId> queue_;
    std::vector<bool> queued_;
};

}  // namespace stepcheck::flow
