// JSONata: parse, evaluate, and both, over the workloads of a folder with bench.json and data/ as
// scripts/bench_jsonata.py lays it out. STEPCHECK_JSONATA_BENCH names the folder.

#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/value/read.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace jsonata = stepcheck::query::jsonata;
namespace value = stepcheck::value;

namespace {

struct Workload {
    std::string name;
    std::string text;
    value::Value document;
    std::string variable;  // empty: the document is the input

    [[nodiscard]] jsonata::Outcome run(const jsonata::Expression& expression) const {
        static value::NeverAsked oracle;
        if (variable.empty())
            return jsonata::evaluate(expression, &document, {}, {}, oracle);
        const std::vector<jsonata::Binding> bindings{{variable, document}};
        return jsonata::evaluate(expression, nullptr, bindings, {}, oracle);
    }
};

value::Value readFile(const std::filesystem::path& path) {
    std::ifstream file(path);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    auto parsed = value::read(text);
    STEPCHECK_ASSERT(parsed);
    return *parsed;
}

std::vector<std::unique_ptr<Workload>> readWorkloads(const std::filesystem::path& folder) {
    std::vector<std::unique_ptr<Workload>> workloads;
    const value::Value entries = readFile(folder / "bench.json");
    for (const value::Value& entry : entries.elements()) {
        auto workload = std::make_unique<Workload>();
        workload->name = entry.find("name")->string();
        workload->text = entry.find("expr")->string();
        workload->document = readFile(folder / "data" / (std::string(entry.find("data")->string()) + ".json"));
        if (const value::Value* variable = entry.find("bind"))
            workload->variable = variable->string();
        workloads.push_back(std::move(workload));
    }
    return workloads;
}

void evaluateOnly(benchmark::State& state, const Workload& workload) {
    const auto expression = jsonata::parse(workload.text);
    STEPCHECK_ASSERT(expression && std::holds_alternative<value::Value>(workload.run(*expression)));
    for (auto _ : state)
        benchmark::DoNotOptimize(workload.run(*expression));
    state.SetItemsProcessed(state.iterations());
}

void parseOnly(benchmark::State& state, const Workload& workload) {
    for (auto _ : state)
        benchmark::DoNotOptimize(jsonata::parse(workload.text));
    state.SetItemsProcessed(state.iterations());
}

void parseAndEvaluate(benchmark::State& state, const Workload& workload) {
    for (auto _ : state)
        benchmark::DoNotOptimize(workload.run(*jsonata::parse(workload.text)));
    state.SetItemsProcessed(state.iterations());
}

}  // namespace

int main(int argc, char** argv) {
    const char* folder = std::getenv("STEPCHECK_JSONATA_BENCH");
    if (folder == nullptr) {
        std::cerr << "set STEPCHECK_JSONATA_BENCH to a folder of workloads; scripts/bench_jsonata.py does it all\n";
        return 2;
    }
    const auto workloads = readWorkloads(folder);
    for (const auto& workload : workloads) {
        benchmark::RegisterBenchmark(("parse/" + workload->name).c_str(), parseOnly, std::cref(*workload));
        benchmark::RegisterBenchmark(("evaluate/" + workload->name).c_str(), evaluateOnly, std::cref(*workload));
        benchmark::RegisterBenchmark(("both/" + workload->name).c_str(), parseAndEvaluate, std::cref(*workload));
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
