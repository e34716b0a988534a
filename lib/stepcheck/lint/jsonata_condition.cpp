#include "stepcheck/lint/jsonata_condition.h"

#include "stepcheck/query/jsonata/walk.h"
#include "stepcheck/value/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace stepcheck::lint {

using catalog::Relation;
using query::jsonata::Binary;
using query::jsonata::Expression;
using query::jsonata::Node;
using query::jsonata::Operator;
using Kind = Condition::Kind;

std::string normalized(std::string_view text) {
    std::string result;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (quote == 0 && isSpace) {
            if (!result.empty() && result.back() != ' ')
                result += ' ';
            continue;
        }
        result += c;
        if (quote != 0 && c == '\\' && i + 1 < text.size())
            result += text[++i];
        else if (c == quote)
            quote = 0;
        else if (quote == 0 && (c == '"' || c == '\'' || c == '`'))
            quote = c;
    }
    if (result.ends_with(' '))
        result.pop_back();
    return result;
}

// Recursive over an expression, whose depth the parser limits.
static bool isRepeatable(const Expression& expression, const Node& node) {
    constexpr std::array<std::string_view, 6> changing{"random", "uuid", "now", "millis", "eval", "shuffle"};
    if (const auto* variable = std::get_if<query::jsonata::Variable>(&node.shape))
        if (std::ranges::find(changing, expression.symbol(variable->symbol).name) != changing.end())
            return false;
    bool result = true;
    forEachPart(
        node, [&](const Node& part, query::jsonata::Over) { result = result && isRepeatable(expression, part); });
    return result;
}

bool isRepeatable(const Expression& expression) {
    return isRepeatable(expression, expression.root());
}

namespace {

class Reader {
public:
    Reader(const Expression& expression, const SubjectNumbers& numbers) : expression_(expression), numbers_(numbers) {}

    Condition read(const Node& node) const;

private:
    [[nodiscard]] Condition combine(Kind kind, const Binary& binary) const;
    [[nodiscard]] Condition readBinary(const Node& node, const Binary& binary) const;
    [[nodiscard]] Condition readCall(const Node& node, const query::jsonata::Call& call) const;
    [[nodiscard]] Condition compare(const Node& node, Operator op, const Node& path, const Node& literal) const;
    [[nodiscard]] Condition test(const std::string& path, ValueTest test) const;
    [[nodiscard]] Condition unknown(const Node& node) const;
    [[nodiscard]] std::string pathOf(const Node& node) const;

    const Expression& expression_;
    const SubjectNumbers& numbers_;
};

}  // namespace

static bool isBare(const Node& node) {
    return node.predicates.empty() && !node.group && !node.keepArray;
}

// A variable, or a path of names that begins with one, with their lengths, since names may hold dots; else an empty
// text.
std::string Reader::pathOf(const Node& node) const {
    if (!isBare(node))
        return {};
    const auto nameOf = [this](const Node& part) -> std::string {
        const auto* variable = std::get_if<query::jsonata::Variable>(&part.shape);
        if (variable == nullptr || !isBare(part))
            return {};
        const auto& symbol = expression_.symbol(variable->symbol);
        return symbol.function >= 0 || symbol.bound ? "" : "$" + symbol.name;
    };
    const auto* path = std::get_if<query::jsonata::Path>(&node.shape);
    if (path == nullptr)
        return nameOf(node);
    std::string result = path->keepArray ? "" : nameOf(*path->steps.front().node);
    for (std::size_t i = 0; i < path->steps.size() && !result.empty(); ++i) {
        const auto& step = path->steps[i];
        const auto* name = std::get_if<query::jsonata::Name>(&step.node->shape);
        const bool isPlain = step.stages.empty() && !step.focus && !step.index && !step.tuples && isBare(*step.node);
        if (!isPlain || (i > 0 && name == nullptr))
            return {};
        if (i > 0)
            result += fmt::format(".{}:{}", name->name.string().size(), name->name.string());
    }
    return result;
}

Condition Reader::unknown(const Node& node) const {
    const std::string text = normalized(expression_.text().substr(node.span.begin, node.span.size()));
    return {.kind = Kind::Unknown, .subject = numbers_("?" + text), .test = {.isJsonata = true}};
}

Condition Reader::test(const std::string& path, ValueTest test) const {
    test.isJsonata = true;
    return {.kind = Kind::Test, .subject = numbers_("=" + path), .test = std::move(test)};
}

static std::optional<Relation> relationOf(Operator op) {
    switch (op) {
        case Operator::Equal: return Relation::Equals;
        case Operator::Less: return Relation::LessThan;
        case Operator::LessOrEqual: return Relation::LessThanEquals;
        case Operator::Greater: return Relation::GreaterThan;
        case Operator::GreaterOrEqual: return Relation::GreaterThanEquals;
        default: return std::nullopt;
    }
}

// The same comparison with its sides exchanged.
static Operator mirrored(Operator op) {
    switch (op) {
        case Operator::Less: return Operator::Greater;
        case Operator::LessOrEqual: return Operator::GreaterOrEqual;
        case Operator::Greater: return Operator::Less;
        case Operator::GreaterOrEqual: return Operator::LessOrEqual;
        default: return op;
    }
}

static std::optional<ValueTest> testAgainst(Relation relation, const Node& node) {
    const auto* literal = std::get_if<query::jsonata::Literal>(&node.shape);
    if (literal == nullptr || !isBare(node))
        return std::nullopt;
    const value::Value& value = literal->value;
    if (value.isNumber())
        return ValueTest{.kind = ValueTest::Kind::Number, .relation = relation, .number = value.number()};
    if (value.is(value::Kind::String))
        return ValueTest{
            .kind = ValueTest::Kind::Text, .relation = relation, .text = {.text = std::string(value.string())}};
    if (relation != Relation::Equals)
        return std::nullopt;
    if (value.is(value::Kind::Boolean))
        return ValueTest{.kind = ValueTest::Kind::Boolean, .expected = value.boolean()};
    if (value.is(value::Kind::Null))
        return ValueTest{.kind = ValueTest::Kind::Is, .tested = catalog::Tested::Null};
    return std::nullopt;
}

Condition Reader::compare(const Node& node, Operator op, const Node& path, const Node& literal) const {
    const std::string name = pathOf(path);
    const bool isNotEqual = op == Operator::NotEqual;
    const auto relation = isNotEqual ? Relation::Equals : relationOf(op);
    const auto against = relation ? testAgainst(*relation, literal) : std::nullopt;
    if (name.empty() || !against)
        return unknown(node);
    if (!isNotEqual)
        return test(name, *against);
    // Nothing is neither equal to a value nor not equal to it.
    Condition inequality{.kind = Kind::Not};
    inequality.parts.push_back(test(name, *against));
    Condition result{.kind = Kind::And};
    result.parts.push_back(test(name, {.tested = catalog::Tested::Present}));
    result.parts.push_back(std::move(inequality));
    return result;
}

Condition Reader::combine(Kind kind, const Binary& binary) const {
    Condition result{.kind = kind};
    result.parts.push_back(read(*binary.left));
    result.parts.push_back(read(*binary.right));
    return result;
}

Condition Reader::readBinary(const Node& node, const Binary& binary) const {
    if (binary.op == Operator::And)
        return combine(Kind::And, binary);
    if (binary.op == Operator::Or)
        return combine(Kind::Or, binary);
    if (std::holds_alternative<query::jsonata::Literal>(binary.left->shape))
        return compare(node, mirrored(binary.op), *binary.right, *binary.left);
    return compare(node, binary.op, *binary.left, *binary.right);
}

Condition Reader::readCall(const Node& node, const query::jsonata::Call& call) const {
    const auto* variable = std::get_if<query::jsonata::Variable>(&call.procedure->shape);
    if (variable == nullptr || call.arguments.size() != 1)
        return unknown(node);
    const auto& symbol = expression_.symbol(variable->symbol);
    if (symbol.bound || symbol.function < 0)
        return unknown(node);
    const std::string path = pathOf(*call.arguments.front());
    if (symbol.name == "exists" && !path.empty())
        return test(path, {.tested = catalog::Tested::Present});
    if (symbol.name != "not")
        return unknown(node);
    Condition result{.kind = Kind::Not};
    result.parts.push_back(read(*call.arguments.front()));
    return result;
}

// Recursive over an expression, whose depth the parser limits.
Condition Reader::read(const Node& node) const {
    if (!isBare(node))
        return unknown(node);
    if (const auto* literal = std::get_if<query::jsonata::Literal>(&node.shape);
        literal && literal->value.is(value::Kind::Boolean))
        return {.kind = Kind::Constant, .value = literal->value.boolean()};
    if (const auto* block = std::get_if<query::jsonata::Block>(&node.shape))
        return block->expressions.size() == 1 && block->bindings == 0 ? read(*block->expressions.front())
                                                                      : unknown(node);
    if (const auto* binary = std::get_if<Binary>(&node.shape))
        return readBinary(node, *binary);
    if (const auto* call = std::get_if<query::jsonata::Call>(&node.shape))
        return readCall(node, *call);
    return unknown(node);
}

Condition readJsonata(const Expression& expression, const SubjectNumbers& numbers) {
    return Reader(expression, numbers).read(expression.root());
}

}  // namespace stepcheck::lint
