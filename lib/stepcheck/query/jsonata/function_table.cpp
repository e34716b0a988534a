#include "stepcheck/query/jsonata/function_table.h"

#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>
#include <vector>

namespace stepcheck::query::jsonata {

static constexpr auto functions = std::to_array<FunctionInfo>({
    {.name = "abs", .signature = "<n-:n>", .arity = 1, .total = true},
    {.name = "append", .signature = "<xx:a>", .arity = 2, .total = true},
    {.name = "assert", .signature = "<bs?:x>", .arity = 2},
    {.name = "average", .signature = "<a<n>:n>", .arity = 1},
    {.name = "base64decode", .signature = "<s-:s>", .arity = 1},
    {.name = "base64encode", .signature = "<s-:s>", .arity = 1, .total = true},
    {.name = "boolean", .signature = "<x-:b>", .arity = 1, .total = true},
    {.name = "ceil", .signature = "<n-:n>", .arity = 1, .total = true},
    {.name = "clone", .signature = "<(oa)-:o>", .arity = 1},
    {.name = "contains", .signature = "<s-(sf):b>", .arity = 2, .total = true},
    {.name = "count", .signature = "<a:n>", .arity = 1, .total = true},
    {.name = "decodeUrl", .signature = "<s-:s>", .arity = 1},
    {.name = "decodeUrlComponent", .signature = "<s-:s>", .arity = 1},
    {.name = "distinct", .signature = "<x:x>", .arity = 1},
    {.name = "each", .signature = "<o-f:a>", .arity = 2},
    {.name = "encodeUrl", .signature = "<s-:s>", .arity = 1},
    {.name = "encodeUrlComponent", .signature = "<s-:s>", .arity = 1},
    {.name = "error", .signature = "<s?:x>", .arity = 1},
    {.name = "eval", .signature = "<sx?:x>", .arity = 2, .provider = Provider::PlainLanguage},
    {.name = "exists", .signature = "<x:b>", .arity = 1, .total = true},
    {.name = "filter", .signature = "<af>", .arity = 2},
    {.name = "floor", .signature = "<n-:n>", .arity = 1, .total = true},
    {.name = "formatBase", .signature = "<n-n?:s>", .arity = 2},
    {.name = "formatInteger", .signature = "<n-s:s>", .arity = 2},
    {.name = "formatNumber", .signature = "<n-so?:s>", .arity = 3},
    {.name = "fromMillis", .signature = "<n-s?s?:s>", .arity = 3},
    {.name = "hash", .signature = "<ss?:s>", .arity = 2, .provider = Provider::StepFunctions},
    {.name = "join", .signature = "<a<s>s?:s>", .arity = 2, .total = true},
    {.name = "keys", .signature = "<x-:a<s>>", .arity = 1},
    {.name = "length", .signature = "<s-:n>", .arity = 1, .total = true},
    {.name = "lookup", .signature = "<x-s:x>", .arity = 2},
    {.name = "lowercase", .signature = "<s-:s>", .arity = 1, .total = true},
    {.name = "map", .signature = "<af>", .arity = 2},
    {.name = "match", .signature = "<s-f<s:o>n?:a<o>>", .arity = 3},
    {.name = "max", .signature = "<a<n>:n>", .arity = 1},
    {.name = "merge", .signature = "<a<o>:o>", .arity = 1, .total = true},
    {.name = "millis", .signature = "<:n>", .arity = 0},
    {.name = "min", .signature = "<a<n>:n>", .arity = 1},
    {.name = "not", .signature = "<x-:b>", .arity = 1, .total = true},
    {.name = "now", .signature = "<s?s?:s>", .arity = 2},
    {.name = "number", .signature = "<(nsb)-:n>", .arity = 1},
    {.name = "pad", .signature = "<s-ns?:s>", .arity = 3, .total = true},
    {.name = "parse", .signature = "<s:x>", .arity = 1, .provider = Provider::StepFunctions},
    {.name = "parseInteger", .signature = "<s-s:n>", .arity = 2},
    {.name = "partition", .signature = "<a<x>n?:a>", .arity = 2, .provider = Provider::StepFunctions},
    {.name = "power", .signature = "<n-n:n>", .arity = 2},
    {.name = "random", .signature = "<n?:n>", .arity = 1},
    {.name = "range", .signature = "<nnn?:a>", .arity = 3, .provider = Provider::StepFunctions},
    {.name = "reduce", .signature = "<afj?:j>", .arity = 3},
    {.name = "replace", .signature = "<s-(sf)(sf)n?:s>", .arity = 4, .total = true},
    {.name = "reverse", .signature = "<a:a>", .arity = 1, .total = true},
    {.name = "round", .signature = "<n-n?:n>", .arity = 2, .total = true},
    {.name = "shuffle", .signature = "<a:a>", .arity = 1},
    {.name = "sift", .signature = "<o-f?:o>", .arity = 2},
    {.name = "single", .signature = "<af?>", .arity = 2},
    {.name = "sort", .signature = "<af?:a>", .arity = 2},
    {.name = "split", .signature = "<s-(sf)n?:a<s>>", .arity = 3, .total = true},
    {.name = "spread", .signature = "<x-:a<o>>", .arity = 1},
    {.name = "sqrt", .signature = "<n-:n>", .arity = 1},
    {.name = "string", .signature = "<x-b?:s>", .arity = 1, .total = true},
    {.name = "substring", .signature = "<s-nn?:s>", .arity = 3, .total = true},
    {.name = "substringAfter", .signature = "<s-s:s>", .arity = 2, .total = true},
    {.name = "substringBefore", .signature = "<s-s:s>", .arity = 2, .total = true},
    {.name = "sum", .signature = "<a<n>:n>", .arity = 1, .total = true},
    {.name = "toMillis", .signature = "<s-s?:n>", .arity = 2},
    {.name = "trim", .signature = "<s-:s>", .arity = 1, .total = true},
    {.name = "type", .signature = "<x:s>", .arity = 1, .total = true},
    {.name = "uppercase", .signature = "<s-:s>", .arity = 1, .total = true},
    {.name = "uuid", .signature = "<:s>", .arity = 0, .provider = Provider::StepFunctions},
    {.name = "zip", .signature = "<a+>", .arity = 0},
});

std::span<const FunctionInfo> functionTable() {
    return functions;
}

int functionIndex(std::string_view name) {
    const auto* const found = std::ranges::lower_bound(functions, name, {}, &FunctionInfo::name);
    return found != functions.end() && found->name == name ? static_cast<int>(found - functions.begin()) : -1;
}

static std::vector<Signature> readSignatures() {
    std::vector<Signature> signatures;
    signatures.reserve(functions.size());
    for (const FunctionInfo& function : functions) {
        SignatureMistake mistake;
        signatures.push_back(readSignature(function.signature, mistake));
        STEPCHECK_ASSERT(mistake.code.empty());
    }
    return signatures;
}

const Signature& functionSignature(int index) {
    static const std::vector<Signature> signatures = readSignatures();
    return signatures[static_cast<std::size_t>(index)];
}

}  // namespace stepcheck::query::jsonata
