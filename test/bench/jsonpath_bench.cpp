// The cost of one evaluation of a path, an intrinsic function and a payload template, read once before; and of reading.

#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/query/jsonpath/set.h"
#include "stepcheck/query/payload/template.h"
#include "stepcheck/value/read.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

namespace stepcheck {

// An order with a hundred items.
static value::Value order() {
    std::string json =
        R"({"orderId": "A-17", "customer": {"id": 42, "name": "Ada", "address": {"city": "Wien"}}, "items": [)";
    for (int i = 0; i < 100; ++i)
        json += fmt::format(R"({}{{"sku": "p{}", "qty": {}, "price": {}.5}})", i == 0 ? "" : ",", i, i % 7, i);
    return *value::read(json + R"(], "numbers": [5, 1, 4, 2, 3]})");
}

static void parsePath(benchmark::State& state, const char* text) {
    for (auto _ : state)
        benchmark::DoNotOptimize(query::jsonpath::parse(text));
}
BENCHMARK_CAPTURE(parsePath, reference, "$.customer.address.city");
BENCHMARK_CAPTURE(parsePath, filter, "$.items[?(@.price > 50 && @.qty != 0)].sku");

static void evaluatePath(benchmark::State& state, const char* text) {
    const value::Value document = order();
    const auto path = query::jsonpath::parse(text);
    value::NeverAsked oracle;
    for (auto _ : state)
        benchmark::DoNotOptimize(query::jsonpath::evaluateIn(*path, document, oracle));
}
BENCHMARK_CAPTURE(evaluatePath, reference, "$.customer.address.city");
BENCHMARK_CAPTURE(evaluatePath, index, "$.items[7].sku");
BENCHMARK_CAPTURE(evaluatePath, missing, "$.customer.phone");
BENCHMARK_CAPTURE(evaluatePath, wildcardOf100, "$.items[*].sku");
BENCHMARK_CAPTURE(evaluatePath, filterOf100, "$.items[?(@.price > 50 && @.qty != 0)].sku");
BENCHMARK_CAPTURE(evaluatePath, scanOf100, "$..sku");
BENCHMARK_CAPTURE(evaluatePath, sumOf100, "$.sum($.items[*].price)");

static void setAtPath(benchmark::State& state, const char* text) {
    const value::Value document = order();
    const auto path = query::jsonpath::parse(text);
    value::NeverAsked oracle;
    for (auto _ : state)
        benchmark::DoNotOptimize(query::jsonpath::set(*path, text, document, value::Value(1), oracle));
}
BENCHMARK_CAPTURE(setAtPath, top, "$.result");
BENCHMARK_CAPTURE(setAtPath, deep, "$.customer.address.zip");

static void evaluateIntrinsic(benchmark::State& state, const char* text) {
    const query::Environment environment{.input = order()};
    const auto call = query::intrinsic::parse(text);
    value::NeverAsked oracle;
    for (auto _ : state)
        benchmark::DoNotOptimize(query::intrinsic::evaluate(*call, text, environment, oracle));
}
BENCHMARK_CAPTURE(evaluateIntrinsic, format, "States.Format('Order {} of {}', $.orderId, $.customer.name)");
BENCHMARK_CAPTURE(evaluateIntrinsic, mathAdd, "States.MathAdd($.customer.id, 1)");
BENCHMARK_CAPTURE(evaluateIntrinsic, nested, "States.ArrayGetItem(States.StringSplit('a-b-c', '-'), 1)");
BENCHMARK_CAPTURE(evaluateIntrinsic, hash, "States.Hash($.orderId, 'SHA-256')");

static void evaluateTemplate(benchmark::State& state, const char* json) {
    const query::Environment environment{.input = order()};
    const auto compiled = query::payload::Template::compile(*value::read(json));
    value::NeverAsked oracle;
    for (auto _ : state)
        benchmark::DoNotOptimize(compiled.evaluate(environment, oracle));
}
BENCHMARK_CAPTURE(
    evaluateTemplate, twoPaths, R"({"FunctionName": "f", "Payload": {"id.$": "$.orderId", "items.$": "$.items"}})");
BENCHMARK_CAPTURE(evaluateTemplate, tenFields,
    R"json({"a": 1, "b": "x", "c": [1, 2], "d.$": "$.orderId", "e.$": "$.customer.id", "f.$": "$.customer.name",
        "g.$": "$.numbers[0]", "h.$": "States.Format('{}-{}', $.orderId, $.customer.id)", "i": {"j.$": "$.items[0]"},
        "k.$": "$"})json");

}  // namespace stepcheck

BENCHMARK_MAIN();
