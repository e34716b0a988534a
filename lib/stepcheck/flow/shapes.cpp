#include "stepcheck/flow/shapes.h"

#include "stepcheck/flow/shape_flow.h"

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

Shapes::Shapes(const asl::Machine& machine, const Facts& facts, std::span<const asl::Expression> expressions)
    : machine_(machine), fields_(expressions), states_(machine.states().size()) {
    ShapeFlow(machine, facts, *this).run();
}

}  // namespace stepcheck::flow
