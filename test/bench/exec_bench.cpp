// The executor: executions and events per second over the workloads of a folder as scripts/bench_exec.py lays it out
// (STEPCHECK_EXEC_BENCH names it), and how time and memory grow with the number of events and of items.

#include "stepcheck/asl/builder.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/value/read.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <malloc.h>
#include <memory>
#include <string>
#include <vector>

namespace asl = stepcheck::asl;
namespace exec = stepcheck::exec;
namespace value = stepcheck::value;

namespace {

// A definition that was read, with what its executions need.
struct Workload {
    std::unique_ptr<const stepcheck::syntax::Document> document;
    std::unique_ptr<const asl::Machine> machine;
    std::unique_ptr<const exec::Program> program;
    std::unique_ptr<exec::Mocks> mocks = std::make_unique<exec::Mocks>();
    exec::Settings settings;
    exec::Payload input;

    Workload(const std::string& definition, value::Value data) : input(std::move(data)) {
        const auto source = std::make_shared<const stepcheck::support::SourceText>("bench.json", definition);
        document = std::move(*stepcheck::syntax::readDocument(source, stepcheck::syntax::Language::Json));
        machine = std::make_unique<const asl::Machine>(asl::buildMachine(document->roots().front()));
        program = std::make_unique<const exec::Program>(*machine);
        settings.maxEvents = 100'000'000;
    }

    [[nodiscard]] exec::Execution run() const {
        static value::NeverAsked oracle;
        const exec::Executor executor(*program, settings, *mocks, oracle);
        exec::Execution execution = executor.start(input);
        executor.run(execution);
        return execution;
    }
};

std::string textOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

value::Value valueOf(const std::string& text) {
    auto parsed = value::read(text);
    STEPCHECK_ASSERT(parsed);
    return *parsed;
}

std::unique_ptr<Workload> readWorkload(const std::filesystem::path& folder) {
    auto workload =
        std::make_unique<Workload>(textOf(folder / "definition.json"), valueOf(textOf(folder / "input.json")));
    auto mocks = exec::Mocks::readByState(valueOf(textOf(folder / "mocks.json")));
    STEPCHECK_ASSERT(mocks);
    workload->mocks = std::move(*mocks);
    workload->settings.type = asl::MachineType::Express;  // no limit of events
    return workload;
}

std::size_t allocatedBytes() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

void execute(benchmark::State& state, const Workload& workload) {
    const exec::Execution first = workload.run();
    STEPCHECK_ASSERT(first.status == exec::Status::Succeeded);
    const std::size_t before = allocatedBytes();
    const exec::Execution second = workload.run();
    const std::size_t after = allocatedBytes();
    for (auto _ : state)
        benchmark::DoNotOptimize(workload.run());
    const auto events = static_cast<double>(first.history.size());
    state.counters["events"] = events;
    state.counters["transitions"] = static_cast<double>(first.transitions);
    state.counters["events/s"] = benchmark::Counter(events, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["bytes/event"] = static_cast<double>(after - before) / events;
}

// A loop of two states that goes round until it is told to stop, of `events` events.
Workload loop(std::int64_t events) {
    const std::string limit = std::to_string(events / 4);
    Workload workload(R"json({"StartAt": "Count", "States": {
        "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Enough"},
        "Enough": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": )json" +
                          limit + R"json(, "Next": "Count"}], "Default": "Done"},
        "Done": {"Type": "Succeed"}}})json",
        valueOf(R"({"n": 0})"));
    workload.settings.type = asl::MachineType::Express;
    return workload;
}

// A Map whose iterations or children have one state and give little.
Workload map(std::int64_t items, const std::string& fields) {
    value::ArrayMaker array(static_cast<std::size_t>(items));
    for (std::int64_t i = 0; i < items; ++i)
        array.add(value::Value::object({{value::Value("id"), value::Value(i)}}));
    Workload workload(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, )" + fields +
                          R"(, "StartAt": "Take", "States": {"Take": {"Type": "Pass", "Result": 0, "End": true}}}}}})",
        array.done());
    workload.settings.type = asl::MachineType::Express;
    return workload;
}

void growWithEvents(benchmark::State& state) {
    execute(state, loop(state.range(0)));
}

void growWithIterations(benchmark::State& state) {
    execute(state, map(state.range(0), R"("ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"})"));
}

void growWithChildren(benchmark::State& state) {
    execute(state,
        map(state.range(0),
            R"("ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "results"}},
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"})"));
}

BENCHMARK(growWithEvents)->RangeMultiplier(5)->Range(200, 25'000)->Unit(benchmark::kMillisecond);
BENCHMARK(growWithIterations)->RangeMultiplier(10)->Range(1'000, 100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(growWithChildren)->RangeMultiplier(10)->Range(1'000, 1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::unique_ptr<Workload>> workloads;
    if (const char* root = std::getenv("STEPCHECK_EXEC_BENCH"))
        for (const auto& folder : std::filesystem::directory_iterator(root)) {
            workloads.push_back(readWorkload(folder.path()));
            benchmark::RegisterBenchmark(
                ("execute/" + folder.path().filename().string()).c_str(), execute, std::cref(*workloads.back()));
        }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
