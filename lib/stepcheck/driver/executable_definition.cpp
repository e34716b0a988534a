#include "stepcheck/driver/executable_definition.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/place.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/text.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static lint::FileReport definitionErrors(
    std::shared_ptr<const support::SourceText> source, const lint::Settings& settings) {
    lint::FileReport report = lint::lintText(std::move(source), settings);
    std::erase_if(
        report.findings, [](const lint::Finding& finding) { return finding.severity != support::Severity::Error; });
    return report;
}

lint::FileReport definitionErrors(const DefinitionSource& definition, asl::MachineType type) {
    const auto rules = lint::selectRules({}, lint::allRules());
    lint::Settings settings{.rules = *rules, .type = definition.type.value_or(type), .allowComments = true};
    settings.substitutions = definition.substitutions;
    if (definition.linked != nullptr)
        return definitionErrors(definition.linked, settings);
    settings.machine = definition.machine;
    settings.isDefinition = !definition.machine.empty();  // its name, role, … do not matter to an execution
    return definitionErrors(definition.file, settings);
}

// Why the definition cannot be executed as it is: it has parts that a template fills in.
static std::optional<Error> findUnknown(const syntax::Document& document) {
    std::optional<support::Span> at;
    if (document.hasErrors())
        at = document.diagnostics().front().at;
    syntax::walk(document.roots().front(), [&](const syntax::Step& step) {
        if (!at && step.node.isUnknown())
            at = step.node.span();
    });
    if (!at)
        return std::nullopt;
    const support::LineTable lines(document.source().file().text());
    const lint::Place place = lint::locate(document.source(), lines, *at, support::ColumnUnit::CodePoint);
    return Error{fmt::format("{}:{}:{}: a template fills this in; an execution needs the value",
        document.source().name(), place.begin.line, place.begin.column)};
}

Result<Definition> definitionOf(DefinitionSource source, WithErrors withErrors) {
    if (source.document->roots().empty())
        return Error{fmt::format("{}: holds no definition", source.file->name())};
    if (withErrors == WithErrors::Refuse)
        if (auto unknown = findUnknown(*source.document))
            return std::move(*unknown);
    auto machine = std::make_unique<const asl::Machine>(asl::buildMachine(source.document->roots().front()));
    return Definition{.source = std::move(source), .machine = std::move(machine)};
}

Result<Definition> readDefinition(
    const std::string& path, asl::MachineType type, WithErrors withErrors, const Terminal& terminal) {
    auto source = loadDefinition(path, embed::Placeholders::AsText);
    if (!source)
        return source.error();
    if (withErrors != WithErrors::Accept) {
        lint::RunReport report;
        report.files.push_back(definitionErrors(*source, type));
        if (!report.files.front().findings.empty()) {
            render::writeText(report, render::Paint(terminal.colorErrors), render::writeTo(stderr));
            return Definition();
        }
    }
    return definitionOf(*std::move(source), withErrors);
}

}  // namespace stepcheck::driver
