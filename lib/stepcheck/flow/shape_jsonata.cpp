#include "stepcheck/flow/shape_jsonata.h"

#include "stepcheck/query/jsonata/static_types.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::flow {

namespace jsonata = query::jsonata;
using jsonata::Node;
using jsonata::Operator;

namespace {

// Expressions are nested at most this deep before nothing is said about them.
constexpr std::size_t maxNesting = 100;

// No array that is known element by element has as many.
constexpr double maxIndex = 1e6;

// JSONata makes no range of more numbers.
constexpr double maxRange = 1e7;

/// One walk over an expression.
class Reader {
public:
    Reader(const jsonata::Expression& expression, const StatesData& states, const ShapeOrigins& origins)
        : expression_(expression), states_(states), origins_(origins) {}

    JsonataShape read(const Node& node);
    Truth truth(const Node& node);
    std::optional<Shape> itemsAfter(const jsonata::Path& path, std::size_t steps);

private:
    JsonataShape readPlain(const Node& node);
    JsonataShape read(const jsonata::Variable& variable) const;
    JsonataShape read(const jsonata::Path& path);
    JsonataShape readFirst(const jsonata::Path& path, std::size_t& next);
    static JsonataShape readStep(const jsonata::Step& step, const JsonataShape& data, bool& isExact);
    JsonataShape read(const jsonata::ObjectConstructor& made);
    JsonataShape read(const jsonata::ArrayConstructor& made);
    JsonataShape read(const jsonata::Conditional& conditional);
    JsonataShape readCall(const Node& node, const jsonata::Call& call);
    JsonataShape merged(const jsonata::ArrayConstructor& parts);
    JsonataShape readArithmetic(const Node& node, const jsonata::Binary& binary);
    JsonataShape byType(const Node& node) const;
    Truth truth(const jsonata::Binary& binary);
    [[nodiscard]] std::string_view functionOf(const jsonata::Call& call) const;
    [[nodiscard]] bool isStates(const Node& node) const;

    const jsonata::Expression& expression_;
    const StatesData& states_;
    const ShapeOrigins& origins_;
    std::size_t nesting_ = 0;
};

}  // namespace

using jsonata::TypeBit;

static constexpr std::array<std::pair<TypeBit, ShapeKind>, 6> sameTypes{{{TypeBit::Null, ShapeKind::Null},
    {TypeBit::Boolean, ShapeKind::Boolean}, {TypeBit::Number, ShapeKind::Number}, {TypeBit::String, ShapeKind::String},
    {TypeBit::Array, ShapeKind::Array}, {TypeBit::Object, ShapeKind::Object}}};

jsonata::TypeMask typesOf(ShapeKinds kinds) {
    jsonata::TypeMask types = 0;
    for (const auto& [type, kind] : sameTypes)
        if ((kinds & mask(kind)) != 0)
            types = static_cast<jsonata::TypeMask>(types | jsonata::mask(type));
    return types;
}

static ShapeKinds kindsOf(jsonata::TypeMask types) {
    ShapeKinds kinds = 0;
    for (const auto& [type, kind] : sameTypes)
        if ((types & jsonata::mask(type)) != 0)
            kinds = static_cast<ShapeKinds>(kinds | mask(kind));
    return kinds;
}

// The number of the element that a step selects: `result[0]`.
static std::optional<std::size_t> indexOf(const jsonata::Step& step) {
    const bool isPlain = step.stages.size() == 1 && step.stages[0].predicate != nullptr && !step.node->keepArray &&
                         step.node->predicates.empty();
    const auto* literal = isPlain ? std::get_if<jsonata::Literal>(&step.stages[0].predicate->shape) : nullptr;
    if (literal == nullptr || !literal->value.isNumber())
        return std::nullopt;
    const double number = literal->value.number();
    const bool isIndex = number >= 0 && number < maxIndex && number == std::floor(number);
    return isIndex ? std::optional(static_cast<std::size_t>(number)) : std::nullopt;
}

JsonataShape Reader::byType(const Node& node) const {
    const jsonata::TypeMask types = jsonata::typesOf(expression_, node);
    const bool isFunction = (types & jsonata::mask(jsonata::TypeBit::Function)) != 0;
    if (isFunction)
        return JsonataShape::anything();
    return {.shape = Shape::of(kindsOf(types), origins_),
        .mayBeUndefined = (types & jsonata::mask(jsonata::TypeBit::Undefined)) != 0};
}

static bool isArithmetic(Operator op) {
    return op == Operator::Add || op == Operator::Subtract || op == Operator::Multiply || op == Operator::Divide ||
           op == Operator::Remainder;
}

// Of variables that the expression binds itself nothing is known.
JsonataShape Reader::read(const jsonata::Variable& variable) const {
    const jsonata::Symbol& symbol = expression_.symbol(variable.symbol);
    if (states_.variables == nullptr || symbol.bound || symbol.function >= 0)
        return JsonataShape::anything();
    const auto found = states_.variables->find(symbol.name);
    return found == states_.variables->end() ? JsonataShape::anything()
                                             : JsonataShape{.shape = found->second, .mayBeUndefined = true};
}

// Without one of the operands there is no result.
JsonataShape Reader::readArithmetic(const Node& node, const jsonata::Binary& binary) {
    for (const jsonata::NodePtr* operand : {&binary.left, &binary.right})
        if (JsonataShape found = read(**operand); found.isUndefined())
            return found;
    return byType(node);
}

bool Reader::isStates(const Node& node) const {
    const auto* variable = std::get_if<jsonata::Variable>(&node.shape);
    if (variable == nullptr || !node.predicates.empty() || node.group != nullptr)
        return false;
    const jsonata::Symbol& symbol = expression_.symbol(variable->symbol);
    return symbol.name == "states" && !symbol.bound;
}

std::string_view Reader::functionOf(const jsonata::Call& call) const {
    const auto* variable = std::get_if<jsonata::Variable>(&call.procedure->shape);
    if (variable == nullptr || !call.procedure->predicates.empty())
        return {};
    const jsonata::Symbol& symbol = expression_.symbol(variable->symbol);
    return symbol.bound || symbol.function < 0 ? std::string_view() : std::string_view(symbol.name);
}

JsonataShape Reader::read(const Node& node) {
    if (nesting_ >= maxNesting)
        return JsonataShape::anything();
    ++nesting_;
    JsonataShape found = readPlain(node);
    --nesting_;
    const bool isSelected = !node.predicates.empty() || node.keepArray || node.group != nullptr;
    if (!isSelected)
        return found;
    // A predicate of nothing is nothing; of anything else it may be all sorts of things.
    return found.isUndefined() && node.group == nullptr ? found : JsonataShape::anything();
}

JsonataShape Reader::readPlain(const Node& node) {
    if (const auto* path = std::get_if<jsonata::Path>(&node.shape))
        return read(*path);
    if (const auto* object = std::get_if<jsonata::ObjectConstructor>(&node.shape))
        return read(*object);
    if (const auto* array = std::get_if<jsonata::ArrayConstructor>(&node.shape))
        return read(*array);
    if (const auto* conditional = std::get_if<jsonata::Conditional>(&node.shape))
        return read(*conditional);
    if (const auto* call = std::get_if<jsonata::Call>(&node.shape))
        return readCall(node, *call);
    if (const auto* bind = std::get_if<jsonata::Bind>(&node.shape))
        return read(*bind->value);
    if (const auto* block = std::get_if<jsonata::Block>(&node.shape))
        return block->expressions.empty() ? JsonataShape::undefined() : read(*block->expressions.back());
    if (const auto* name = std::get_if<jsonata::Name>(&node.shape))
        return states_.item == nullptr ? JsonataShape::anything()
                                       : named(name->name.string(), node.token, JsonataShape::exactly(*states_.item));
    if (const auto* variable = std::get_if<jsonata::Variable>(&node.shape))
        return read(*variable);
    if (const auto* binary = std::get_if<jsonata::Binary>(&node.shape); binary != nullptr && isArithmetic(binary->op))
        return readArithmetic(node, *binary);
    if (node.group != nullptr || !node.predicates.empty())
        return JsonataShape::anything();
    return byType(node);
}

// The data that a path begins with, and the first step that is applied to it.
JsonataShape Reader::readFirst(const jsonata::Path& path, std::size_t& next) {
    next = 1;
    if (std::holds_alternative<jsonata::Name>(path.steps[0].node->shape)) {
        next = 0;
        return states_.item == nullptr ? JsonataShape::anything() : JsonataShape::exactly(*states_.item);
    }
    if (!isStates(*path.steps[0].node))
        return read(*path.steps[0].node);
    const auto* name = path.steps.size() > 1 ? std::get_if<jsonata::Name>(&path.steps[1].node->shape) : nullptr;
    if (name == nullptr || !path.steps[0].stages.empty())
        return JsonataShape::anything();
    const std::string_view what = name->name.string();
    const Shape* data = what == "input"         ? states_.input
                        : what == "result"      ? states_.result
                        : what == "errorOutput" ? states_.errorOutput
                        : what == "context"     ? states_.context
                                                : nullptr;
    if (data == nullptr || data->isNothing())
        return JsonataShape::anything();
    return JsonataShape::exactly(Shape::object({{.name = std::string(what), .shape = *data}}, false));
}

// A step that is a name applied to data, with the index behind it where the data before is one value.
JsonataShape Reader::readStep(const jsonata::Step& step, const JsonataShape& data, bool& isExact) {
    const auto* name = std::get_if<jsonata::Name>(&step.node->shape);
    if (name == nullptr || step.tuples || step.focus || step.index || step.ancestor)
        return JsonataShape::anything();
    JsonataShape found = named(name->name.string(), step.node->token, data);
    if (found.isUndefined())
        return found;
    if (const std::optional<std::size_t> index = isExact ? indexOf(step) : std::nullopt) {
        JsonataShape selected = element(found, *index);
        if (selected.isUndefined())
            selected.absence = ShapeAbsence{.at = step.stages[0].predicate->span, .name = {}, .holder = found.shape};
        return selected;
    }
    isExact = isExact && step.stages.empty() && !step.node->keepArray && step.node->predicates.empty();
    return found;
}

JsonataShape Reader::read(const jsonata::Path& path) {
    std::size_t next = 0;
    JsonataShape found = readFirst(path, next);
    bool isExact = (next == 0 || path.steps[0].stages.empty()) && !path.steps[0].tuples && !path.keepArray;
    for (std::size_t i = next; i < path.steps.size() && !found.isUndefined(); ++i) {
        // What is selected from several values may be all sorts of things.
        if (!isExact)
            found = JsonataShape::anything();
        found = readStep(path.steps[i], found, isExact);
    }
    return isExact || found.isUndefined() ? found : JsonataShape::anything();
}

std::optional<Shape> Reader::itemsAfter(const jsonata::Path& path, std::size_t steps) {
    std::size_t next = 0;
    JsonataShape found = readFirst(path, next);
    if (next > steps || (next == 1 && !path.steps[0].stages.empty()) || path.steps[0].tuples)
        return std::nullopt;
    for (std::size_t i = next; i < steps; ++i) {
        bool isExact = false;  // predicates only leave items out
        found = readStep(path.steps[i], found, isExact);
        if (found.shape.isNothing())
            return std::nullopt;
    }
    if (!found.shape.mayBe(ShapeKind::Array))
        return found.shape;
    const Shape items = found.shape.anyElement();
    if (items.isNothing() || items.mayBe(ShapeKind::Array))
        return std::nullopt;
    return items.join(found.shape.only(static_cast<ShapeKinds>(everyKind & ~mask(ShapeKind::Array))));
}

JsonataShape Reader::read(const jsonata::ObjectConstructor& made) {
    std::vector<ShapeMember> members;
    bool isOpen = false;
    for (const jsonata::Pair& pair : made.pairs) {
        const auto* key = std::get_if<jsonata::Literal>(&pair.key->shape);
        if (key == nullptr || !key->value.is(value::Kind::String)) {
            isOpen = true;
            continue;
        }
        JsonataShape found = read(*pair.value);
        if (!found.shape.isNothing())
            members.push_back({.name = std::string(key->value.string()),
                .shape = std::move(found.shape),
                .isAlways = !found.mayBeUndefined});
    }
    // A name that is computed may be one of those that are written.
    if (isOpen)
        members.clear();
    return JsonataShape::exactly(Shape::object(std::move(members), isOpen, origins_));
}

// How many numbers `1..10` gives.
static std::optional<std::size_t> lengthOfRange(const Node& node) {
    const auto* range = std::get_if<jsonata::Binary>(&node.shape);
    if (range == nullptr || range->op != Operator::Range || !node.predicates.empty() || node.group != nullptr)
        return std::nullopt;
    const auto* from = std::get_if<jsonata::Literal>(&range->left->shape);
    const auto* to = std::get_if<jsonata::Literal>(&range->right->shape);
    if (from == nullptr || to == nullptr || !from->value.isNumber() || !to->value.isNumber())
        return std::nullopt;
    const double length = to->value.number() - from->value.number() + 1;
    const bool isWhole = length == std::floor(length) && from->value.number() == std::floor(from->value.number());
    return isWhole && length > 0 && length <= maxRange ? std::optional(static_cast<std::size_t>(length)) : std::nullopt;
}

// What is undefined is left out, and arrays that are not written as such are flattened.
JsonataShape Reader::read(const jsonata::ArrayConstructor& made) {
    if (made.items.size() == 1)
        if (const auto length = lengthOfRange(*made.items[0]))
            return JsonataShape::exactly(Shape::arrayOf(Shape::of(mask(ShapeKind::Number)), origins_, length));
    std::vector<Shape> elements;
    Shape any;
    bool isTuple = true;
    for (const jsonata::NodePtr& item : made.items) {
        JsonataShape found = read(*item);
        const bool isWritten =
            std::holds_alternative<jsonata::ArrayConstructor>(item->shape) && item->predicates.empty();
        isTuple = isTuple && !found.mayBeUndefined && (isWritten || !found.shape.mayBe(ShapeKind::Array));
        if (!isWritten && found.shape.mayBe(ShapeKind::Array)) {
            any = any.join(found.shape.anyElement());
            found.shape = found.shape.only(static_cast<ShapeKinds>(everyKind & ~mask(ShapeKind::Array)));
        }
        any = any.join(found.shape);
        elements.push_back(std::move(found.shape));
    }
    return JsonataShape::exactly(
        isTuple ? Shape::tuple(std::move(elements), origins_) : Shape::arrayOf(std::move(any), origins_));
}

JsonataShape Reader::read(const jsonata::Conditional& conditional) {
    const Truth answer = truth(*conditional.condition);
    const auto otherwise = [&] {
        return conditional.otherwise == nullptr ? JsonataShape::undefined() : read(*conditional.otherwise);
    };
    if (answer == Truth::True)
        return read(*conditional.then);
    if (answer == Truth::False)
        return otherwise();
    return join(read(*conditional.then), otherwise());
}

JsonataShape Reader::merged(const jsonata::ArrayConstructor& parts) {
    Shape all = Shape::object({}, false, origins_);
    for (const jsonata::NodePtr& part : parts.items) {
        JsonataShape found = read(*part);
        // What is no object fails, and of an array each element counts.
        if (found.shape.mayBe(ShapeKind::Array))
            found.shape = Shape::unknown();
        found.shape = found.shape.only(mask(ShapeKind::Object));
        if (!found.shape.isNothing())
            all = over(all, found);
    }
    return JsonataShape::exactly(std::move(all));
}

JsonataShape Reader::readCall(const Node& node, const jsonata::Call& call) {
    if (functionOf(call) == "merge" && call.arguments.size() == 1 && node.predicates.empty())
        if (const auto* parts = std::get_if<jsonata::ArrayConstructor>(&call.arguments[0]->shape))
            return merged(*parts);
    if (functionOf(call) == "split" && node.predicates.empty())
        return {.shape = Shape::arrayOf(Shape::of(mask(ShapeKind::String)), origins_), .mayBeUndefined = true};
    return byType(node);
}

// What is false because it is undefined stays undefined under `$not`, so that only a real `false` turns.
static Truth opposite(Truth truth, const Node& asked) {
    if (truth != Truth::False)
        return truth == Truth::True ? Truth::False : Truth::Unknown;
    const auto* binary = std::get_if<jsonata::Binary>(&asked.shape);
    const bool isReal = binary != nullptr ? binary->op == Operator::Equal || binary->op == Operator::In
                                          : std::holds_alternative<jsonata::Call>(asked.shape);
    return isReal ? Truth::True : Truth::Unknown;
}

Truth Reader::truth(const jsonata::Binary& binary) {
    switch (binary.op) {
        case Operator::And: {
            const Truth left = truth(*binary.left);
            const Truth right = truth(*binary.right);
            if (left == Truth::False || right == Truth::False)
                return Truth::False;
            return left == Truth::True && right == Truth::True ? Truth::True : Truth::Unknown;
        }
        case Operator::Or: {
            const Truth left = truth(*binary.left);
            const Truth right = truth(*binary.right);
            if (left == Truth::True || right == Truth::True)
                return Truth::True;
            return left == Truth::False && right == Truth::False ? Truth::False : Truth::Unknown;
        }
        // Nothing equals what is not there, not even itself, and nothing is less.
        case Operator::Equal:
        case Operator::In:
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual:
            return read(*binary.left).isUndefined() || read(*binary.right).isUndefined() ? Truth::False
                                                                                         : Truth::Unknown;
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder:
        case Operator::NotEqual:
        case Operator::Concatenate:
        case Operator::Range: return Truth::Unknown;
    }
    return Truth::Unknown;
}

Truth Reader::truth(const Node& node) {
    if (nesting_ >= maxNesting || !node.predicates.empty() || node.group != nullptr)
        return Truth::Unknown;
    if (const auto* literal = std::get_if<jsonata::Literal>(&node.shape))
        if (literal->value.is(value::Kind::Boolean))
            return literal->value.boolean() ? Truth::True : Truth::False;
    if (const auto* block = std::get_if<jsonata::Block>(&node.shape);
        block != nullptr && block->expressions.size() == 1) {
        ++nesting_;
        const Truth inner = truth(*block->expressions[0]);
        --nesting_;
        return inner;
    }
    if (const auto* binary = std::get_if<jsonata::Binary>(&node.shape)) {
        ++nesting_;
        const Truth answer = truth(*binary);
        --nesting_;
        return answer;
    }
    if (const auto* call = std::get_if<jsonata::Call>(&node.shape); call != nullptr && call->arguments.size() == 1) {
        const std::string_view function = functionOf(*call);
        if (function == "exists") {
            const JsonataShape found = read(*call->arguments[0]);
            return found.isUndefined() ? Truth::False : !found.mayBeUndefined ? Truth::True : Truth::Unknown;
        }
        if (function == "not" || function == "boolean") {
            const Truth inner = truth(*call->arguments[0]);
            return function == "not" ? opposite(inner, *call->arguments[0]) : inner;
        }
    }
    return read(node).isUndefined() ? Truth::False : Truth::Unknown;
}

JsonataShape shapeOf(const jsonata::Expression& expression, const StatesData& states, const ShapeOrigins& origins) {
    return Reader(expression, states, origins).read(expression.root());
}

JsonataShape shapeOf(const jsonata::Expression& expression, const Node& part, const StatesData& states) {
    return Reader(expression, states, {}).read(part);
}

std::optional<Shape> itemsAfter(
    const jsonata::Expression& expression, const jsonata::Path& path, std::size_t steps, const StatesData& states) {
    return Reader(expression, states, {}).itemsAfter(path, steps);
}

Truth truthOf(const jsonata::Expression& expression, const StatesData& states) {
    return truthOf(expression, expression.root(), states);
}

Truth truthOf(const jsonata::Expression& expression, const Node& part, const StatesData& states) {
    return Reader(expression, states, {}).truth(part);
}

}  // namespace stepcheck::flow
