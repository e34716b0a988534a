#include "stepcheck/embed/alias_properties.h"
#include "stepcheck/embed/conditions.h"
#include "stepcheck/embed/definition.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/walk.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <source_location>
#include <string>
#include <utility>
#include <variant>
#include <vector>

using namespace stepcheck;

// Aborts, so that libFuzzer keeps the input.
static void require(bool condition, std::source_location where = std::source_location::current()) {
    if (condition)
        return;
    std::fprintf(stderr, "%s:%u: requirement failed\n", where.file_name(), static_cast<unsigned>(where.line()));
    std::abort();
}

// Every place of a definition is one of the template, and an edit that goes back changes what stands there.
static void checkDefinition(const embed::Template& content, const embed::Definition& definition) {
    const syntax::Document& document = *definition.document;
    const std::string_view file = content.document().source().text();
    for (const syntax::Node& root : document.roots())
        syntax::walk(root, [&](const syntax::Step& step) {
            const support::Span place = document.source().toFile(step.node.span());
            require(place.begin <= place.end && place.end <= file.size());
            if (!step.node.is(syntax::Kind::String))
                return;
            const auto edit = embed::editInSource(
                content.document().source(), definition, {.at = step.node.span(), .text = "\"new\""});
            require(!edit || edit->at == place);
        });
}

static void checkLocated(const embed::Template& content, const embed::LocatedDefinition& located) {
    if (const auto* const definition = std::get_if<embed::Definition>(&located))
        checkDefinition(content, *definition);
}

static void check(const std::string& text, embed::From from) {
    auto source = std::make_shared<const support::SourceText>("template", text);
    auto read = syntax::readDocument(source, syntax::languageOfText(text), {}, {.depth = 500, .aliasNodes = 20'000});
    if (!read || &(*read)->source() != source.get())
        return;
    const auto content = embed::templateOf(std::shared_ptr<const syntax::Document>(*std::move(read)), from);
    if (content == nullptr)
        return;
    for (const embed::Resource& resource : content->resources()) {
        static_cast<void>(embed::propertiesOf(resource));
        static_cast<void>(embed::aliasPropertiesOf(resource));
        for (const auto placeholders : {embed::Placeholders::AsHoles, embed::Placeholders::AsText})
            checkLocated(*content, embed::locateDefinition(*content, resource, placeholders));
        for (const embed::Condition& condition : embed::conditionsOf(resource)) {
            std::vector<embed::Assumption> assumed = condition.around;
            assumed.push_back({.condition = condition.name, .holds = text.size() % 2 == 0});
            const auto asHoles = embed::Placeholders::AsHoles;
            checkLocated(*content, embed::locateDefinition(*content, resource, asHoles, assumed));
        }
    }
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const auto from : {embed::From::CloudFormation, embed::From::Serverless, embed::From::Terraform})
        check(text, from);
    return 0;
}
