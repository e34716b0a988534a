#include "stepcheck/flow/api_response.h"
#include "stepcheck/flow/known_response.h"
#include "stepcheck/flow/shape_flow.h"
#include "stepcheck/support/overload.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace stepcheck::flow {

using asl::QueryLanguage;
using asl::State;

bool hasResult(const State& state) {
    return std::holds_alternative<asl::Task>(state.kind) || std::holds_alternative<asl::Parallel>(state.kind) ||
           std::holds_alternative<asl::Map>(state.kind);
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
    return {.document = document,
        .states = {.input = &shapes_.of(state.id).input, .variables = shapes_.variablesIn(state.id)}};
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
    if (response == nullptr)
        return Shape::unknown();
    const support::Span at = task.resource.valueSpan();
    return response->apiAction.empty() ? responseOf(state, *response, at)
                                       : apiResponse(*response, origin(MadeBy::Response, state, at, response->service));
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
        enter(branch, input, variablesIn(state.id));
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

bool hasItemReader(const State& state) {
    return state.node().find(catalog::name(catalog::Field::ItemReader)) != nullptr;
}

// The headers of a CSV file when the definition gives them all.
static std::optional<std::vector<std::string>> givenHeaders(const asl::ItemReader& reader) {
    const auto* type = asl::get(reader.inputType);
    const auto* location = asl::get(reader.csvHeaderLocation);
    const auto* headers = asl::get(reader.csvHeaders);
    const auto isText = [](const syntax::Node& header) { return header.isFinalString(); };
    if (type == nullptr || type->value != "CSV" || location == nullptr || location->value != "GIVEN" ||
        headers == nullptr || !headers->value->is(syntax::Kind::Array) || !headers->value->isComplete() ||
        !std::ranges::all_of(headers->value->elements(), isText))
        return std::nullopt;
    std::vector<std::string> names;
    for (const syntax::Node& header : headers->value->elements())
        names.emplace_back(header.text());
    return names;
}

// Cells of a CSV file are texts.
static Shape rowOf(const std::vector<std::string>& headers) {
    std::vector<ShapeMember> members;
    for (const std::string& name : headers)
        members.push_back({.name = name, .shape = Shape::of(mask(ShapeKind::String)), .isAlways = false});
    return Shape::object(std::move(members), false);
}

Shape ShapeFlow::readItem(const State& state, const asl::ItemReader& reader) {
    if (const auto headers = givenHeaders(reader))
        return rowOf(*headers);
    const auto* resource = asl::get(reader.resource);
    const bool lists = resource != nullptr && resource->value.node->isFinalString() &&
                       resource->value.view().ends_with(":s3:listObjectsV2") && !reader.transformation.isPresent() &&
                       reader.node->isComplete() &&
                       (reader.readerConfig == nullptr || reader.readerConfig->isComplete());
    const catalog::Response* object =
        lists ? catalog::findResponse("s3", "listObjectsV2", catalog::ResponsePattern::RequestResponse) : nullptr;
    return object != nullptr ? responseOf(state, *object, reader.resource.valueSpan()) : Shape::unknown();
}

Shape ShapeFlow::items(const State& state, const asl::Map& map) {
    const Shape& effective = shapes_.of(state.id).effective;
    if (hasItemReader(state))
        return map.itemReader != nullptr ? Shape::arrayOf(readItem(state, *map.itemReader)) : Shape::unknown();
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

// Source: recorded executions; the results lie in the files that the manifest lists.
static Shape writtenResult(const ShapeOrigins& whole) {
    const Shape text = Shape::of(mask(ShapeKind::String), whole);
    Shape details = Shape::object({{.name = "Bucket", .shape = text}, {.name = "Key", .shape = text}}, false, whole);
    return Shape::object(
        {{.name = "MapRunArn", .shape = text}, {.name = "ResultWriterDetails", .shape = std::move(details)}}, false,
        whole);
}

Shape ShapeFlow::distributedResult(const State& state, const asl::Map& map) {
    if (!map.isDistributed())
        return Shape::unknown();
    if (state.node().find(catalog::name(catalog::Field::ResultWriter)) == nullptr)
        return Shape::of(mask(ShapeKind::Array));
    const bool writes = map.resultWriter != nullptr && map.resultWriter->resource.isPresent();
    return writes ? writtenResult(origin(MadeBy::ResultWriter, state, map.resultWriter->node->span()))
                  : Shape::unknown();
}

// Whether the state fails for certain, as a rule of its own says: what it iterates over is no array.
static bool hasNoItems(const Shape& items, const asl::Map& map) {
    return isInline(map) && !items.isNothing() && !items.mayBe(ShapeKind::Array);
}

Shape ShapeFlow::resultOf(const State& state, const asl::Map& map) {
    shapes_.states_[state.id.index].items = items(state, map);
    const Shape input = iterationInput(state, map);
    if (!map.processor)
        return Shape::unknown();
    const ShapeOrigins whole = origin(MadeBy::Map, state, state.name.at);
    if (hasNoItems(shapes_.of(state.id).items, map))
        return Shape::of(mask(ShapeKind::Array), whole);
    // A DISTRIBUTED processor sees no variable of outside.
    enter(*map.processor, input, isInline(map) ? variablesIn(state.id) : nothingHeld_);
    if (!isInline(map))
        return distributedResult(state, map);
    const Shape& output = scopeOutput_[map.processor->index];
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

}  // namespace stepcheck::flow
