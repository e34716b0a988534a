#include "stepcheck/query/jsonata/natives.h"

#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

namespace {

struct Entry {
    std::string_view name;
    Implementation implementation;
};

}  // namespace

// In the order of the function table.
static constexpr auto implementations = std::to_array<Entry>({
    {"abs", abs},
    {"append", append},
    {"assert", assertThat},
    {"average", average},
    {"base64decode", base64decode},
    {"base64encode", base64encode},
    {"boolean", booleanOf},
    {"ceil", ceilOf},
    {"clone", cloneOf},
    {"contains", contains},
    {"count", countOf},
    {"decodeUrl", decodeUrl},
    {"decodeUrlComponent", decodeUrlComponent},
    {"distinct", distinct},
    {"each", each},
    {"encodeUrl", encodeUrl},
    {"encodeUrlComponent", encodeUrlComponent},
    {"error", raiseError},
    {"eval", evalText},
    {"exists", exists},
    {"filter", filterArray},
    {"floor", floorOf},
    {"formatBase", formatBase},
    {"formatInteger", formatInteger},
    {"formatNumber", formatNumber},
    {"fromMillis", fromMillis},
    {"hash", hashOf},
    {"join", join},
    {"keys", keys},
    {"length", length},
    {"lookup", lookupIn},
    {"lowercase", lowercase},
    {"map", mapOf},
    {"match", match},
    {"max", maxOf},
    {"merge", mergeOf},
    {"millis", millis},
    {"min", minOf},
    {"not", notOf},
    {"now", now},
    {"number", numberFrom},
    {"pad", pad},
    {"parse", parseJson},
    {"parseInteger", parseInteger},
    {"partition", partitionOf},
    {"power", power},
    {"random", random},
    {"range", rangeOf},
    {"reduce", reduce},
    {"replace", replace},
    {"reverse", reverseOf},
    {"round", roundOf},
    {"shuffle", shuffleOf},
    {"sift", sift},
    {"single", single},
    {"sort", sortArray},
    {"split", split},
    {"spread", spread},
    {"sqrt", sqrtOf},
    {"string", stringOf},
    {"substring", substring},
    {"substringAfter", substringAfter},
    {"substringBefore", substringBefore},
    {"sum", sum},
    {"toMillis", toMillis},
    {"trim", trim},
    {"type", typeName},
    {"uppercase", uppercase},
    {"uuid", uuid},
    {"zip", zip},
});

static std::vector<Function> makeFunctions() {
    std::vector<Function> functions;
    const auto table = functionTable();
    STEPCHECK_ASSERT(table.size() == implementations.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        STEPCHECK_ASSERT(table[i].name == implementations[i].name);
        functions.push_back(
            {.kind = FunctionKind::Native, .arity = table[i].arity, .native = static_cast<int>(i)});
    }
    return functions;
}

Implementation implementationOf(int index) {
    return implementations[static_cast<std::size_t>(index)].implementation;
}

Item nativeFunction(int index, Dialect dialect) {
    static const std::vector<Function> functions = makeFunctions();
    if (index < 0)
        return {};
    const Provider provider = functionTable()[static_cast<std::size_t>(index)].provider;
    if (provider == Provider::PlainLanguage && dialect == Dialect::States)
        return {};
    return ofFunction(&functions[static_cast<std::size_t>(index)]);
}

}  // namespace stepcheck::query::jsonata
