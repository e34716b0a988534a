#include "stepcheck/explore/samples.h"

#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonata/walk.h"
#include "stepcheck/query/jsonpath/condition.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

namespace stepcheck::explore {

namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;
using value::Kind;
using value::Value;

using Now = std::function<Computed(const Value&)>;
using Names = std::vector<std::string>;

// The value with another one at the place that the names lead to; what is no object on the way becomes one.
static Value withAt(const Value& whole, std::span<const std::string> names, const Value& part) {
    if (names.empty())
        return part;
    const Value object = whole.is(Kind::Object) ? whole : Value::object({});
    const Value* inner = object.find(names.front());
    return object.with(names.front(), withAt(inner != nullptr ? *inner : Value(), names.subspan(1), part));
}

namespace {

// A member of the element that is looked at.
struct Look {
    Names names;
    std::optional<Value> value;  // with which it is compared
};

// Gathers what the body of a function looks at in its first parameter.
class Looks {
public:
    Looks(const jsonata::Expression& expression, const Value& bindings, const Now& now)
        : expression_(expression), bindings_(bindings), now_(now) {}

    std::vector<Look> of(const jsonata::Lambda& lambda) {
        parameter_ = lambda.parameters.front().symbol;
        gather(*lambda.body);
        return std::move(looks_);
    }

private:
    [[nodiscard]] std::optional<Names> namesOf(const jsonata::Node& node) const;
    [[nodiscard]] std::optional<Value> valueOf(const jsonata::Node& node) const;
    [[nodiscard]] bool isEquality(const jsonata::Node& side, const jsonata::Node& other);
    void gather(const jsonata::Node& node);

    const jsonata::Expression& expression_;
    const Value& bindings_;
    const Now& now_;
    jsonata::SymbolId parameter_{};
    std::vector<Look> looks_;
};

}  // namespace

// `$item.id.S`: ["id", "S"]
std::optional<Names> Looks::namesOf(const jsonata::Node& node) const {
    const auto* path = std::get_if<jsonata::Path>(&node.shape);
    const auto* variable =
        std::get_if<jsonata::Variable>(path != nullptr ? &path->steps.front().node->shape : &node.shape);
    if (variable == nullptr || variable->symbol != parameter_)
        return std::nullopt;
    Names names;
    for (std::size_t i = 1; path != nullptr && i < path->steps.size(); ++i) {
        const auto* name = std::get_if<jsonata::Name>(&path->steps[i].node->shape);
        if (name == nullptr)
            break;
        names.emplace_back(name->name.string());
    }
    return names;
}

// Of an expression without the parameter.
std::optional<Value> Looks::valueOf(const jsonata::Node& node) const {
    if (const auto* literal = std::get_if<jsonata::Literal>(&node.shape))
        return literal->value;
    const std::string_view text =
        std::string_view(expression_.text()).substr(node.span.begin, node.span.end - node.span.begin);
    const Computed computed = now_(Value::term(value::Term::function("jsonata", {Value(text), bindings_})));
    const auto* value = std::get_if<Value>(&computed);
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

bool Looks::isEquality(const jsonata::Node& side, const jsonata::Node& other) {
    auto names = namesOf(side);
    auto value = names && !namesOf(other) ? valueOf(other) : std::nullopt;
    if (!value)
        return false;
    looks_.push_back({.names = std::move(*names), .value = std::move(value)});
    return true;
}

void Looks::gather(const jsonata::Node& node) {
    if (auto names = namesOf(node))
        return looks_.push_back({.names = std::move(*names), .value{}});
    if (const auto* binary = std::get_if<jsonata::Binary>(&node.shape);
        binary != nullptr && binary->op == jsonata::Operator::Equal &&
        (isEquality(*binary->left, *binary->right) || isEquality(*binary->right, *binary->left)))
        return;
    jsonata::forEachPart(node, [&](const jsonata::Node& part, jsonata::Over) { gather(part); });
}

// What is compared is what it is compared with; the rest is `other`, unless it is there already.
static Value elementWith(const std::vector<Look>& looks, const Value& wanted, const Value& other) {
    Value element = wanted.is(Kind::Object) ? wanted : Value::object({});
    for (const Look& look : looks)
        if (!look.value)
            element = withAt(element, look.names, look.names.empty() ? element : other);
    for (const Look& look : looks)
        if (look.value)
            element = withAt(element, look.names, *look.value);
    return element;
}

std::vector<Value> samplesFor(const Value& function, const Value& wanted, const Now& now) {
    if (!function.is(Kind::Term) || function.term().name() != "function" || function.term().operands().empty())
        return {};
    const auto& operands = function.term().operands();
    const auto expression = jsonata::parse(operands[0].string());
    const auto* lambda = expression ? std::get_if<jsonata::Lambda>(&expression->root().shape) : nullptr;
    if (lambda == nullptr || lambda->parameters.empty())
        return {};
    const Value bindings = operands.size() > 1 ? operands[1] : Value::object({});
    const std::vector<Look> looks = Looks(*expression, bindings, now).of(*lambda);
    std::vector<Value> samples;
    for (const Value& other : {wanted, Value("a"), Value(true), Value(1)})
        samples.push_back(elementWith(looks, wanted, other));
    return samples;
}

static void sample(const jsonpath::Condition& condition, Value& element);

static std::optional<Names> namesOf(const jsonpath::Path& path) {
    if (path.root != jsonpath::Root::Item)
        return std::nullopt;
    Names names;
    for (const jsonpath::Step& step : path.steps) {
        const auto* name = std::get_if<jsonpath::Names>(&step.kind);
        if (name == nullptr || name->names.size() != 1)
            return std::nullopt;
        names.push_back(name->names.front());
    }
    return names;
}

static void sample(const jsonpath::Comparison& comparison, Value& element) {
    const auto take = [&](const jsonpath::Operand& side, const jsonpath::Operand& other) {
        const auto* path = std::get_if<jsonpath::Path>(&side.kind);
        const auto* scalar = std::get_if<jsonpath::Scalar>(&other.kind);
        const auto names = path != nullptr ? namesOf(*path) : std::nullopt;
        if (!names || scalar == nullptr)
            return;
        const auto aside = [&](double by) {
            return scalar->value.isNumber() ? Value(scalar->value.number() + by) : scalar->value;
        };
        using enum jsonpath::Operator;
        const bool isOther = comparison.comparison == NotEqual || comparison.comparison == TypedNotEqual;
        element = withAt(element, *names,
            isOther                            ? Value("other")
            : comparison.comparison == Greater ? aside(&side == &comparison.left ? 1 : -1)
            : comparison.comparison == Less    ? aside(&side == &comparison.left ? -1 : 1)
                                               : scalar->value);
    };
    take(comparison.left, comparison.right);
    take(comparison.right, comparison.left);
}

static void sample(const jsonpath::Condition& condition, Value& element) {
    if (const auto* comparison = std::get_if<jsonpath::Comparison>(&condition.kind))
        sample(*comparison, element);
    if (const auto* existence = std::get_if<jsonpath::Existence>(&condition.kind); existence && existence->wanted)
        if (const auto names = namesOf(existence->path))
            element = withAt(element, *names, Value("a"));
    if (const auto* conjunction = std::get_if<jsonpath::Conjunction>(&condition.kind))
        for (const jsonpath::Condition& each : conjunction->all)
            sample(each, element);
    if (const auto* disjunction = std::get_if<jsonpath::Disjunction>(&condition.kind))
        if (!disjunction->any.empty())
            sample(disjunction->any.front(), element);
}

Value sampleFor(std::string_view filter, const Value& like) {
    Value element = like;
    const auto path = jsonpath::parse("$" + std::string(filter));
    if (path && path->steps.size() == 1)
        if (const auto* first = std::get_if<jsonpath::Filter>(&path->steps.front().kind))
            sample(*first->condition, element);
    return element;
}

}  // namespace stepcheck::explore
