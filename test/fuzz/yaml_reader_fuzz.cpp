#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace stepcheck;

// Aborts, so that libFuzzer keeps the input.
static void require(bool condition, std::source_location where = std::source_location::current()) {
    if (condition)
        return;
    std::fprintf(stderr, "%s:%u: requirement failed\n", where.file_name(), static_cast<unsigned>(where.line()));
    std::abort();
}

static syntax::Span spanBetween(std::size_t begin, std::size_t end) {
    return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

static bool isIn(const syntax::Document& document, syntax::Span span) {
    return span.begin <= span.end && span.end <= document.source().text().size();
}

// Each character of a decoded text has a place of its own, and they follow each other (but `${` for an escape is one).
// A text whose place is only known as a whole is one that we decode in another way than libfyaml.
static void checkText(const syntax::Document& document, const syntax::Node& node) {
    const std::string_view text = node.text();
    syntax::Span last;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = std::max<std::size_t>(support::decodeUtf8(text, at).size, 1);
        const syntax::Span origin = node.spanOf(spanBetween(at, at + size));
        require(isIn(document, origin));
        const bool escape = at > 0 && text.substr(at - 1, 2) == "${" && origin == last;
        require(origin.begin >= last.end || escape);
        last = origin;
        at += size;
    }
    for (const syntax::HolePart& hole : node.holes())
        require(hole.at.end <= text.size() && !hole.name.empty());
}

// Members that a merge key adds follow all others. What they are taken from stands outside of the object, or inside a
// value of it (`a: &x {b: c}`, `<<: *x`), or is written behind the merge key itself.
static void checkMembers(const syntax::Document& document, const syntax::Node& node) {
    const std::string_view text = document.source().text();
    bool merged = false;
    std::uint32_t end = node.span().begin;
    std::vector<syntax::Span> values;
    for (const syntax::Member& member : node.members()) {
        const syntax::Span key = member.key.span();
        const syntax::Span value = member.value.span();
        require(value.begin >= key.end);
        merged = merged || !node.span().contains(key) || key.begin < end;
        if (merged) {
            const std::uint32_t behind = node.span().contains(key) ? key.begin : node.span().end;
            const bool inValue = std::ranges::any_of(values, [&key](syntax::Span own) { return own.contains(key); });
            const std::size_t mergeKey = text.find("<<", node.span().begin);
            require(mergeKey < (inValue ? node.span().end : behind));
            continue;
        }
        require(value.end <= node.span().end);
        end = value.end;
        values.push_back(value);
    }
}

static void checkElements(const syntax::Node& node) {
    std::uint32_t end = node.span().begin;
    for (const syntax::Node& element : node.elements()) {
        require(element.span().begin >= end && element.span().end <= node.span().end);
        end = element.span().end;
    }
}

static void checkNode(const syntax::Document& document, const syntax::Node& node, bool isKey) {
    require(isIn(document, node.span()));
    require(node.isComplete() || document.hasErrors());
    const bool alias = document.source().text().substr(node.span().begin, 1) == "*";
    if (isKey)
        require(node.is(syntax::Kind::String) || node.is(syntax::Kind::Hole) || node.is(syntax::Kind::Invalid));
    if (!alias && node.is(syntax::Kind::Object))
        checkMembers(document, node);
    if (!alias && node.is(syntax::Kind::Array))
        checkElements(node);
    checkText(document, node);
}

static void check(std::string_view text, bool holes) {
    const auto result = syntax::readDocument(std::make_shared<const support::SourceText>("fuzz", std::string(text)),
        syntax::Language::Yaml, {.holes = holes}, {.depth = 500, .aliasNodes = 20'000});
    if (!result)
        return;
    const syntax::Document& document = **result;
    if (document.templateDirective())
        return;
    for (const syntax::Node& root : document.roots())
        syntax::walk(root, [&document](const syntax::Step& step) { checkNode(document, step.node, step.isKey); });
    std::uint32_t end = 0;
    for (const syntax::Comment& comment : document.comments()) {
        require(comment.span.begin >= end && isIn(document, comment.span));
        require(document.source().text()[comment.span.begin] == '#');
        end = comment.span.end;
    }
    for (const support::Diagnostic& diagnostic : document.diagnostics())
        require(isIn(document, diagnostic.at) && !diagnostic.message.empty());
    require(std::ranges::count(document.diagnostics(), "yaml-syntax", &support::Diagnostic::rule) <= 1);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::uint8_t> bytes(data, size);
    const std::string text(bytes.begin(), bytes.end());
    check(text, true);
    check(text, false);
    return 0;
}
