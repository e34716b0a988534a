// Any text as a call of an intrinsic function, on any input: the first line is the call, the rest the input. Every
// place lies within the text, and evaluation gives a value or one of the two failures.

#include "stepcheck/query/intrinsic/check.h"
#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/value/read.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace stepcheck;

static void require(bool condition) {
    if (!condition)
        std::abort();
}

static void checkPlace(support::Span at, std::size_t size) {
    require(at.begin <= at.end && at.end <= size);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string_view text = all.substr(0, all.find('\n'));
    const auto call = query::intrinsic::parse(text);
    if (!call) {
        checkPlace(call.error().at, text.size());
        return 0;
    }
    checkPlace(call->at, text.size());
    for (const query::intrinsic::Problem& problem : query::intrinsic::check(*call))
        checkPlace(problem.at, text.size());

    const auto input = value::read(all.substr(std::min(text.size() + 1, all.size())));
    value::NeverAsked oracle;
    const query::Environment environment{.input = input ? *input : value::Value()};
    const auto result = query::intrinsic::evaluate(*call, text, environment, oracle);
    require(result || result.error().error == "States.Runtime" || result.error().error == "States.IntrinsicFailure");
    return 0;
}
