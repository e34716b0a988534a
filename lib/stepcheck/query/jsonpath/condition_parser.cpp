#include "stepcheck/query/jsonpath/condition_parser.h"

#include "stepcheck/query/jsonpath/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::query::jsonpath {

bool ConditionParser::fail(std::string message, Span at) {
    if (!error_)
        error_ = SyntaxError{std::move(message), at};
    return false;
}

bool ConditionParser::read(Condition& condition) {
    if (!readDisjunction(condition))
        return false;
    cursor_.skipBlanks();
    return cursor_.atEnd() || fail("expected the end of the filter", {.begin = cursor_.at(), .end = cursor_.end()});
}

// `&&` or `||`.
bool ConditionParser::takeBoth(char c) {
    const std::uint32_t at = cursor_.skipBlanks(cursor_.at());
    if (cursor_.charAt(at) != c || cursor_.charAt(at + 1) != c)
        return false;
    cursor_.moveTo(at + 2);
    return true;
}

bool ConditionParser::readDisjunction(Condition& condition) {
    if (!readConjunction(condition))
        return false;
    while (takeBoth('|')) {
        if (!std::holds_alternative<Disjunction>(condition.kind)) {
            Disjunction either;
            either.any.push_back(std::move(condition));
            condition = {std::move(either)};
        }
        if (!readConjunction(std::get<Disjunction>(condition.kind).any.emplace_back()))
            return false;
    }
    return true;
}

bool ConditionParser::readConjunction(Condition& condition) {
    if (!readTerm(condition))
        return false;
    if (!takeBoth('&'))
        return true;
    Conjunction all;
    all.all.push_back(std::move(condition));
    do {
        if (!readTerm(all.all.emplace_back()))
            return false;
    } while (takeBoth('&'));
    condition = {std::move(all)};
    return true;
}

bool ConditionParser::readTerm(Condition& condition) {
    cursor_.skipBlanks();
    if (++depth_ > maxNesting)
        return fail(fmt::format("more than {} levels of nesting", maxNesting), cursor_.spot(cursor_.at()));
    const std::uint32_t begin = cursor_.at();
    const char behindNot = cursor_.charAt(cursor_.skipBlanks(begin + 1));
    bool good = false;
    if (cursor_.peek() == '!' && behindNot != '@' && behindNot != '$') {
        good = readNegation(condition);
    } else if (cursor_.peek() == '(') {
        cursor_.advance();
        good = readDisjunction(condition);
        // A group of alternatives is no part of alternatives outside of it.
        if (good && std::holds_alternative<Disjunction>(condition.kind)) {
            Conjunction group;
            group.all.push_back(std::move(condition));
            condition = {std::move(group)};
        }
        cursor_.skipBlanks();
        if (good && cursor_.peek() != ')')
            good = fail("expected \")\"", cursor_.spot(cursor_.at()));
        cursor_.advance();
    } else {
        good = readExpression(condition);
    }
    --depth_;
    return good;
}

bool ConditionParser::readNegation(Condition& condition) {
    cursor_.advance();
    auto negated = std::make_shared<Condition>();
    if (!readTerm(*negated))
        return false;
    condition = {Negation{std::move(negated)}};
    return true;
}

bool ConditionParser::readExpression(Condition& condition) {
    cursor_.skipBlanks();
    const bool wanted = cursor_.peek() != '!';
    Comparison comparison;
    if (!readOperand(comparison.left))
        return false;
    const std::uint32_t behind = cursor_.at();
    cursor_.skipBlanks();
    const std::uint32_t begin = cursor_.at();
    if (const auto found = readOperator()) {
        comparison.comparison = *found;
        comparison.operatorAt = cursor_.since(begin);
        if (!readOperand(comparison.right))
            return false;
        condition = {std::move(comparison)};
        return true;
    }
    cursor_.moveTo(behind);
    if (auto* path = std::get_if<Path>(&comparison.left.kind)) {
        condition = {Existence{.path = std::move(*path), .wanted = wanted}};
        return true;
    }
    return fail("a value alone is no condition", comparison.left.at);
}

namespace {
struct OperatorName {
    std::string_view name;
    Operator comparison;
};
}  // namespace

static constexpr std::array<OperatorName, 21> operators = {{
    {"==", Operator::Equal},
    {"!=", Operator::NotEqual},
    {"===", Operator::TypedEqual},
    {"!==", Operator::TypedNotEqual},
    {"<", Operator::Less},
    {"<=", Operator::LessOrEqual},
    {">", Operator::Greater},
    {">=", Operator::GreaterOrEqual},
    {"=~", Operator::Matches},
    {"IN", Operator::In},
    {"NIN", Operator::NotIn},
    {"CONTAINS", Operator::Contains},
    {"ALL", Operator::All},
    {"SIZE", Operator::Size},
    {"EMPTY", Operator::Empty},
    {"SUBSETOF", Operator::SubsetOf},
    {"ANYOF", Operator::AnyOf},
    {"NONEOF", Operator::NoneOf},
    {"TYPE", Operator::Never},
    {"EXISTS", Operator::Never},
    {"MATCHES", Operator::Never},
}};

std::string_view symbolOf(Operator comparison) {
    return std::ranges::find(operators, comparison, &OperatorName::comparison)->name;
}

static bool isOperatorSign(char c) {
    return c == '<' || c == '>' || c == '=' || c == '~' || c == '!';
}

// Signs stand together; a word ends at a blank. Upper and lower case are alike.
std::optional<Operator> ConditionParser::readOperator() {
    const std::uint32_t begin = cursor_.at();
    const bool signs = isOperatorSign(cursor_.peek());
    while (!cursor_.atEnd() && (signs ? isOperatorSign(cursor_.peek()) : cursor_.peek() != ' '))
        cursor_.advance();
    std::string name(cursor_.slice(cursor_.since(begin)));
    std::ranges::transform(
        name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const auto* const found = std::ranges::find(operators, std::string_view(name), &OperatorName::name);
    if (name.empty() || found == operators.end())
        return std::nullopt;
    return found->comparison;
}

}  // namespace stepcheck::query::jsonpath
