// The JSON reader on any bytes. Strict (no comments, no holes) it takes what Boost.JSON takes; lenient, nothing crashes,
// and every node lies within the text and within its parent.

#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/reader.h"

#include <boost/json/error.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

using namespace stepcheck;

// Aborts, so that libFuzzer keeps the input.
static void require(bool condition, std::source_location where = std::source_location::current()) {
    if (condition)
        return;
    std::fprintf(stderr, "%s:%u: requirement failed\n", where.file_name(), static_cast<unsigned>(where.line()));
    std::abort();
}

static void checkPlaces(const syntax::Node& root, std::size_t textSize) {
    std::vector<const syntax::Node*> todo{&root};
    while (!todo.empty()) {
        const syntax::Node& node = *todo.back();
        todo.pop_back();
        require(node.span().begin <= node.span().end && node.span().end <= textSize);
        for (const syntax::Node& element : node.elements()) {
            require(node.span().contains(element.span()));
            todo.push_back(&element);
        }
        for (const syntax::Member& member : node.members()) {
            require(node.span().contains(member.key.span()) && node.span().contains(member.value.span()));
            todo.push_back(&member.value);
        }
    }
}

static bool strictAccepts(const std::shared_ptr<const support::SourceText>& source, bool& comparable) {
    const auto document = syntax::readDocument(source, syntax::Language::Json, {.comments = false, .holes = false});
    comparable = static_cast<bool>(document);
    if (!document)
        return false;
    // Half a surrogate pair and a byte order mark are warnings here and errors there; NUL is the other way round.
    const auto& found = (*document)->diagnostics();
    comparable = std::ranges::none_of(
        found, [](const support::Diagnostic& d) { return d.severity == support::Severity::Warning; });
    return found.empty() && !(*document)->roots().empty();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto source = std::make_shared<const support::SourceText>("fuzz.json", text);

    bool comparable = false;
    const bool ours = strictAccepts(source, comparable);
    boost::json::monotonic_resource memory;
    boost::system::error_code failure;
    boost::json::parse(text, failure, &memory, {.max_depth = 5000});
    // JSON has no largest number: that one does not fit Boost's integer for exponents is no mistake of the text.
    if (comparable && failure != boost::json::error::exponent_overflow)
        require(ours == !failure);

    const auto lenient = syntax::readDocument(source, syntax::Language::Jsonc);
    if (lenient && !(*lenient)->templateDirective())
        for (const syntax::Node& root : (*lenient)->roots())
            checkPlaces(root, (*lenient)->source().text().size());
    return 0;
}
