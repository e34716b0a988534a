#include "stepcheck/flow/shapes.h"

#include "stepcheck/catalog/responses.h"
#include "stepcheck/flow/api_response.h"
#include "stepcheck/flow/known_response.h"
#include "stepcheck/support/overload.h"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace stepcheck::flow {

using asl::QueryLanguage;
using asl::State;
using asl::StateId;

// How often the input of a state may grow before nothing is said about it.
static constexpr std::uint32_t maxGrowth = 8;

/// Carries shapes over the transitions until nothing changes.
class ShapeFlow {
public:
    ShapeFlow(const asl::Machine& machine, const Facts& facts, Shapes& shapes);

    void run();

private:
    void findWhatIsNotKnown();
    [[nodiscard]] bool isKnown(const asl::Scope& scope) const;
    [[nodiscard]] bool isKnown(const asl::Object& object) const;
    [[nodiscard]] static bool isKnown(const State& state);
    void arrive(StateId state, const Shape& shape);
    void enter(asl::ScopeId scope, const Shape& shape);
    void end(asl::ScopeId scope, const Shape& shape);
    void enqueue(StateId state);

    void process(const State& state);
    void processUnknown(const State& state);
    void takeSteps(const State& state);
    void leave(const State& state, const Shape& output);
    void leaveChoice(const State& state, const asl::Choice& choice);
    void leaveByCatchers(const State& state);
    [[nodiscard]] Shape resultOf(const State& state);
    [[nodiscard]] Shape resultOf(const State& state, const asl::Task& task);
    [[nodiscard]] Shape resultOf(const State& state, const asl::Parallel& parallel);
    [[nodiscard]] Shape resultOf(const State& state, const asl::Map& map);
    [[nodiscard]] Shape responseOf(const State& state, const catalog::Response& response, support::Span at);
    [[nodiscard]] Shape arguments(const State& state);
    [[nodiscard]] Shape items(const State& state, const asl::Map& map);
    [[nodiscard]] Shape batch(const State& state, const asl::ItemBatcher& batcher, Shape item);
    [[nodiscard]] Shape iterationInput(const State& state, const asl::Map& map);
    [[nodiscard]] Shape made(
        const State& state, const asl::Field<const asl::Node*>& field, const SeenData& seen, const Shape& otherwise);
    [[nodiscard]] SeenData seen(const State& state, const Shape& document) const;
    [[nodiscard]] ShapeOrigins origin(MadeBy by, const State& state, support::Span at, std::string_view name = {});
    [[nodiscard]] ShapeOrigins origin(const State& state, const syntax::Member& field);

    const asl::Machine& machine_;
    const Facts& facts_;
    Shapes& shapes_;
    std::vector<bool> knownScope_;
    std::vector<Shape> scopeOutput_;
    std::vector<std::uint32_t> growth_;  // by state
    std::vector<std::uint32_t> scopeGrowth_;
    std::deque<StateId> queue_;
    std::vector<bool> queued_;
};

ShapeFlow::ShapeFlow(const asl::Machine& machine, const Facts& facts, Shapes& shapes)
    : machine_(machine),
      facts_(facts),
      shapes_(shapes),
      knownScope_(machine.scopes().size()),
      scopeOutput_(machine.scopes().size()),
      growth_(machine.states().size()),
      scopeGrowth_(machine.scopes().size()),
      queued_(machine.states().size()) {}

bool ShapeFlow::isKnown(const State& state) {
    return state.node().is(syntax::Kind::Object) && state.node().isComplete() && !state.node().isUnknown() &&
           !std::holds_alternative<asl::UnknownKind>(state.kind);
}

// A field of the other query language, or one that does not exist: nobody knows what the author means.
bool ShapeFlow::isKnown(const asl::Object& object) const {
    if (!object.languageKnown || catalog::isTemplate(object.kind))
        return object.languageKnown;
    const auto other =
        object.queryLanguage == QueryLanguage::Jsonata ? catalog::Languages::JsonPath : catalog::Languages::Jsonata;
    const auto fields = machine_.fieldsOf(object);
    return std::ranges::none_of(fields, [&](const asl::ObjectField& field) {
        return field.spec == nullptr || field.spec->languages == other;
    }) && std::ranges::all_of(object.node->members(), [](const syntax::Member& member) {
        return member.key.isFinalString();
    });
}

bool ShapeFlow::isKnown(const asl::Scope& scope) const {
    const auto states = machine_.statesOf(scope);
    const Start& start = facts_.graph.start(scope.id);
    return scope.statesKnown && start.state && !start.isDangling &&
           std::ranges::all_of(states, [&](const State& state) {
               return state.hasFinalName() && !facts_.graph.hasUnknownExit(state.id) &&
                      machine_.find(scope.id, state.name.value) == state.id;
           });
}

void ShapeFlow::findWhatIsNotKnown() {
    for (const State& state : machine_.states())
        shapes_.states_[state.id.index].isKnown = isKnown(state);
    for (const asl::Object& object : machine_.objects())
        if (object.state && !isKnown(object))
            shapes_.states_[object.state->index].isKnown = false;
    for (const asl::Scope& scope : machine_.scopes())
        knownScope_[scope.id.index] = isKnown(scope);
}

void ShapeFlow::enqueue(StateId state) {
    if (queued_[state.index])
        return;
    queued_[state.index] = true;
    queue_.push_back(state);
}

void ShapeFlow::arrive(StateId state, const Shape& shape) {
    if (shape.isNothing())
        return;
    Shape& input = shapes_.states_[state.index].input;
    Shape joined = input.join(shape);
    if (joined == input && joined.origins().all().size() == input.origins().all().size())
        return;
    input = ++growth_[state.index] > maxGrowth ? Shape::unknown() : std::move(joined);
    if (growth_[state.index] <= maxGrowth + 1)
        enqueue(state);
}

void ShapeFlow::enter(asl::ScopeId scope, const Shape& shape) {
    if (knownScope_[scope.index])
        arrive(*facts_.graph.start(scope).state, shape);
}

void ShapeFlow::end(asl::ScopeId scope, const Shape& shape) {
    Shape& output = scopeOutput_[scope.index];
    Shape joined = output.join(shape);
    if (joined == output && joined.origins().all().size() == output.origins().all().size())
        return;
    output = ++scopeGrowth_[scope.index] > maxGrowth ? Shape::unknown() : std::move(joined);
    if (scopeGrowth_[scope.index] <= maxGrowth + 1)
        if (const auto& parent = machine_.scope(scope).parent)
            enqueue(*parent);
}

void ShapeFlow::run() {
    findWhatIsNotKnown();
    for (const asl::Scope& scope : machine_.scopes()) {
        if (knownScope_[scope.id.index])
            continue;
        scopeOutput_[scope.id.index] = Shape::unknown();
        for (const State& state : machine_.statesOf(scope))
            arrive(state.id, Shape::unknown());
    }
    if (!machine_.states().empty())
        enter(machine_.topLevel().id, Shape::unknown());
    while (!queue_.empty()) {
        const StateId state = queue_.front();
        queue_.pop_front();
        queued_[state.index] = false;
        // The Parallel or Map around a scope that is not known may never be entered.
        if (!shapes_.of(state).input.isNothing())
            process(machine_.state(state));
    }
}

ShapeOrigins ShapeFlow::origin(MadeBy by, const State& state, support::Span at, std::string_view name) {
    const auto [place, isNew] =
        shapes_.origins_.try_emplace({at.begin, by}, ShapeOrigin{.by = by, .state = state.id, .at = at, .name = name});
    return ShapeOrigins(&place->second);
}

ShapeOrigins ShapeFlow::origin(const State& state, const syntax::Member& field) {
    return origin(MadeBy::Field, state, field.key.span(), field.name());
}

SeenData ShapeFlow::seen(const State& state, const Shape& document) const {
    return {.document = document, .states = {.input = &shapes_.of(state.id).input}};
}

Shape ShapeFlow::made(
    const State& state, const asl::Field<const asl::Node*>& field, const SeenData& seen, const Shape& otherwise) {
    if (!field.isPresent())
        return otherwise;
    const syntax::Node& node = field.member->value;
    // A bare string as a payload template: what is meant is not known.
    if (state.queryLanguage == QueryLanguage::JsonPath && node.is(syntax::Kind::String))
        return Shape::unknown();
    return shapes_.fields_.make(node, state, seen, origin(state, *field.member));
}

Shape ShapeFlow::arguments(const State& state) {
    const Shape& effective = shapes_.of(state.id).effective;
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    return made(state, isJsonata ? state.arguments : state.parameters, seen(state, effective), effective);
}

Shape ShapeFlow::responseOf(const State& state, const catalog::Response& response, support::Span at) {
    const ShapeOrigins whole = origin(MadeBy::Response, state, at, response.service);
    std::vector<ShapeMember> members;
    members.reserve(response.members.size());
    for (const catalog::ResponseMember& member : response.members) {
        Shape shape = Shape::unknown();
        switch (member.type) {
            case catalog::ResponseType::Any: break;
            case catalog::ResponseType::String: shape = Shape::of(mask(ShapeKind::String), whole); break;
            case catalog::ResponseType::Number: shape = Shape::of(mask(ShapeKind::Number), whole); break;
            case catalog::ResponseType::Object: shape = Shape::of(mask(ShapeKind::Object), whole); break;
            case catalog::ResponseType::Text:
                shape = Shape::of(mask(ShapeKind::String), origin(MadeBy::Text, state, at, response.service));
                break;
        }
        members.push_back({.name = std::string(member.name), .shape = std::move(shape), .isAlways = false});
    }
    return Shape::object(std::move(members), !response.isClosed, whole);
}

Shape ShapeFlow::resultOf(const State& state, const asl::Task& task) {
    if (task.target.is(asl::Resource::Form::AwsSdk))
        return apiResponse(
            task.target, origin(MadeBy::Response, state, task.resource.valueSpan(), task.target.service.text));
    const catalog::Response* response = knownResponse(task.target);
    return response != nullptr ? responseOf(state, *response, task.resource.valueSpan()) : Shape::unknown();
}

Shape ShapeFlow::resultOf(const State& state, const asl::Parallel& parallel) {
    const ShapeOrigins whole = origin(MadeBy::Parallel, state, state.name.at);
    const syntax::Member* branches = state.node().find(catalog::name(catalog::Field::Branches));
    const bool areAllKnown = branches != nullptr && branches->value.is(syntax::Kind::Array) &&
                             branches->value.isComplete() && !branches->value.isUnknown() &&
                             branches->value.elements().size() == parallel.branches.size() &&
                             std::ranges::none_of(branches->value.elements(), &syntax::Node::isUnknown);
    const Shape input = arguments(state);
    std::vector<Shape> outputs;
    for (const asl::ScopeId branch : parallel.branches) {
        enter(branch, input);
        outputs.push_back(scopeOutput_[branch.index]);
    }
    if (!areAllKnown)
        return Shape::of(mask(ShapeKind::Array), whole);
    if (std::ranges::any_of(outputs, &Shape::isNothing))
        return {};
    return Shape::tuple(std::move(outputs), whole);
}

// Whether the mode of a Map is INLINE for certain.
static bool isInline(const asl::Map& map) {
    const auto* mode = asl::get(map.mode);
    return mode != nullptr ? mode->value == "INLINE" : !map.mode.isPresent();
}

static bool hasItemReader(const State& state) {
    return state.node().find(catalog::name(catalog::Field::ItemReader)) != nullptr;
}

Shape ShapeFlow::items(const State& state, const asl::Map& map) {
    const Shape& effective = shapes_.of(state.id).effective;
    if (hasItemReader(state))
        return Shape::unknown();
    if (state.queryLanguage == QueryLanguage::Jsonata)
        return made(state, map.items, seen(state, effective), effective);
    const ShapeOrigins origins = map.itemsPath.isPresent() ? origin(state, *map.itemsPath.member) : ShapeOrigins();
    return shapes_.fields_.select(map.itemsPath, seen(state, effective), origins);
}

// The context object of an ItemSelector, as far as it is known: the item.
static Shape contextOf(const Shape& item) {
    Shape inner = Shape::object({{.name = "Value", .shape = item}}, true);
    Shape map = Shape::object({{.name = "Item", .shape = std::move(inner)}}, true);
    return Shape::object({{.name = "Map", .shape = std::move(map)}}, true);
}

Shape ShapeFlow::iterationInput(const State& state, const asl::Map& map) {
    StateShapes& own = shapes_.states_[state.id.index];
    const bool isPlain = isInline(map);
    Shape item = own.items.anyElement();
    // A DISTRIBUTED Map also takes an object, whose members become keys and values.
    if (!isPlain && own.items.mayBe(ShapeKind::Object))
        item = Shape::unknown();
    if (item.isNothing())
        return {};
    own.context = contextOf(item);
    SeenData around = seen(state, own.effective);
    around.states.context = &own.context;
    const bool isOld = state.queryLanguage == QueryLanguage::JsonPath && !map.itemSelector.isPresent();
    Shape input = made(state, isOld ? state.parameters : map.itemSelector, around, item);
    if (state.node().find(catalog::name(catalog::Field::ItemBatcher)) == nullptr)
        return input;
    return map.itemBatcher != nullptr ? batch(state, *map.itemBatcher, std::move(input)) : Shape::unknown();
}

// Of what else is in a batch, nothing is said: a rule of its own speaks of processors that expect one item.
Shape ShapeFlow::batch(const State& state, const asl::ItemBatcher& batcher, Shape item) {
    std::vector<ShapeMember> members{{.name = "Items", .shape = Shape::arrayOf(std::move(item))}};
    const Shape& effective = shapes_.of(state.id).effective;
    if (batcher.batchInput.isPresent())
        members.push_back(
            {.name = "BatchInput", .shape = made(state, batcher.batchInput, seen(state, effective), Shape::unknown())});
    return Shape::object(std::move(members), true);
}

Shape ShapeFlow::resultOf(const State& state, const asl::Map& map) {
    shapes_.states_[state.id.index].items = items(state, map);
    const Shape input = iterationInput(state, map);
    if (!map.processor)
        return Shape::unknown();
    enter(*map.processor, input);
    if (!isInline(map)) {
        const bool mayWrite = state.node().find(catalog::name(catalog::Field::ResultWriter)) != nullptr;
        return mayWrite || !map.isDistributed() ? Shape::unknown() : Shape::of(mask(ShapeKind::Array));
    }
    const Shape& output = scopeOutput_[map.processor->index];
    const ShapeOrigins whole = origin(MadeBy::Map, state, state.name.at);
    // Without items there are no iterations; iterations that never end have no result.
    if (output.isNothing())
        return input.isNothing() ? Shape::tuple({}, whole) : Shape();
    return Shape::arrayOf(output, whole);
}

Shape ShapeFlow::resultOf(const State& state) {
    const Shape& effective = shapes_.of(state.id).effective;
    return std::visit(support::Overload{
                          [&](const asl::Task& task) { return resultOf(state, task); },
                          [&](const asl::Parallel& parallel) { return resultOf(state, parallel); },
                          [&](const asl::Map& map) { return resultOf(state, map); },
                          [&](const asl::Pass& pass) {
                              if (state.queryLanguage == QueryLanguage::Jsonata)
                                  return effective;
                              if (pass.result.isPresent())
                                  return ShapeFields::literal(
                                      pass.result.member->value, origin(state, *pass.result.member));
                              return arguments(state);
                          },
                          [&](const asl::Choice&) { return effective; },
                          [&](const asl::Wait&) { return effective; },
                          [&](const asl::Succeed&) { return effective; },
                          [&](const asl::Fail&) { return effective; },
                          [&](const asl::UnknownKind&) { return Shape::unknown(); },
                      },
        state.kind);
}

static bool hasResult(const State& state) {
    return std::holds_alternative<asl::Task>(state.kind) || std::holds_alternative<asl::Parallel>(state.kind) ||
           std::holds_alternative<asl::Map>(state.kind);
}

void ShapeFlow::takeSteps(const State& state) {
    StateShapes& own = shapes_.states_[state.id.index];
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    const auto originOf = [&](const asl::Field<asl::Text>& field) {
        return field.isPresent() ? origin(state, *field.member) : ShapeOrigins();
    };
    own.effective = isJsonata
                        ? own.input
                        : shapes_.fields_.select(state.inputPath, seen(state, own.input), originOf(state.inputPath));
    own.result = resultOf(state);
    if (own.result.isNothing()) {
        own.merged = {};
        return;
    }
    if (isJsonata) {
        SeenData around = seen(state, own.input);
        around.states.result = hasResult(state) ? &own.result : nullptr;
        own.merged = made(state, state.output, around, own.result);
        return;
    }
    const bool isResult = hasResult(state) || std::holds_alternative<asl::Pass>(state.kind);
    const Shape selected =
        hasResult(state) ? made(state, state.resultSelector, seen(state, own.result), own.result) : own.result;
    own.merged = isResult ? shapes_.fields_.merge(state.resultPath, own.input, selected, originOf(state.resultPath))
                          : own.effective;
}

void ShapeFlow::leave(const State& state, const Shape& output) {
    for (const Edge& edge : facts_.graph.edgesFrom(state.id))
        if (edge.kind == EdgeKind::Next || edge.kind == EdgeKind::Default)
            arrive(edge.to, output);
    if (state.isTerminal())
        end(state.scope, output);
}

void ShapeFlow::leaveChoice(const State& state, const asl::Choice& choice) {
    const StateShapes& own = shapes_.of(state.id);
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    const SeenData around = seen(state, own.effective);
    const auto outputOf = [&](const Shape& merged) {
        return isJsonata ? merged
                         : shapes_.fields_.select(state.outputPath, seen(state, merged),
                               state.outputPath.isPresent() ? origin(state, *state.outputPath.member) : ShapeOrigins());
    };
    std::vector<Truth> answers;
    for (const asl::ChoiceRule& rule : choice.choices) {
        answers.push_back(truthOf(rule, shapes_.fields_, around));
        if (answers.back() == Truth::True)
            break;
    }
    for (const Edge& edge : facts_.graph.edgesFrom(state.id)) {
        if (edge.kind == EdgeKind::Default) {
            if (answers.empty() || answers.back() != Truth::True)
                arrive(edge.to, outputOf(own.merged));
            continue;
        }
        if (edge.kind != EdgeKind::Rule || edge.index >= answers.size() || answers[edge.index] == Truth::False)
            continue;
        const asl::ChoiceRule& rule = choice.choices[edge.index];
        arrive(edge.to, outputOf(isJsonata ? made(state, rule.output, around, own.effective) : own.effective));
    }
}

// Source: Amazon States Language, "Error Output"; recorded executions.
static Shape errorOutput(const ShapeOrigins& origins) {
    const auto part = static_cast<ShapeKinds>(mask(ShapeKind::String) | mask(ShapeKind::Null));
    return Shape::object({{.name = "Error", .shape = Shape::of(part, origins), .isAlways = false},
                             {.name = "Cause", .shape = Shape::of(part, origins), .isAlways = false}},
        false, origins);
}

void ShapeFlow::leaveByCatchers(const State& state) {
    StateShapes& own = shapes_.states_[state.id.index];
    for (const Edge& edge : facts_.graph.edgesFrom(state.id)) {
        if (edge.kind != EdgeKind::Catcher || edge.index >= state.catchers.size())
            continue;
        const asl::Catcher& catcher = state.catchers[edge.index];
        const ShapeOrigins caught = origin(MadeBy::ErrorOutput, state, edge.at);
        const Shape error = errorOutput(caught);
        own.error = error;
        if (state.queryLanguage == QueryLanguage::JsonPath) {
            arrive(edge.to, shapes_.fields_.merge(catcher.resultPath, own.input, error, caught));
            continue;
        }
        SeenData around = seen(state, own.input);
        around.states.errorOutput = &error;
        arrive(edge.to, made(state, catcher.output, around, error));
    }
}

// Nothing is known about what a state does to its data.
void ShapeFlow::processUnknown(const State& state) {
    for (const Edge& edge : facts_.graph.edgesFrom(state.id))
        if (edge.isInScope())
            arrive(edge.to, Shape::unknown());
        else
            enter(machine_.state(edge.to).scope, Shape::unknown());
    if (facts_.graph.mayEndAt(state.id))
        end(state.scope, Shape::unknown());
}

void ShapeFlow::process(const State& state) {
    if (!shapes_.of(state.id).isKnown) {
        processUnknown(state);
        return;
    }
    takeSteps(state);
    leaveByCatchers(state);
    const StateShapes& own = shapes_.of(state.id);
    if (own.merged.isNothing() || std::holds_alternative<asl::Fail>(state.kind))
        return;
    if (const auto* choice = std::get_if<asl::Choice>(&state.kind)) {
        leaveChoice(state, *choice);
        return;
    }
    const ShapeOrigins origins =
        state.outputPath.isPresent() ? origin(state, *state.outputPath.member) : ShapeOrigins();
    leave(state, state.queryLanguage == QueryLanguage::Jsonata
                     ? own.merged
                     : shapes_.fields_.select(state.outputPath, seen(state, own.merged), origins));
}

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
