#include "stepcheck/lint/jsonata_condition.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

using query::jsonata::Expression;

static Condition read(const Expression& expression) {
    std::map<std::string, std::uint32_t> numbers;
    return readJsonata(expression, [&numbers](const std::string& key) {
        return numbers.emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second;
    });
}

// What the condition gives over a value of `$x`: true, false, or nothing when it fails. No text: no such variable.
static std::optional<bool> evaluate(const Expression& expression, std::string_view x) {
    std::vector<query::jsonata::Binding> bindings;
    if (!x.empty())
        bindings.push_back({.name = "x", .value = *value::read(x)});
    value::NeverAsked oracle;
    const auto outcome = query::jsonata::evaluate(expression, nullptr, bindings, {}, oracle);
    const auto* value = std::get_if<value::Value>(&outcome);
    return value != nullptr && value->is(value::Kind::Boolean) ? std::optional(value->boolean()) : std::nullopt;
}

TEST(JsonataCondition, AgreesWithWhatTheExpressionGives) {
    constexpr std::array<std::string_view, 11> values{
        "", "null", "true", "false", "1", "1.5", "2", "\"\"", "\"a\"", "\"b\"", "[1]"};
    constexpr std::array<std::string_view, 15> tests{"$x = 1", "$x < 2", "$x <= 1", "2 < $x", "$x >= 1.5", "$x != 1",
        "$x = 'a'", "$x < 'b'", "$x = true", "$x != null", "$exists($x)", "$not($exists($x))", "$not($x = 2)",
        "$not($x > 1)", "$x"};
    for (const std::string_view one : tests)
        for (const std::string_view other : tests)
            for (const std::string_view combinator : {"and", "or"}) {
                const std::string text = fmt::format("{} {} ({})", one, combinator, other);
                const auto expression = query::jsonata::parse(text);
                ASSERT_TRUE(expression) << text;
                const Condition condition = read(*expression);
                const bool isNeverTrue = neverMatches(condition);
                const bool isNeverFalse = neverFalse(condition);
                for (const std::string_view x : values) {
                    const auto result = evaluate(*expression, x);
                    EXPECT_FALSE(isNeverTrue && result == true) << text << " over " << x;
                    EXPECT_FALSE(isNeverFalse && result == false) << text << " over " << x;
                }
            }
}

TEST(JsonataCondition, IsNeverTrueOnlyIfNoValueMakesItSo) {
    EXPECT_TRUE(neverMatches(read(*query::jsonata::parse("$x < 1 and $x > 2"))));
    EXPECT_TRUE(neverMatches(read(*query::jsonata::parse("$x = 1 and $x = 'a'"))));
    EXPECT_FALSE(neverMatches(read(*query::jsonata::parse("$x < 2 and $x > 1"))));
    EXPECT_FALSE(neverMatches(read(*query::jsonata::parse("$x < 1 and $y > 2"))));
}

TEST(JsonataCondition, KnowsNothingOfOtherExpressions) {
    EXPECT_EQ(read(*query::jsonata::parse("$count($x) > 1")).kind, Condition::Kind::Unknown);
    EXPECT_EQ(read(*query::jsonata::parse("$x[0] = 1")).kind, Condition::Kind::Unknown);
    EXPECT_EQ(read(*query::jsonata::parse("$x = $y")).kind, Condition::Kind::Unknown);
}

TEST(Normalized, UnitesWhiteSpaceOutsideOfTexts) {
    EXPECT_EQ(normalized(" a  and\n b "), "a and b");
    EXPECT_EQ(normalized("a = 'x  y'"), "a = 'x  y'");
    EXPECT_EQ(normalized(R"(a = "x\"  y"  )"), R"(a = "x\"  y")");
}

}  // namespace stepcheck::lint
