#include "stepcheck/driver/definition.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/text.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static Result<std::shared_ptr<const support::SourceText>> readText(const std::string& path) {
    auto source = path == "-" ? support::readStandardInput("<stdin>") : support::readSource(path);
    if (!source)
        return source.error();
    return Result<std::shared_ptr<const support::SourceText>>(*std::move(source));
}

Result<semantics::Payload> readJsonFile(const std::string& path) {
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

// The errors that lint finds: what has one cannot be executed.
static bool hasErrors(std::shared_ptr<const support::SourceText> source, asl::MachineType type, bool color) {
    const auto rules = lint::selectRules({}, lint::allRules());
    lint::RunReport report;
    report.files.push_back(lint::lintText(std::move(source), {.rules = *rules, .type = type, .allowComments = true}));
    auto& findings = report.files.front().findings;
    std::erase_if(findings, [](const lint::Finding& finding) { return finding.severity != support::Severity::Error; });
    if (findings.empty())
        return false;
    render::writeText(report, render::Paint(color), render::writeTo(stderr));
    return true;
}

Result<Definition> readDefinition(
    const std::string& path, asl::MachineType type, WithErrors withErrors, const Terminal& terminal) {
    const auto source = readText(path);
    if (!source)
        return source.error();
    if (withErrors == WithErrors::Refuse && hasErrors(*source, type, terminal.colorErrors))
        return Definition();
    const syntax::Language language =
        syntax::languageOfName((*source)->name()).value_or(syntax::languageOfText((*source)->text()));
    auto document = syntax::readDocument(*source, language, {.comments = true});
    if (!document)
        return document.error();
    if ((*document)->roots().empty())
        return Error{fmt::format("{}: holds no definition", (*source)->name())};
    auto machine = std::make_unique<const asl::Machine>(asl::buildMachine((*document)->roots().front()));
    return Definition{.document = std::move(*document), .machine = std::move(machine)};
}

}  // namespace stepcheck::driver
