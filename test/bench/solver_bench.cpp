// Questions a second of the solver, as an exploration asks them, and the share that it settles without Z3.

#include "stepcheck/explore/solver.h"
#include "stepcheck/value/term.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace stepcheck {

using explore::Literal;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static Value member(std::string_view of, std::string_view name) {
    return Value::term(Term::member(Value::term(Term::unknown(of)), name));
}

static Literal literal(Question question, Value first, Value second, bool holds, Kind kind = Kind::Null) {
    return {.condition = {.question = question, .kind = kind, .first = std::move(first), .second = std::move(second)},
        .holds = holds};
}

// A chain of Choice states over one input: each asks for presence, for the type and for a value.
static std::vector<Literal> chain(int states) {
    std::vector<Literal> literals;
    for (int i = 0; i < states; ++i) {
        const Value asked = member(i % 3 == 0 ? "Pay.result" : "input", fmt::format("field{}", i));
        literals.push_back(literal(Question::IsPresent, asked, {}, true));
        literals.push_back(literal(Question::IsKind, asked, {}, true, i % 2 == 0 ? Kind::String : Kind::Decimal));
        if (i % 2 == 0)
            literals.push_back(literal(Question::Equals, asked, "paid", i % 4 == 0));
        else
            literals.push_back(literal(Question::LessThan, asked, 100 * i, i % 4 == 1));
    }
    return literals;
}

// Two members in relation, as the last of several questions.
static std::vector<Literal> relation(int states) {
    std::vector<Literal> literals = chain(states);
    const Value total = member("input", "total");
    const Value limit = member("input", "limit");
    for (const Value& number : {total, limit})
        literals.push_back(literal(Question::IsKind, number, {}, true, Kind::Decimal));
    literals.push_back(literal(Question::LessThan, limit, total, true));
    return literals;
}

static std::vector<Literal> contradiction(int states) {
    std::vector<Literal> literals = relation(states);
    literals.push_back(literal(Question::LessThan, member("input", "total"), member("input", "limit"), true));
    return literals;
}

static std::vector<Literal> function(int states) {
    std::vector<Literal> literals = chain(states);
    const Value text = member("input", "text");
    literals.push_back(literal(Question::IsKind, text, {}, true, Kind::String));
    literals.push_back(literal(Question::IsTrue, Value::term(Term::function("$contains", {text, "urgent"})), {}, true));
    return literals;
}

static void solve(benchmark::State& state, std::vector<Literal> (*make)(int)) {
    const std::vector<Literal> literals = make(static_cast<int>(state.range(0)));
    explore::Solver solver(std::chrono::seconds(1));
    for (auto _ : state)
        benchmark::DoNotOptimize(solver.solve(literals));
    const auto& statistics = solver.statistics();
    state.counters["without Z3"] =
        static_cast<double>(statistics.settledWithoutZ3) / static_cast<double>(statistics.asked);
    state.counters["literals"] = static_cast<double>(literals.size());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(solve, chain, chain)->Arg(2)->Arg(20);
BENCHMARK_CAPTURE(solve, relation, relation)->Arg(2)->Arg(20);
BENCHMARK_CAPTURE(solve, function, function)->Arg(2)->Arg(20);
BENCHMARK_CAPTURE(solve, contradiction, contradiction)->Arg(2)->Arg(20);

}  // namespace stepcheck

BENCHMARK_MAIN();
