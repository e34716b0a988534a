#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/shape.h"
#include "stepcheck/flow/shape_fields.h"
#include "stepcheck/flow/variables.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace stepcheck::flow {

/// The data of one state, on its way from field to field. Nothing: the data never gets there.
struct StateShapes {
    Shape input;           // as the state is entered
    Shape effective;       // what InputPath leaves of it; in JSONata the input
    Shape result;          // of the task, branches or iterations; of a Pass what ResultPath puts into the input
    Shape merged;          // what OutputPath selects from
    Shape items;           // of a Map: what it iterates over
    Shape context;         // of a Map: the context object of its ItemSelector
    Shape error;           // what catchers get
    bool isKnown = false;  // its fields are those of its type and query language
};

/// What is certain about the data of every state: the steps of each state applied to what may enter it, joined over the
/// transitions until nothing changes. The input of the execution and what a task returns are not known, unless the
/// catalogue knows the answer of the integration. Variables are carried along, and nothing is known of any of them when
/// some Assign is not written out. A scope whose transitions are not all known, and a state with a field that is not
/// known, knows nothing of its data. A way that a Choice cannot take brings nothing. O(states × size of their fields)
/// times a small constant: what grows in a loop is soon not known.
class Shapes {
public:
    Shapes(const asl::Machine& machine, const Facts& facts, std::span<const asl::Expression> expressions,
        const Variables& variables);

    [[nodiscard]] const StateShapes& of(asl::StateId state) const { return states_[state.index]; }

    /// What an expression sees, or nothing when its state is never entered or nothing is known about its place.
    /// Views these shapes.
    [[nodiscard]] std::optional<SeenData> seenBy(const asl::Expression& expression) const;

    [[nodiscard]] const ShapeFields& fields() const { return fields_; }

private:
    friend class ShapeFlow;

    [[nodiscard]] const VariableShapes* variablesIn(asl::StateId state) const;
    [[nodiscard]] Shape assigned(const Assignment& assignment);

    const asl::Machine& machine_;
    ShapeFields fields_;
    std::vector<StateShapes> states_;
    std::map<std::pair<std::uint32_t, MadeBy>, ShapeOrigin> origins_;  // by place
    std::vector<std::shared_ptr<const VariableShapes>> variables_;     // by state; empty: nothing is known of any
};

/// Whether a Choice rule holds for data. What it compares and is not there makes the execution fail: no way goes on.
[[nodiscard]] Truth truthOf(const asl::ChoiceRule& rule, const ShapeFields& fields, const SeenData& seen);

/// The types of data for which an operator of a Choice rule may hold; every type when it asks for none.
[[nodiscard]] ShapeKinds kindsTaken(catalog::Field comparison);

}  // namespace stepcheck::flow
