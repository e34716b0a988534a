// Any text is parsed, checked and evaluated within limits; nothing may crash, hang or overflow the stack. What follows a
// line with "---" is the document.

#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace jsonata = stepcheck::query::jsonata;
namespace value = stepcheck::value;

// Aborts, so that libFuzzer keeps the input.
static void require(bool condition) {
    if (!condition)
        std::abort();
}

static void run(const jsonata::Expression& expression, const value::Value* input, jsonata::Dialect dialect) {
    const jsonata::Options options{.dialect = dialect,
        .limits = {.depth = 500, .steps = 20'000, .bytes = std::size_t{64} << 20U},
        .environment = {.clockMilliseconds = 1'700'000'000'000, .seed = 7}};
    value::NeverAsked oracle;
    const jsonata::Outcome first = jsonata::evaluate(expression, input, {}, options, oracle);
    const jsonata::Outcome second = jsonata::evaluate(expression, input, {}, options, oracle);
    require(first.index() == second.index());
    if (const auto* result = std::get_if<value::Value>(&first))
        require(value::write(*result) == value::write(std::get<value::Value>(second)));
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::size_t split = all.find("\n---\n");
    const auto expression = jsonata::parse(all.substr(0, split));
    if (!expression) {
        require(expression.error().span.end <= all.size());
        return 0;
    }
    (void)jsonata::check(*expression, {});
    const auto input = split == std::string_view::npos ? value::read("null") : value::read(all.substr(split + 5));
    run(*expression, input ? &*input : nullptr, jsonata::Dialect::Plain);
    run(*expression, input ? &*input : nullptr, jsonata::Dialect::States);
    return 0;
}
