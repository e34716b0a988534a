#include "stepcheck/explore/exploration_fixture.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace stepcheck::explore {

// Machines of Choice states over two members of the input, small enough to try every input of a domain.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::string machine() {
        static constexpr std::size_t choices = 4;
        std::string states;
        for (std::size_t i = 0; i < choices; ++i)
            states += fmt::format(
                R"("Q{}": {{"Type": "Choice", "Choices": [{{{}, "Next": "{}"}}, {{{}, "Next": "{}"}}]{}}},)", i,
                rule(2), target(i), rule(2), target(i),
                below(4) == 0 ? "" : fmt::format(R"(, "Default": "{}")", target(i)));
        return fmt::format(R"({{"StartAt": "Q0", "States": {{{}"Good": {{"Type": "Succeed"}},
            "Bad": {{"Type": "Fail", "Error": "Bad"}}}}}})",
            states);
    }

private:
    std::size_t below(std::size_t count) { return random_() % count; }

    template <std::size_t count>
    const char* oneOf(const char* const (&texts)[count]) {
        return texts[below(count)];
    }

    // Only forwards, so that every execution ends.
    std::string target(std::size_t from) {
        const std::size_t to = from + 1 + below(4);
        return to < 4 ? fmt::format("Q{}", to) : below(2) == 0 ? "Good" : "Bad";
    }

    std::string test() {
        return fmt::format(R"("Variable": "$.{}", {})", oneOf({"a", "b"}),
            oneOf({R"("IsPresent": true)", R"("IsPresent": false)", R"("IsNull": true)", R"("IsNumeric": true)",
                R"("IsString": false)", R"("NumericEquals": 5)", R"("NumericGreaterThan": 1)",
                R"("NumericLessThanEquals": 4)", R"("StringEquals": "x")", R"("StringMatches": "x*")",
                R"("StringLessThan": "y")", R"("BooleanEquals": true)", R"("NumericEqualsPath": "$.b")",
                R"("StringEqualsPath": "$.a")"}));
    }

    std::string rule(int depth) {
        if (depth == 0 || below(2) == 0)
            return test();
        switch (below(3)) {
            case 0: return fmt::format(R"("And": [{{{}}}, {{{}}}])", rule(depth - 1), rule(depth - 1));
            case 1: return fmt::format(R"("Or": [{{{}}}, {{{}}}])", rule(depth - 1), rule(depth - 1));
            default: return fmt::format(R"("Not": {{{}}})", rule(depth - 1));
        }
    }

    std::mt19937 random_;
};

static std::vector<value::Value> domain() {
    std::vector<value::Value> inputs;
    const std::vector<std::optional<value::Value>> values{
        std::nullopt, value::Value(), true, false, 1, 2, 5, 4.5, "x", "xy", "z", ""};
    for (const auto& a : values)
        for (const auto& b : values) {
            std::vector<value::Member> members;
            if (a)
                members.push_back({"a", *a});
            if (b)
                members.push_back({"b", *b});
            inputs.push_back(value::Value::object(std::move(members)));
        }
    return inputs;
}

TEST(Exploration, MissesNoWayThatTryingEveryInputFinds) {
    const std::vector<value::Value> inputs = domain();
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const std::string machine = Generator(seed).machine();
        ExploredFixture fixture(machine, {.maxPaths = 2'000});
        const Exploration exploration = fixture.explore();
        EXPECT_TRUE(exploration.limits.empty()) << machine;
        EXPECT_EQ(exploration.count(End::Undecided) + exploration.count(End::Unproven), 0U) << machine;
        std::set<std::string> routes;
        for (const Path& path : exploration.paths)
            routes.insert(routeOf(path.execution));
        for (const value::Value& input : inputs) {
            const exec::Execution execution = replay(
                *fixture.simulation.program, fixture.simulation.settings, {.input = input, .calls = {}, .holes = {}});
            EXPECT_TRUE(routes.contains(routeOf(execution))) << machine << value::write(input);
        }
    }
}

}  // namespace stepcheck::explore
