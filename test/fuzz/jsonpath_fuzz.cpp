// Any text as a JSONPath, on any document: the first line is the path, the rest the document. Every place lies within
// the text, evaluation ends, and what was set at a reference path is found there.

#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/query/jsonpath/set.h"
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

static void checkSteps(const query::jsonpath::Path& path, std::size_t size) {
    for (const query::jsonpath::Step& step : path.steps)
        require(step.at.begin <= step.at.end && step.at.end <= size);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string_view text = all.substr(0, all.find('\n'));
    const auto path = query::jsonpath::parse(text);
    if (!path) {
        require(path.error().at.begin <= path.error().at.end && path.error().at.end <= text.size());
        return 0;
    }
    checkSteps(*path, text.size());
    require(path->isReference == !query::jsonpath::whyNoReference(*path));

    const auto document = value::read(all.substr(std::min(text.size() + 1, all.size())));
    if (!document)
        return 0;
    value::NeverAsked oracle;
    const auto found = query::jsonpath::evaluateIn(*path, *document, oracle);
    require(!found || path->definite || found->is(value::Kind::Array));
    if (!path->isReference || path->root != query::jsonpath::Root::Input)
        return 0;
    const auto changed = query::jsonpath::set(*path, text, *document, value::Value("set"), oracle);
    if (changed)
        require(*query::jsonpath::evaluateIn(*path, *changed, oracle) == value::Value("set"));
    return 0;
}
