#include "stepcheck/driver/definition_source.h"

#include "stepcheck/driver/execution_files.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/substitution.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::driver {

using embed::Placeholders;
using support::Error;
using support::Result;

DefinitionName definitionName(const std::string& text) {
    const std::size_t hash = text.rfind('#');
    std::error_code failure;
    if (hash == std::string::npos || std::filesystem::exists(text, failure))
        return {.path = text, .machine = {}};
    return {.path = text.substr(0, hash), .machine = text.substr(hash + 1)};
}

using DocumentResult = Result<std::unique_ptr<const syntax::Document>>;

static DocumentResult read(std::shared_ptr<const support::SourceText> source, Placeholders placeholders) {
    const syntax::Language language =
        syntax::languageOfName(source->name()).value_or(syntax::languageOfText(source->text()));
    return syntax::readDocument(
        std::move(source), language, {.comments = true, .holes = placeholders == Placeholders::AsHoles});
}

static Result<const embed::Resource*> machineOf(const embed::Template& content, const std::string& wanted) {
    std::vector<std::string_view> ids;
    for (const embed::Resource& resource : content.resources())
        if (resource.kind == embed::ResourceKind::StateMachine) {
            ids.push_back(resource.id);
            if (resource.id == wanted)
                return &resource;
        }
    const std::string& file = content.document().source().name();
    if (wanted.empty() && ids.size() == 1)
        return content.machine(ids.front());
    if (ids.empty())
        return Error{fmt::format("{}: holds no state machine", file)};
    if (wanted.empty())
        return Error{
            fmt::format("{}: holds several state machines, name one: {}#{}", file, file, fmt::join(ids, ", #"))};
    return Error{fmt::format("{}: holds no state machine \"{}\"; it has {}", file, wanted, fmt::join(ids, ", "))};
}

static std::optional<Error> readMachine(
    const embed::Resource& machine, Placeholders placeholders, DefinitionSource& result) {
    result.machine = machine.id;
    result.type = embed::typeOf(machine);
    embed::LocatedDefinition located = embed::locateDefinition(*result.content, machine, placeholders);
    if (const auto* const skipped = std::get_if<embed::Skipped>(&located))
        return Error{fmt::format("{}: the definition of \"{}\" {}", result.file->name(), machine.id, skipped->reason)};
    if (auto* const definition = std::get_if<embed::Definition>(&located)) {
        result.document = std::move(definition->document);
        return std::nullopt;
    }
    const auto& link = std::get<embed::LinkedFile>(located);
    auto source = support::readSource(link.path);
    if (!source)
        return source.error();
    result.linked = *std::move(source);
    result.substitutions = link.substitutions;
    auto document = read(embed::substituted(result.linked, *link.substitutions), placeholders);
    if (!document)
        return document.error();
    result.document = *std::move(document);
    return std::nullopt;
}

Result<DefinitionSource> loadDefinition(
    const DefinitionName& name, std::shared_ptr<const support::SourceText> file, Placeholders placeholders) {
    DefinitionSource result;
    result.file = std::move(file);
    const bool mayBeTemplate =
        !lint::hasDefinitionName(result.file->name()) && embed::mayHoldMachines(result.file->text());
    if (mayBeTemplate || !name.machine.empty()) {
        auto document = read(result.file, Placeholders::AsHoles);
        if (!document)
            return document.error();
        result.content =
            embed::templateOf(std::shared_ptr<const syntax::Document>(*std::move(document)), embed::From::Auto);
    }
    if (result.content != nullptr) {
        const Result<const embed::Resource*> machine = machineOf(*result.content, name.machine);
        if (!machine)
            return machine.error();
        if (std::optional<Error> error = readMachine(**machine, placeholders, result))
            return *std::move(error);
        return Result<DefinitionSource>(std::move(result));
    }
    if (!name.machine.empty())
        return Error{
            fmt::format("{}: is no template, so it has no state machine \"{}\"", result.file->name(), name.machine)};
    auto document = read(result.file, placeholders);
    if (!document)
        return document.error();
    result.document = *std::move(document);
    return Result<DefinitionSource>(std::move(result));
}

Result<DefinitionSource> loadDefinition(const std::string& text, Placeholders placeholders) {
    const DefinitionName name = definitionName(text);
    auto file = readText(name.path);
    if (!file)
        return file.error();
    return loadDefinition(name, *std::move(file), placeholders);
}

}  // namespace stepcheck::driver
