#include "stepcheck/flow/shape_flow.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace stepcheck::flow {

// How often the variables of a state may grow before nothing is said about those that still do.
static constexpr std::uint32_t maxGrowth = 8;

// States times variables. Each state holds what it knows of every variable; of more nothing is said.
static constexpr std::size_t maxHeld = 250'000;

// Whether every Assign is written out, so that no variable has a value that nobody sees.
static bool areAllWritten(const asl::Machine& machine) {
    return std::ranges::all_of(machine.objects(), [](const asl::Object& object) {
        const syntax::Member* assign = object.node->find("Assign");
        return assign == nullptr ||
               (assign->value.is(syntax::Kind::Object) && !assign->value.isUnknown() && assign->value.isComplete() &&
                   std::ranges::all_of(assign->value.members(),
                       [](const syntax::Member& member) { return member.key.isFinalString(); }));
    });
}

void ShapeFlow::findVariables() {
    if (variables_.assignments().empty() || !areAllWritten(machine_))
        return;
    VariableShapes anything;
    for (const Assignment& assignment : variables_.assignments())
        anything.try_emplace(std::string(assignment.name), Shape::unknown());
    if (anything.size() * machine_.states().size() > maxHeld)
        return;
    anythingHeld_ = std::make_shared<const VariableShapes>(std::move(anything));
    nothingHeld_ = std::make_shared<const VariableShapes>();
    shapes_.variables_.resize(machine_.states().size());
}

HeldVariables ShapeFlow::variablesIn(asl::StateId state) const {
    return nothingHeld_ != nullptr ? shapes_.variables_[state.index] : nullptr;
}

HeldVariables ShapeFlow::variablesBehind(const Edge& edge) {
    const HeldVariables before = variablesIn(edge.from);
    const std::vector<const Assignment*> assigned = variables_.assignedOn(edge);
    if (before == nullptr || assigned.empty())
        return before;
    VariableShapes behind = *before;
    for (const Assignment* assignment : assigned)
        behind.insert_or_assign(std::string(assignment->name), shapes_.assigned(*assignment));
    return std::make_shared<const VariableShapes>(std::move(behind));
}

void ShapeFlow::leaveBy(const Edge& edge, const Shape& shape) {
    if (!shape.isNothing())
        arrive(edge.to, shape, variablesBehind(edge));
}

// Whether there is more to say of the variables than before.
bool ShapeFlow::joinVariables(asl::StateId state, const HeldVariables& variables) {
    if (nothingHeld_ == nullptr || shapes_.variables_[state.index] == variables)
        return false;
    HeldVariables& held = shapes_.variables_[state.index];
    if (held == nullptr) {
        held = variables;
        return true;
    }
    VariableShapes joined = *held;
    bool isMore = false;
    const bool growsOn = variableGrowth_[state.index] >= maxGrowth;
    for (const auto& [name, shape] : *variables) {
        const auto [place, isNew] = joined.try_emplace(name, shape);
        Shape either = place->second.join(shape);
        const bool isSameSource = either.origins().all().size() == place->second.origins().all().size();
        if (!isNew && either == place->second && (isSameSource || growsOn))
            continue;
        place->second = growsOn ? Shape::unknown() : std::move(either);
        isMore = true;
    }
    if (isMore) {
        ++variableGrowth_[state.index];
        held = std::make_shared<const VariableShapes>(std::move(joined));
    }
    return isMore;
}

}  // namespace stepcheck::flow
