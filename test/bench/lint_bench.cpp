// The cost of linting one definition against its size; the time per state should stay the same.

#include "stepcheck/lint/runner.h"
#include "stepcheck/lint/settings.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <string>

namespace stepcheck {

// A chain of Task and Choice states as people write them: each Task may fail, each Choice may go back.
static std::string chain(std::int64_t states) {
    std::string text = R"({"StartAt": "Step 0", "States": {)";
    auto out = std::back_inserter(text);
    for (std::int64_t i = 0; i < states; i += 2) {
        fmt::format_to(out,
            R"("Step {0}": {{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",)"
            R"( "Parameters": {{"FunctionName": "work", "Payload.$": "$"}}, "ResultPath": "$.result", "TimeoutSeconds": 60,)"
            R"( "Retry": [{{"ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 3}}],)"
            R"( "Catch": [{{"ErrorEquals": ["States.ALL"], "Next": "Failed"}}], "Next": "Check {0}"}},)"
            R"( "Check {0}": {{"Type": "Choice", "Choices": [{{"Variable": "$.result.done", "BooleanEquals": true,)"
            R"( "Next": "{1}"}}], "Default": "Step {0}"}},)",
            i, i + 2 < states ? fmt::format("Step {}", i + 2) : "Done");
    }
    return text + R"("Failed": {"Type": "Fail"}, "Done": {"Type": "Succeed"}}})";
}

static lint::Settings everything() {
    lint::Settings settings;
    for (const lint::RegisteredRule& rule : lint::allRules())
        settings.rules.push_back(&rule);
    return settings;
}

static void lintChain(benchmark::State& state) {
    const auto source = std::make_shared<const support::SourceText>("chain.asl.json", chain(state.range(0)));
    const lint::Settings settings = everything();
    for (auto _ : state)
        benchmark::DoNotOptimize(lint::lintText(source, settings));
    state.SetComplexityN(state.range(0));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source->text().size()));
}
BENCHMARK(lintChain)->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMicrosecond)->Complexity(benchmark::oN);

}  // namespace stepcheck

BENCHMARK_MAIN();
