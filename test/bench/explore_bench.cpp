// Explorations of machines whose size is a parameter: paths a second, the share of conditions that need no Z3, memory.

#include "stepcheck/asl/builder.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/explore/search.h"
#include "stepcheck/syntax/reader.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <malloc.h>
#include <memory>
#include <string>

namespace stepcheck {

namespace {

// A definition that was read.
struct Definition {
    std::unique_ptr<const syntax::Document> document;
    std::unique_ptr<const asl::Machine> machine;
    std::unique_ptr<const exec::Program> program;

    explicit Definition(const std::string& text) {
        const auto source = std::make_shared<const support::SourceText>("bench.json", text);
        document = std::move(*syntax::readDocument(source, syntax::Language::Json));
        machine = std::make_unique<const asl::Machine>(asl::buildMachine(document->roots().front()));
        program = std::make_unique<const exec::Program>(*machine);
    }
};

}  // namespace

static std::string machineOf(const std::string& states) {
    return fmt::format(R"({{"StartAt": "S0", "States": {{{}"End": {{"Type": "Succeed"}}}}}})", states);
}

static std::string nextOf(int state, int states) {
    return state + 1 < states ? fmt::format("S{}", state + 1) : "End";
}

// Passes, one after the other.
static std::string chain(int states) {
    std::string text;
    for (int i = 0; i < states; ++i)
        text += fmt::format(R"("S{}": {{"Type": "Pass", "Next": "{}"}}, )", i, nextOf(i, states));
    return machineOf(text);
}

// Questions that do not depend on each other: each doubles the number of ways.
static std::string diamonds(int questions) {
    std::string text;
    for (int i = 0; i < questions; ++i)
        text += fmt::format(R"("S{0}": {{"Type": "Choice", "Default": "F{0}", "Choices": [
                {{"Variable": "$.flag{0}", "IsPresent": true, "Next": "T{0}"}}]}},
            "T{0}": {{"Type": "Pass", "Next": "{1}"}}, "F{0}": {{"Type": "Pass", "Next": "{1}"}}, )",
            i, nextOf(i, questions));
    return machineOf(text);
}

// Relations between members, which the solver's own rules do not settle.
static std::string relations(int questions) {
    std::string text;
    for (int i = 0; i < questions; ++i)
        text += fmt::format(R"("S{0}": {{"Type": "Choice", "Default": "{1}", "Choices": [{{"And": [
                {{"Variable": "$.m{0}", "IsPresent": true}}, {{"Variable": "$.m{2}", "IsPresent": true}},
                {{"Variable": "$.m{0}", "IsNumeric": true}}, {{"Variable": "$.m{2}", "IsNumeric": true}},
                {{"Variable": "$.m{0}", "NumericLessThanPath": "$.m{2}"}}], "Next": "{1}"}}]}}, )",
            i, nextOf(i, questions), (i + 1) % questions);
    return machineOf(text);
}

// Maps in Maps over arrays of unknown length.
static std::string maps(int depth) {
    std::string inner = R"({"Type": "Pass", "End": true})";
    for (int i = 0; i < depth; ++i)
        inner = fmt::format(R"({{"Type": "Map", "ItemsPath": "$.items", "End": true,
            "ItemProcessor": {{"StartAt": "M{0}", "States": {{"M{0}": {1}}}}}}})",
            i, inner);
    return fmt::format(R"({{"StartAt": "S0", "States": {{"S0": {}}}}})", inner);
}

// Tasks that are tried again and whose errors are caught, with a question now and then.
static std::string workflow(int states) {
    std::string text;
    for (int i = 0; i < states; ++i)
        text += i % 10 == 9 ? fmt::format(R"("S{0}": {{"Type": "Choice", "Default": "{1}", "Choices": [
                {{"Variable": "$.total{2}", "NumericGreaterThan": {0}, "Next": "End"}}]}}, )",
                                  i, nextOf(i, states), i / 100)
                            : fmt::format(R"("S{0}": {{"Type": "Task", "Next": "{1}", "ResultPath": null,
                "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {{"FunctionName": "f"}},
                "Retry": [{{"ErrorEquals": ["Busy"], "MaxAttempts": 1}}],
                "Catch": [{{"ErrorEquals": ["States.ALL"], "Next": "End"}}]}}, )",
                                  i, nextOf(i, states));
    return machineOf(text);
}

static void exploration(benchmark::State& state, std::string (*make)(int), bool merges) {
    const Definition definition(make(static_cast<int>(state.range(0))));
    const explore::Options options{.maxPaths = 2'000, .timeLimit = std::chrono::minutes(1), .merges = merges};
    double paths = 0;
    double asked = 0;
    double settled = 0;
    double bytes = 0;
    for (auto _ : state) {
        const std::size_t before = mallinfo2().uordblks;
        const explore::Exploration found = explore::explore(*definition.program, {}, options);
        bytes = static_cast<double>(mallinfo2().uordblks) - static_cast<double>(before);
        paths += static_cast<double>(found.paths.size());
        asked += static_cast<double>(found.statistics.solver.asked);
        settled += static_cast<double>(found.statistics.solver.settledWithoutZ3);
    }
    state.counters["paths"] = paths / static_cast<double>(state.iterations());
    state.counters["paths/s"] = benchmark::Counter(paths, benchmark::Counter::kIsRate);
    state.counters["without Z3"] = asked == 0 ? 1 : settled / asked;
    state.counters["KB"] = bytes / 1024;  // that the result holds
}
BENCHMARK_CAPTURE(exploration, chain, chain, false)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(exploration, diamonds, diamonds, false)->Arg(4)->Arg(10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(exploration, diamonds_merged, diamonds, true)
    ->Arg(4)
    ->Arg(10)
    ->Arg(100)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(exploration, relations, relations, false)->Arg(4)->Arg(8)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(exploration, maps, maps, false)->Arg(1)->Arg(2)->Arg(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(exploration, workflow, workflow, false)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace stepcheck

BENCHMARK_MAIN();
