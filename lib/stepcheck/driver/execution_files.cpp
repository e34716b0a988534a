#include "stepcheck/driver/execution_files.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/place.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/text.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/walk.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::driver {

using support::Error;
using support::Result;

Result<std::shared_ptr<const support::SourceText>> readText(const std::string& path) {
    auto source = path == "-" ? support::readStandardInput("<stdin>") : support::readSource(path);
    if (!source)
        return source.error();
    return Result<std::shared_ptr<const support::SourceText>>(*std::move(source));
}

Result<semantics::Payload> readJson(const std::string& path) {
    const auto source = readText(path);
    if (!source)
        return source.error();
    static constexpr std::string_view blanks = " \t\r\n";
    std::string_view text = (*source)->text();
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    auto json = value::read(text);
    if (!json)
        return Error{fmt::format("{}: {}", (*source)->name(), json.error().message)};
    return semantics::Payload(std::move(*json), std::string(text));
}

std::optional<Error> inputError(const semantics::Payload& input, const std::string& name) {
    if (input.bytes() <= catalog::maxPayloadBytes)
        return std::nullopt;
    return Error{fmt::format(
        "{}: the input of an execution may have {} bytes, this has {}", name, catalog::maxPayloadBytes, input.bytes())};
}

Result<CaseName> splitCase(const std::string& text, const std::string& option) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        return Error{fmt::format("{}: expected STATE_MACHINE/CASE, found \"{}\"", option, text)};
    return CaseName{.machine = text.substr(0, slash), .testCase = text.substr(slash + 1)};
}

lint::FileReport definitionErrors(std::shared_ptr<const support::SourceText> source, asl::MachineType type) {
    const auto rules = lint::selectRules({}, lint::allRules());
    lint::FileReport report = lint::lintText(std::move(source), {.rules = *rules, .type = type, .allowComments = true});
    std::erase_if(
        report.findings, [](const lint::Finding& finding) { return finding.severity != support::Severity::Error; });
    return report;
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
    const support::LineTable lines(document.source().text());
    const lint::Place place = lint::locate(document.source(), lines, *at, support::ColumnUnit::CodePoint);
    return Error{fmt::format("{}:{}:{}: a template fills this in; an execution needs the value",
        document.source().name(), place.begin.line, place.begin.column)};
}

Result<Definition> readDefinition(std::shared_ptr<const support::SourceText> source, WithErrors withErrors) {
    const syntax::Language language =
        syntax::languageOfName(source->name()).value_or(syntax::languageOfText(source->text()));
    // What a mock answers does not depend on a placeholder in a string.
    auto document = syntax::readDocument(source, language, {.comments = true, .holes = false});
    if (!document)
        return document.error();
    if ((*document)->roots().empty())
        return Error{fmt::format("{}: holds no definition", source->name())};
    if (withErrors == WithErrors::Refuse)
        if (auto unknown = findUnknown(**document))
            return std::move(*unknown);
    auto machine = std::make_unique<const asl::Machine>(asl::buildMachine((*document)->roots().front()));
    return Definition{.document = std::move(*document), .machine = std::move(machine)};
}

Result<Definition> readDefinition(
    const std::string& path, asl::MachineType type, WithErrors withErrors, const Terminal& terminal) {
    auto source = readText(path);
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
    return readDefinition(*std::move(source), withErrors);
}

}  // namespace stepcheck::driver
