// Random conjunctions, compared with what trying all values of a small domain finds.

#include "stepcheck/explore/solver.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

namespace {

class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::vector<Literal> conjunction(bool withOperations) {
        withOperations_ = withOperations;
        std::vector<Literal> literals(1 + pick(5));
        for (Literal& literal : literals)
            literal = this->literal();
        return literals;
    }

private:
    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

    static Value member(Value of, std::string_view name) { return Value::term(Term::member(std::move(of), name)); }

    Value part() {
        const Value input = Value::term(Term::unknown("input"));
        switch (pick(6)) {
            case 0: return member(input, "b");
            case 1: return member(member(input, "a"), "x");
            case 2: return Value::term(Term::element(member(input, "a"), static_cast<int>(pick(3)) - 1));
            default: return member(input, "a");
        }
    }

    Value constant() {
        static const std::array<Value, 14> constants{Value(), true, false, 0, 1, 2, 1.5, "", "a", "b", "ab",
            "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", Value(std::vector<Value>{1})};
        return constants[pick(constants.size())];
    }

    Value operand() {
        if (!withOperations_ || pick(2) == 0)
            return pick(4) == 0 ? constant() : part();
        const auto operation = [&](std::string_view name, std::vector<Value> operands) {
            return Value::term(Term::operation(name, std::move(operands)));
        };
        switch (pick(9)) {
            case 0: return operation("+", {part(), constant()});
            case 1: return operation("-", {part(), part()});
            case 2: return operation("*", {part(), 2});
            case 3: return operation("concat", {part(), "b"});
            case 4: return operation("length", {part()});
            case 5: return operation("upper", {part()});
            case 6: return operation("<", {part(), constant()});
            case 7: return operation("%", {part(), 2});
            default: return Value::term(Term::function("$contains", {part(), "a"}));
        }
    }

    Literal literal() {
        static constexpr std::array<Kind, 7> kinds{
            Kind::Null, Kind::Boolean, Kind::Integer, Kind::Decimal, Kind::String, Kind::Array, Kind::Object};
        static const std::array<Value, 5> patterns{"a*", "*b", "a*b", "ab", "2026*"};
        Literal literal{.condition = {.first = operand(), .second = operand()}, .holds = pick(3) != 0};
        switch (pick(9)) {
            case 0:
                literal.condition.question = Question::IsPresent;
                literal.condition.first = part();
                break;
            case 1:
            case 2:
                literal.condition.question = Question::IsKind;
                literal.condition.kind = kinds[pick(kinds.size())];
                break;
            case 3:
            case 4: literal.condition.question = Question::Equals; break;
            case 5: literal.condition.question = Question::LessThan; break;
            case 6:
                literal.condition.question = Question::Matches;
                literal.condition.second = patterns[pick(patterns.size())];
                break;
            case 7: literal.condition.question = pick(2) == 0 ? Question::IsTrue : Question::IsTimestamp; break;
            default: literal.condition.question = pick(2) == 0 ? Question::Before : Question::SameMoment; break;
        }
        return literal;
    }

    std::mt19937 random_;
    bool withOperations_ = false;
};

}  // namespace

// Every input with these values at `a` and `b`.
static std::vector<Model> domain() {
    std::vector<Value> values;
    for (const std::string_view json :
        {"null", "true", "false", "0", "1", "2", "1.5", "-1", "2.0", R"("")", R"("a")", R"("b")", R"("ab")",
            R"("2026-01-01T00:00:00Z")", R"("2026-01-01T01:00:00+01:00")", R"("2027-01-01T00:00:00Z")", "[]", "[1]",
            R"(["a", "b"])", R"([1, 2, "ab"])", "{}", R"({"x": 1})", R"({"x": "ab"})", R"({"x": true})"})
        values.push_back(*value::read(json));
    std::vector<Model> models;
    const auto add = [&](const Value* a, const Value* b) {
        std::vector<value::Member> members;
        if (a != nullptr)
            members.push_back({.name = "a", .value = *a});
        if (b != nullptr)
            members.push_back({.name = "b", .value = *b});
        models.emplace_back().values.emplace("input", Value::object(std::move(members)));
    };
    add(nullptr, nullptr);
    for (const Value& a : values) {
        add(&a, nullptr);
        add(nullptr, &a);
        for (const Value& b : values)
            add(&a, &b);
    }
    return models;
}

static std::string textOf(const std::vector<Literal>& literals) {
    std::string text;
    for (const Literal& literal : literals)
        text += describe(literal) + "; ";
    return text;
}

static bool allHold(const std::vector<Literal>& literals, const Model& model) {
    for (const Literal& literal : literals)
        if (holds(literal.condition, model) != literal.holds)
            return false;
    return true;
}

static void compareWithTrying(bool withOperations, std::size_t count, double mostUnknown) {
    const std::vector<Model> models = domain();
    Solver solver(std::chrono::seconds(2));
    Generator generator(withOperations ? 1 : 2);
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::vector<Literal> literals = generator.conjunction(withOperations);
        const Answer answer = solver.solve(literals);
        if (answer.verdict == Verdict::Satisfiable) {
            ASSERT_TRUE(allHold(literals, answer.model)) << textOf(literals);
            continue;
        }
        for (const Model& model : models) {
            if (!allHold(literals, model))
                continue;
            ASSERT_NE(answer.verdict, Verdict::Unsatisfiable)
                << textOf(literals) << " but " << value::write(model.values.at("input"));
            ++unknown;
            if (std::getenv("STEPCHECK_SHOW_UNKNOWN"))
                fmt::print("{} [{}] {}\n", textOf(literals), answer.reason, value::write(model.values.at("input")));
            break;
        }
    }
    EXPECT_LE(static_cast<double>(unknown), mostUnknown * static_cast<double>(count));
}

TEST(SolverProperty, FindsWhatTryingFindsAboutValues) {
    compareWithTrying(false, 4'000, 0.001);
}

TEST(SolverProperty, FindsWhatTryingFindsAboutOperations) {
    compareWithTrying(true, 2'000, 0.01);
}

}  // namespace stepcheck::explore
