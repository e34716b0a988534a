#include "stepcheck/semantics/jsonata_template.h"

#include "stepcheck/asl/expressions.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/query/node_value.h"
#include "stepcheck/query/part.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::semantics {

namespace jsonata = query::jsonata;
using support::Overload;
using value::Kind;
using value::Value;

namespace {

// An expression and the field that it is: "Output/total[0]".
struct Computed {
    std::string text;
    std::string place;
    std::variant<jsonata::Expression, jsonata::Error> parsed;
};

}  // namespace

using Tree = query::Part<Computed>;

struct JsonataTemplate::Part {
    Tree tree;
};

static Tree compileText(const syntax::Node& node, std::string_view text, std::string place) {
    const auto inside = node.isFinalString() ? asl::jsonataInside(text) : std::nullopt;
    if (!inside)
        return {query::valueOf(node)};
    Computed computed{.text = std::string(text.substr(inside->begin, inside->size())),
        .place = std::move(place),
        .parsed = jsonata::Error{}};
    if (auto parsed = jsonata::parse(computed.text))
        computed.parsed = std::move(*parsed);
    else
        computed.parsed = parsed.error();
    return {std::move(computed)};
}

static Tree compilePart(const syntax::Node& node, const std::string& place) {
    if (node.isUnknown())
        return {query::valueOf(node)};
    if (node.is(syntax::Kind::String))
        return compileText(node, node.text(), place);
    bool constant = true;
    if (node.is(syntax::Kind::Array)) {
        Tree::Array array;
        for (std::size_t i = 0; i < node.elements().size(); ++i) {
            array.elements.push_back(compilePart(node.elements()[i], fmt::format("{}[{}]", place, i)));
            constant = constant && array.elements.back().isConstant();
        }
        return constant ? Tree{query::valueOf(node)} : Tree{std::move(array)};
    }
    if (node.is(syntax::Kind::Object)) {
        std::vector<Value> names;
        std::vector<Tree> values;
        for (const syntax::Member& member : node.members()) {
            names.emplace_back(member.key.text());
            values.push_back(compilePart(member.value, fmt::format("{}/{}", place, member.key.text())));
            constant = constant && values.back().isConstant();
        }
        return constant ? Tree{query::valueOf(node)} : Tree::object(names, std::move(values));
    }
    return {query::valueOf(node)};
}

namespace {

// One evaluation of a template; `$states` is made when the first expression asks for it.
class Evaluation {
public:
    Evaluation(const Surroundings& around, const StatesExtra& extra) : around_(around), extra_(extra) {}

    Outcome<Value> evaluate(const Tree& tree) {
        const auto compute = [this](const Computed& computed) { return run(computed); };
        return tree.evaluate<Outcome<Value>>(compute);
    }

private:
    Outcome<Value> run(const Computed& computed);
    std::vector<jsonata::Binding> bindingsOf(const jsonata::Expression& expression);
    const Value& states();

    const Surroundings& around_;
    const StatesExtra& extra_;
    std::optional<Value> states_;
    std::uint64_t ordinal_ = 0;
};

}  // namespace

static Fault failure(const Computed& computed, std::string_view what) {
    return {.error = "States.QueryEvaluationError",
        .cause = fmt::format(
            "The JSONata expression '{}' specified for the field '{}' {}", computed.text, computed.place, what),
        .location = computed.place};
}

// Limits of the engine come without a code.
static Fault failure(const Computed& computed, const jsonata::Error& error) {
    return failure(computed, error.code.starts_with('U')
                                 ? fmt::format("threw an error during evaluation: {}", error.message)
                                 : fmt::format("threw an error during evaluation. {}: {}", error.code, error.message));
}

const Value& Evaluation::states() {
    if (!states_) {
        std::vector<value::Member> members;
        members.push_back({Value("input"), around_.input});
        if (extra_.value != nullptr)
            members.push_back({Value(extra_.name), *extra_.value});
        members.push_back({Value("context"), around_.context});
        states_ = Value::object(std::move(members));
    }
    return *states_;
}

std::vector<jsonata::Binding> Evaluation::bindingsOf(const jsonata::Expression& expression) {
    std::vector<jsonata::Binding> bindings;
    for (const jsonata::Symbol& symbol : expression.symbols()) {
        if (symbol.name == "states")
            bindings.push_back({.name = symbol.name, .value = states()});
        else if (const Value* variable = around_.variable(symbol.name))
            bindings.push_back({.name = symbol.name, .value = *variable});
    }
    return bindings;
}

Outcome<Value> Evaluation::run(const Computed& computed) {
    if (const auto* error = std::get_if<jsonata::Error>(&computed.parsed))
        return failure(computed, *error);
    const auto& expression = std::get<jsonata::Expression>(computed.parsed);
    const jsonata::Options options{.dialect = jsonata::Dialect::States,
        .limits = jsonata::statesLimits(),
        .environment = {.clockMilliseconds = around_.clockMilliseconds, .seed = around_.seed + ordinal_++}};
    auto outcome = jsonata::evaluate(expression, nullptr, bindingsOf(expression), options, around_.oracle);
    return std::visit(
        Overload{
            [](Value& value) -> Outcome<Value> { return std::move(value); },
            [&](jsonata::Undefined&) -> Outcome<Value> { return failure(computed, "returned nothing (undefined)."); },
            [&](jsonata::FunctionOutcome&) -> Outcome<Value> {
                return failure(computed, "returned an unsupported result type.");
            },
            [&](jsonata::Error& error) -> Outcome<Value> { return failure(computed, error); },
        },
        outcome);
}

JsonataTemplate::JsonataTemplate(std::shared_ptr<const Part> root, std::string field)
    : root_(std::move(root)), field_(std::move(field)) {}

JsonataTemplate JsonataTemplate::compile(const syntax::Node& node, std::string field) {
    auto root = std::make_shared<const Part>(Part{compilePart(node, field)});
    return JsonataTemplate(std::move(root), std::move(field));
}

bool JsonataTemplate::isConstant() const {
    return root_->tree.isConstant();
}

Outcome<Value> JsonataTemplate::evaluate(const Surroundings& around, const StatesExtra& extra) const {
    return Evaluation(around, extra).evaluate(root_->tree);
}

static std::string_view typeName(Kind kind) {
    switch (kind) {
        case Kind::Null: return "null";
        case Kind::Boolean: return "boolean";
        case Kind::Integer:
        case Kind::Decimal: return "number";
        case Kind::String: return "string";
        case Kind::Array: return "array";
        case Kind::Object: return "object";
        case Kind::Term: break;
    }
    return "unknown";
}

// What `IsKind` asks for: Decimal stands for a number of either kind.
static Kind kindCalled(std::string_view name) {
    if (name == "number")
        return Kind::Decimal;
    if (name == "array")
        return Kind::Array;
    if (name == "boolean")
        return Kind::Boolean;
    STEPCHECK_ASSERT(name == "string");
    return Kind::String;
}

Fault JsonataTemplate::unexpected(std::string_view expected, const Value& value) const {
    const auto* computed = std::get_if<Computed>(&root_->tree.kind);
    const std::string json = value::write(value);
    return {.error = "States.QueryEvaluationError",
        .cause = fmt::format("The JSONata expression '{}' specified for the field '{}' returned an unexpected result "
                             "type. Expected '{}', but was '{}' for value: {}",
            computed != nullptr ? computed->text : json, field_, expected, typeName(value.kind()), json),
        .location = field_};
}

Outcome<Value> JsonataTemplate::evaluateAs(
    std::string_view expected, const Surroundings& around, const StatesExtra& extra) const {
    auto value = evaluate(around, extra);
    if (!value)
        return value;
    const bool fits =
        value->is(Kind::Term)
            ? around.oracle.decide({.question = value::Question::IsKind, .kind = kindCalled(expected), .first = *value})
            : typeName(value->kind()) == expected;
    return fits ? std::move(value) : unexpected(expected, *value);
}

}  // namespace stepcheck::semantics
