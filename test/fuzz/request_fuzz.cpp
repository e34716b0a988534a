#include "stepcheck/catalog/operations.h"
#include "stepcheck/request/constraints.h"
#include "stepcheck/request/json_text.h"
#include "stepcheck/request/request.h"
#include "stepcheck/request/tested_state.h"
#include "stepcheck/syntax/reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

using namespace stepcheck;

// Aborts, so that libFuzzer keeps the input.
static void require(bool condition) {
    if (condition)
        return;
    std::fputs("a place is outside of the request\n", stderr);
    std::abort();
}

static void checkValue(const request::Request& request, const request::Value& value) {
    static_cast<void>(request::violationOf(value));
    if (!value.node->is(syntax::Kind::String))
        return;
    const std::size_t size = request.document().source().text().size();
    if (const auto problem = request::jsonProblem(request, *value.node))
        require(problem->at.begin <= problem->at.end && problem->at.end <= size);
    static_cast<void>(request::testedStateOf(request, *value.node, true));
}

// The first byte says which operation the request is one of.
static void check(std::uint8_t which, const std::string& text) {
    auto source = std::make_shared<const support::SourceText>("request", text);
    auto read = syntax::readDocument(source, syntax::languageOfText(text), {}, {.depth = 500, .aliasNodes = 20'000});
    if (!read || &(*read)->source() != source.get())
        return;
    const std::shared_ptr<const syntax::Document> document = *std::move(read);
    const auto operations = catalog::operations();
    const request::Request request(operations[which % operations.size()], document);
    for (const request::Value& value : request.values())
        checkValue(request, value);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0)
        check(data[0], std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    return 0;
}
