#include "stepcheck/flow/shape_fields.h"

#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::flow {

namespace intrinsic = query::intrinsic;
namespace jsonpath = query::jsonpath;
using asl::Node;
using catalog::IntrinsicType;
using syntax::Kind;

// Data nested deeper than this is not looked into.
static constexpr std::size_t maxNesting = 24;
static constexpr std::string_view computedSuffix = ".$";

ShapeFields::ShapeFields(std::span<const asl::Expression> expressions) {
    byNode_.reserve(expressions.size());
    for (const asl::Expression& expression : expressions)
        byNode_.emplace(expression.node, &expression);
}

const asl::Expression* ShapeFields::at(const Node& node) const {
    const auto found = byNode_.find(&node);
    return found != byNode_.end() ? found->second : nullptr;
}

const Shape* rootOf(const jsonpath::Path& path, const SeenData& seen) {
    if (path.root == jsonpath::Root::Input)
        return &seen.document;
    if (path.root == jsonpath::Root::Context)
        return seen.states.context;
    if (path.root != jsonpath::Root::Variable || seen.states.variables == nullptr)
        return nullptr;
    const auto found = seen.states.variables->find(path.variable);
    return found == seen.states.variables->end() ? nullptr : &found->second;
}

static Shape shapeOfPath(const jsonpath::Path& path, const SeenData& seen) {
    const Shape* root = rootOf(path, seen);
    return root != nullptr ? find(*root, path).shape : Shape::unknown();
}

static ShapeKinds kindsOf(IntrinsicType type) {
    switch (type) {
        case IntrinsicType::Any: return everyKind;
        case IntrinsicType::Scalar:
            return static_cast<ShapeKinds>(everyKind & ~(mask(ShapeKind::Array) | mask(ShapeKind::Object)));
        case IntrinsicType::String: return mask(ShapeKind::String);
        case IntrinsicType::Number: return mask(ShapeKind::Number);
        case IntrinsicType::Boolean: return mask(ShapeKind::Boolean);
        case IntrinsicType::Array: return mask(ShapeKind::Array);
        case IntrinsicType::Object: return mask(ShapeKind::Object);
    }
    return everyKind;
}

static Shape shapeOfCall(
    const intrinsic::Call& call, const SeenData& seen, const ShapeOrigins& origins, std::size_t nesting);

static Shape shapeOfValue(const value::Value& value, const ShapeOrigins& origins) {
    switch (value.kind()) {
        case value::Kind::Null: return Shape::of(mask(ShapeKind::Null), origins);
        case value::Kind::Boolean: return Shape::of(mask(ShapeKind::Boolean), origins);
        case value::Kind::Integer:
        case value::Kind::Decimal: return Shape::of(mask(ShapeKind::Number), origins);
        case value::Kind::String: return Shape::of(mask(ShapeKind::String), origins);
        case value::Kind::Array:
        case value::Kind::Object:
        case value::Kind::Term: break;
    }
    return Shape::unknown();
}

static Shape shapeOfArgument(
    const intrinsic::Argument& argument, const SeenData& seen, const ShapeOrigins& origins, std::size_t nesting) {
    if (std::holds_alternative<intrinsic::StringLiteral>(argument.kind))
        return Shape::of(mask(ShapeKind::String), origins);
    if (const auto* literal = std::get_if<intrinsic::OtherLiteral>(&argument.kind))
        return shapeOfValue(literal->value, origins);
    if (const auto* path = std::get_if<intrinsic::PathArgument>(&argument.kind))
        return shapeOfPath(path->path, seen);
    return shapeOfCall(std::get<intrinsic::Call>(argument.kind), seen, origins, nesting + 1);
}

static Shape shapeOfCall(
    const intrinsic::Call& call, const SeenData& seen, const ShapeOrigins& origins, std::size_t nesting) {
    if (call.spec == nullptr || nesting > maxNesting)
        return Shape::unknown();
    if (call.spec->function != catalog::Intrinsic::Array)
        return Shape::of(kindsOf(call.spec->result), origins);
    std::vector<Shape> elements;
    for (const intrinsic::Argument& argument : call.arguments) {
        elements.push_back(shapeOfArgument(argument, seen, origins, nesting));
        if (elements.back().isNothing())
            elements.back() = Shape::unknown();
    }
    return Shape::tuple(std::move(elements), origins);
}

Shape shapeOf(const asl::Expression& expression, const SeenData& seen, const ShapeOrigins& origins) {
    Shape shape = Shape::unknown();
    if (const auto* path = std::get_if<jsonpath::Path>(&expression.parsed))
        shape = shapeOfPath(*path, seen);
    else if (const auto* call = std::get_if<intrinsic::Call>(&expression.parsed))
        shape = shapeOfCall(*call, seen, origins, 0);
    else if (const auto* jsonata = std::get_if<query::jsonata::Expression>(&expression.parsed))
        shape = shapeOf(*jsonata, seen.states, origins).shape;
    // What certainly fails is reported where it stands; what would follow is not known.
    return shape.isNothing() ? Shape::unknown() : shape;
}

Shape ShapeFields::select(const asl::Field<asl::Text>& field, const SeenData& seen, const ShapeOrigins& origins) const {
    if (!field.isPresent())
        return seen.document;
    const auto* text = asl::get(field);
    if (text == nullptr)
        return Shape::unknown();
    if (text->value.isNull())
        return Shape::object({}, false, origins);
    const asl::Expression* expression = at(*text->value.node);
    return expression != nullptr ? shapeOf(*expression, seen, origins) : Shape::unknown();
}

Shape ShapeFields::merge(const asl::Field<asl::Text>& resultPath, const Shape& data, const Shape& result,
    const ShapeOrigins& origins) const {
    if (!resultPath.isPresent() || data.isNothing() || result.isNothing())
        return data.isNothing() ? Shape() : result;
    const auto* text = asl::get(resultPath);
    if (text == nullptr || (!text->value.isNull() && !text->value.node->isFinalString()))
        return Shape::unknown();
    if (text->value.isNull())
        return data;
    const asl::Expression* expression = at(*text->value.node);
    const auto* path = expression != nullptr ? std::get_if<jsonpath::Path>(&expression->parsed) : nullptr;
    if (path == nullptr || path->root != jsonpath::Root::Input || !path->isReference)
        return Shape::unknown();
    return put(data, *path, result, origins);
}

/// Makes the shape of one template.
struct ShapeFields::Maker {
    const ShapeFields* fields;  // null: nothing is evaluated
    asl::QueryLanguage language;
    const SeenData* seen;
    const ShapeOrigins& origins;

    [[nodiscard]] Shape make(const Node& node, std::size_t nesting) const;
    [[nodiscard]] Shape makeObject(const Node& node, std::size_t nesting) const;
    [[nodiscard]] Shape makeString(const Node& node) const;
};

Shape ShapeFields::Maker::makeString(const Node& node) const {
    const asl::Expression* expression =
        fields != nullptr && language == asl::QueryLanguage::Jsonata ? fields->at(node) : nullptr;
    if (expression != nullptr)
        return shapeOf(*expression, *seen, origins);
    if (!node.isFinalString() || node.text().starts_with("{%"))
        return Shape::unknown();
    return Shape::of(mask(ShapeKind::String), origins);
}

Shape ShapeFields::Maker::makeObject(const Node& node, std::size_t nesting) const {
    std::vector<ShapeMember> members;
    members.reserve(node.members().size());
    bool isOpen = !node.isComplete();
    const bool isComputed = fields != nullptr && language == asl::QueryLanguage::JsonPath;
    for (const syntax::Member& member : node.members()) {
        if (!member.key.isFinalString()) {
            isOpen = true;
            continue;
        }
        std::string_view name = member.key.text();
        if (!isComputed || !name.ends_with(computedSuffix)) {
            members.push_back({.name = std::string(name), .shape = make(member.value, nesting + 1)});
            continue;
        }
        name.remove_suffix(computedSuffix.size());
        const asl::Expression* expression = fields->at(member.value);
        members.push_back({.name = std::string(name),
            .shape = expression != nullptr ? shapeOf(*expression, *seen, origins) : Shape::unknown()});
    }
    return Shape::object(std::move(members), isOpen, origins);
}

Shape ShapeFields::Maker::make(const Node& node, std::size_t nesting) const {
    if (node.isUnknown() || nesting > maxNesting)
        return Shape::unknown();
    switch (node.kind()) {
        case Kind::Null: return Shape::of(mask(ShapeKind::Null), origins);
        case Kind::Boolean: return Shape::of(mask(ShapeKind::Boolean), origins);
        case Kind::Number: return Shape::of(mask(ShapeKind::Number), origins);
        case Kind::String: return makeString(node);
        case Kind::Object: return makeObject(node, nesting);
        case Kind::Array: {
            if (!node.isComplete())
                return Shape::of(mask(ShapeKind::Array), origins);
            std::vector<Shape> elements;
            elements.reserve(node.elements().size());
            for (const Node& element : node.elements())
                elements.push_back(make(element, nesting + 1));
            return Shape::tuple(std::move(elements), origins);
        }
        case Kind::Hole:
        case Kind::Invalid: break;
    }
    return Shape::unknown();
}

Shape ShapeFields::make(
    const Node& node, const asl::State& state, const SeenData& seen, const ShapeOrigins& origins) const {
    return Maker{.fields = this, .language = state.queryLanguage, .seen = &seen, .origins = origins}.make(node, 0);
}

Shape ShapeFields::literal(const Node& node, const ShapeOrigins& origins) {
    return Maker{.fields = nullptr, .language = asl::QueryLanguage::JsonPath, .seen = nullptr, .origins = origins}.make(
        node, 0);
}

}  // namespace stepcheck::flow
