#include "stepcheck/flow/shapes.h"

#include "stepcheck/flow/shape_flow.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace stepcheck::flow {

using asl::QueryLanguage;
using asl::State;

static const Shape* documentOf(const asl::Expression& expression, const State& state, const StateShapes& shapes) {
    using catalog::Field;
    const bool isCatcher = expression.object->kind == catalog::ObjectKind::Catcher;
    const bool isOwn = expression.object->node == &state.node();
    switch (expression.field->field) {
        case Field::InputPath: return &shapes.input;
        case Field::ResultPath: return nullptr;
        case Field::OutputPath: return &shapes.merged;
        case Field::ResultSelector: return &shapes.result;
        case Field::Assign:
            if (isCatcher)
                return &shapes.error;
            return isOwn && (hasResult(state) || std::holds_alternative<asl::Pass>(state.kind)) ? &shapes.result
                                                                                                : &shapes.effective;
        default: return &shapes.effective;
    }
}

std::optional<SeenData> Shapes::seenBy(const asl::Expression& expression) const {
    if (!expression.object->state)
        return std::nullopt;
    const State& state = machine_.state(*expression.object->state);
    const StateShapes& shapes = of(state.id);
    if (!shapes.isKnown || shapes.input.isNothing())
        return std::nullopt;
    // With an ItemReader the service does not look at ItemsPath.
    if (expression.field->field == catalog::Field::ItemsPath && hasItemReader(state))
        return std::nullopt;
    SeenData seen;
    seen.states.input = &shapes.input;
    seen.states.variables = variablesIn(state.id);
    if (expression.field->field == catalog::Field::ItemSelector && !shapes.context.isNothing())
        seen.states.context = &shapes.context;
    if (expression.object->queryLanguage == QueryLanguage::JsonPath) {
        const Shape* document = documentOf(expression, state, shapes);
        if (document == nullptr || document->isNothing())
            return std::nullopt;
        seen.document = *document;
        return seen;
    }
    const bool isCaught = expression.moment == asl::Moment::ErrorOutput;
    if (expression.moment == asl::Moment::Result && shapes.result.isNothing())
        return std::nullopt;
    seen.states.result = expression.moment == asl::Moment::Result ? &shapes.result : nullptr;
    seen.states.errorOutput = isCaught && !shapes.error.isNothing() ? &shapes.error : nullptr;
    return seen;
}

const VariableShapes* Shapes::variablesIn(asl::StateId state) const {
    return variables_.empty() ? nullptr : variables_[state.index].get();
}

Shape Shapes::assigned(const Assignment& assignment) {
    const State& state = machine_.state(assignment.state);
    const auto [place, isNew] = origins_.try_emplace({assignment.member->key.span().begin, MadeBy::Field},
        ShapeOrigin{.by = MadeBy::Field, .state = state.id, .at = assignment.member->key.span(), .name = "Assign"});
    const ShapeOrigins origins(&place->second);
    // All expressions of one Assign see the same.
    const asl::Expression* expression = nullptr;
    syntax::walk(assignment.member->value, [&](const syntax::Step& step) {
        if (expression == nullptr && !step.isKey)
            expression = fields_.at(step.node);
    });
    const std::optional<SeenData> seen = expression != nullptr ? seenBy(*expression) : SeenData();
    if (!seen)
        return Shape::unknown();
    const bool isComputed = expression != nullptr && expression->node == &assignment.member->value;
    return isComputed ? shapeOf(*expression, *seen, origins)
                      : fields_.make(assignment.member->value, state, *seen, origins);
}

Shapes::Shapes(const asl::Machine& machine, const Facts& facts, std::span<const asl::Expression> expressions,
    const Variables& variables)
    : machine_(machine), fields_(expressions), states_(machine.states().size()) {
    ShapeFlow(machine, facts, variables, *this).run();
}

}  // namespace stepcheck::flow
