#include "stepcheck/lint/choice_rules.h"

#include "stepcheck/lint/jsonata_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace stepcheck::lint {

using catalog::ComparisonSpec;
using catalog::Family;
using catalog::Relation;
using syntax::Node;
using Combinator = asl::ChoiceRule::Combinator;
using Kind = Condition::Kind;

static bool isCombinator(const syntax::Member& member) {
    const auto* spec = catalog::findField(catalog::ObjectKind::NestedChoiceRule, member.name());
    return spec != nullptr && (spec->field == catalog::Field::And || spec->field == catalog::Field::Or ||
                                  spec->field == catalog::Field::Not);
}

bool isWhole(const asl::ChoiceRule& rule) {
    const auto members = rule.node->members();
    const bool isReadable = rule.node->isComplete() && std::ranges::all_of(members, [](const syntax::Member& member) {
        return member.key.isFinalString();
    });
    const auto combinators = std::ranges::count_if(members, isCombinator);
    if (!isReadable ||
        combinators + static_cast<std::ptrdiff_t>(rule.comparisons.size()) + (rule.condition.isPresent() ? 1 : 0) != 1)
        return false;
    if (combinators == 0)
        return rule.condition.isPresent() || rule.variable.isPresent();
    // Elements that are no objects are not among the rules.
    const syntax::Node& operands = std::ranges::find_if(members, isCombinator)->value;
    const std::size_t wanted = rule.combinator == Combinator::Not ? 1 : operands.elements().size();
    return !rule.variable.isPresent() && !rule.rules.empty() && rule.rules.size() == wanted && operands.isComplete();
}

// A path in one spelling; none for names with a quotation mark, which would end them too early.
static std::string spell(const query::jsonpath::Path& path) {
    for (const query::jsonpath::Step& step : path.steps)
        if (const auto* names = std::get_if<query::jsonpath::Names>(&step.kind))
            if (std::ranges::any_of(
                    names->names, [](const std::string& name) { return name.find('\'') != std::string::npos; }))
                return {};
    const std::string_view root = path.root == query::jsonpath::Root::Context ? "$$" : "$";
    return fmt::format("{}{}{}", root, path.variable, query::jsonpath::fragments(path.steps));
}

ChoiceReader::ChoiceReader(std::span<const asl::Expression> expressions) {
    for (const asl::Expression& expression : expressions) {
        if (expression.object->kind != catalog::ObjectKind::ChoiceRule &&
            expression.object->kind != catalog::ObjectKind::NestedChoiceRule)
            continue;
        if (const auto* path = std::get_if<query::jsonpath::Path>(&expression.parsed))
            pathKeys_.emplace(expression.node, spell(*path));
        else
            expressions_.emplace(expression.node, &expression);
    }
}

const std::string& ChoiceReader::pathKey(const Node& node) const {
    static const std::string none;
    const auto found = pathKeys_.find(&node);
    return found == pathKeys_.end() ? none : found->second;
}

const query::jsonata::Expression* ChoiceReader::expression(const Node& node) const {
    const auto found = expressions_.find(&node);
    return found == expressions_.end() ? nullptr : std::get_if<query::jsonata::Expression>(&found->second->parsed);
}

// A double keeps fifteen digits of any number.
static bool isExact(const Node& number) {
    return std::ranges::count_if(number.text(), [](char c) { return c >= '0' && c <= '9'; }) <= 15;
}

// Nothing is known of an escape other than `\*` and `\\`. A pattern without escapes and with one `*`, at its end, is a
// prefix.
static std::optional<ValueTest> testOfPattern(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] == '\\' && (++i == pattern.size() || (pattern[i] != '*' && pattern[i] != '\\')))
            return std::nullopt;
    const std::size_t special = pattern.find_first_of("*\\");
    if (special == std::string_view::npos)
        return ValueTest{.kind = ValueTest::Kind::Text, .text = {.text = std::string(pattern)}};
    if (special + 1 == pattern.size() && pattern[special] == '*')
        return ValueTest{.kind = ValueTest::Kind::Prefix, .text = {.text = std::string(pattern.substr(0, special))}};
    return ValueTest{.kind = ValueTest::Kind::Pattern, .text = {.text = std::string(pattern)}};
}

// The comparison with a literal, unless it is of no known value.
static std::optional<ValueTest> testAgainst(const ComparisonSpec& spec, const Node& operand) {
    ValueTest test{.relation = spec.relation};
    const bool wantsText = spec.family == Family::String || spec.family == Family::Timestamp;
    const bool wantsNumber = spec.family == Family::Numeric;
    if (wantsText ? !operand.isFinalString() : !operand.is(wantsNumber ? syntax::Kind::Number : syntax::Kind::Boolean))
        return std::nullopt;
    switch (spec.family) {
        case Family::String:
            if (spec.relation == Relation::Matches)
                return testOfPattern(operand.text());
            test.kind = ValueTest::Kind::Text;
            test.text.text = operand.text();
            return test;
        case Family::Numeric:
            test.kind = ValueTest::Kind::Number;
            test.number = operand.number();
            return isExact(operand) ? std::optional(test) : std::nullopt;
        case Family::Boolean:
            test.kind = ValueTest::Kind::Boolean;
            test.expected = operand.boolean();
            return test;
        case Family::Timestamp: {
            test.kind = ValueTest::Kind::Timestamp;
            const auto parsed = support::parseTimestamp(operand.text());
            test.instant = parsed.value.value_or(support::Timestamp());
            return parsed.value ? std::optional(test) : std::nullopt;
        }
        case Family::Test:
            test.kind = ValueTest::Kind::Is;
            test.tested = spec.tested;
            test.expected = operand.boolean();
            return test;
    }
    return std::nullopt;
}

namespace {

/// Translates the rules of one Choice state.
class Translation {
public:
    explicit Translation(const ChoiceReader& reader) : reader_(reader) {}

    Condition readRule(const asl::ChoiceRule& rule, std::string& key);

private:
    Condition readComparison(const asl::ChoiceRule& rule, std::string& key);
    Condition readCondition(const asl::ChoiceRule& rule, std::string& key);

    [[nodiscard]] std::uint32_t subject(std::string key) {
        const auto [place, isNew] = subjects_.emplace(std::move(key), nextSubject_);
        if (isNew)
            ++nextSubject_;
        return place->second;
    }

    // Without a key, something that nothing else is known to equal.
    [[nodiscard]] Condition unknown(const std::string& key) {
        return {.kind = Kind::Unknown, .subject = key.empty() ? nextSubject_++ : subject("?" + key)};
    }

    const ChoiceReader& reader_;
    std::unordered_map<std::string, std::uint32_t> subjects_;
    std::uint32_t nextSubject_ = 0;
};

}  // namespace

Condition Translation::readComparison(const asl::ChoiceRule& rule, std::string& key) {
    const asl::Comparison& comparison = rule.comparisons.front();
    const ComparisonSpec& spec = *catalog::findComparison(comparison.op->field);
    const Node& operand = comparison.member->value;
    const std::string& variable = reader_.pathKey(rule.variable.member->value);
    const std::string other = spec.operandIsPath ? reader_.pathKey(operand) : std::string();
    if (variable.empty() || (spec.operandIsPath && other.empty()) || operand.is(syntax::Kind::Array) ||
        operand.is(syntax::Kind::Object))
        return unknown({});
    const std::string_view literal =
        operand.is(syntax::Kind::Boolean) ? (operand.boolean() ? "true" : "false") : operand.text();
    const std::string compared = spec.operandIsPath ? other : std::string(literal);
    key = fmt::format("{} {} {}:{}", variable, comparison.op->name, static_cast<int>(operand.kind()), compared);
    if (spec.operandIsPath && spec.family != Family::Boolean) {
        // Of two values, one is less, equal or greater, or they are not of one type: as a number is to zero.
        ValueTest order{.kind = ValueTest::Kind::Number, .relation = spec.relation};
        const std::string pair = fmt::format("{}~{}~{}", static_cast<int>(spec.family), variable, other);
        return {.kind = Kind::Test, .subject = subject(pair), .test = std::move(order)};
    }
    auto test = spec.operandIsPath ? std::nullopt : testAgainst(spec, operand);
    if (!test)
        return unknown(key);
    return {.kind = Kind::Test, .subject = subject("=" + variable), .test = std::move(*test)};
}

Condition Translation::readCondition(const asl::ChoiceRule& rule, std::string& key) {
    const Node& node = rule.condition.member->value;
    if (node.is(syntax::Kind::Boolean)) {
        key = node.boolean() ? "true" : "false";
        return {.kind = Kind::Constant, .value = node.boolean()};
    }
    const query::jsonata::Expression* parsed = reader_.expression(node);
    if (parsed == nullptr || !isRepeatable(*parsed))
        return unknown({});
    key = normalized(parsed->text());
    return readJsonata(*parsed, [this](const std::string& text) { return subject(text); });
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
Condition Translation::readRule(const asl::ChoiceRule& rule, std::string& key) {
    key.clear();
    Condition result;
    if (!isWhole(rule)) {
        result = unknown({});
    } else if (rule.condition.isPresent()) {
        result = readCondition(rule, key);
    } else if (rule.combinator == Combinator::None) {
        result = readComparison(rule, key);
    } else {
        result.kind = rule.combinator == Combinator::And  ? Kind::And
                      : rule.combinator == Combinator::Or ? Kind::Or
                                                          : Kind::Not;
        bool isKnown = true;
        std::string all = fmt::format("{}(", static_cast<int>(result.kind));
        for (const asl::ChoiceRule& part : rule.rules) {
            std::string partKey;
            result.parts.push_back(readRule(part, partKey));
            isKnown = isKnown && !partKey.empty();
            all += partKey + ",";
        }
        key = isKnown ? all + ")" : "";
    }
    return result;
}

// Where a rule says what it asks for.
static support::Span placeOf(const asl::ChoiceRule& rule) {
    if (rule.condition.isPresent())
        return rule.condition.valueSpan();
    if (!rule.comparisons.empty())
        return rule.comparisons.front().member->span();
    const support::Span whole = rule.node->span();
    return {.begin = whole.begin, .end = std::min(whole.begin + 1, whole.end)};
}

static void mark(Condition& condition, const asl::ChoiceRule& rule) {
    condition.at = placeOf(rule);
    for (std::size_t i = 0; i < rule.rules.size() && i < condition.parts.size(); ++i)
        mark(condition.parts[i], rule.rules[i]);
}

ChoiceConditions ChoiceReader::read(const asl::Choice& choice) const {
    Translation translation(*this);
    ChoiceConditions result;
    for (const asl::ChoiceRule& rule : choice.choices) {
        std::string key;
        Condition condition = translation.readRule(rule, key);
        mark(condition, rule);
        result.certain.push_back(certaintyOf(condition));
        result.conditions.push_back(std::move(condition));
        result.keys.push_back(std::move(key));
    }
    return result;
}

}  // namespace stepcheck::lint
