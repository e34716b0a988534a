#include "stepcheck/lint/runner.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/lint/judgement.h"
#include "stepcheck/lint/request_judgement.h"
#include "stepcheck/lint/template_judgement.h"
#include "stepcheck/request/recognition.h"
#include "stepcheck/request/request.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::lint {

bool hasDefinitionName(std::string_view name) {
    static constexpr std::array<std::string_view, 4> endings{".asl.json", ".asl.jsonc", ".asl.yaml", ".asl.yml"};
    return std::ranges::any_of(endings, [name](std::string_view ending) { return name.ends_with(ending); });
}

// An object that has nothing of a definition, in a file that does not claim to be one.
static bool isSomethingElse(const syntax::Node& root, std::string_view fileName) {
    return root.is(syntax::Kind::Object) && root.isComplete() && !hasDefinitionName(fileName) &&
           !asl::looksLikeDefinition(root);
}

support::Result<std::unique_ptr<const syntax::Document>> readText(
    std::shared_ptr<const support::SourceText> source, const Settings& settings) {
    const syntax::Language language =
        syntax::languageOfName(source->name()).value_or(syntax::languageOfText(source->text()));
    return syntax::readDocument(std::move(source), language,
        {.comments = settings.allowComments, .holes = settings.request == nullptr || !settings.isText});
}

static void judgeDefinitions(const syntax::Document& document, const Settings& settings, FileReport& report) {
    Judgement judgement(document, settings, report);
    judgement.takeReaderDiagnostics();
    static const syntax::Node nothing{};
    if (document.roots().empty())
        judgement.judgeDefinition(nothing);
    for (const syntax::Node& root : document.roots()) {
        if (settings.isDefinition || !isSomethingElse(root, report.name)) {
            judgement.judgeDefinition(root);
            continue;
        }
        judgement.leaveOut();
        if (document.diagnostics().empty())
            report.notes.emplace_back("holds no state machine: an object without StartAt and States");
    }
    judgement.finish();
}

// Most texts are settled by their name, or by one fast search.
static bool mayBeTemplate(const support::SourceText& source, const Settings& settings) {
    if (settings.from != embed::From::Auto)
        return settings.from != embed::From::Asl;
    if (settings.substitutions != nullptr || (settings.isDefinition && settings.machine.empty()))
        return false;
    return !hasDefinitionName(source.name()) && embed::mayHoldMachines(source.text());
}

// The operation that a text is a request of, or null.
static const catalog::Operation* requestedIn(
    const support::SourceText& source, const syntax::Document& document, const Settings& settings) {
    if (settings.request != nullptr)
        return settings.request;
    const bool isSomethingSaid = settings.from != embed::From::Auto || settings.substitutions != nullptr ||
                                 !settings.machine.empty() || hasDefinitionName(source.name());
    if (isSomethingSaid || document.roots().size() != 1 || !request::mayBeRequest(source.text()))
        return nullptr;
    return request::operationOf(document.roots().front());
}

static void judgeDocument(const std::shared_ptr<const support::SourceText>& source,
    std::unique_ptr<const syntax::Document> read, const Settings& settings, FileReport& report) {
    const std::shared_ptr<const syntax::Document> document = std::move(read);
    if (const catalog::Operation* const operation = requestedIn(*source, *document, settings))
        return judgeRequest(request::Request(*operation, document), settings, report);
    if (document->templateDirective()) {
        report.notes.emplace_back("is the source of a template (it has %{ … } directives), not a definition: skipped");
        return;
    }
    const auto content = mayBeTemplate(*source, settings) ? embed::templateOf(document, settings.from) : nullptr;
    const bool isAsked = !settings.machine.empty();
    if (isAsked && (content == nullptr || content->machine(settings.machine) == nullptr))
        report.failure =
            support::Error{fmt::format("{}: holds no state machine \"{}\"", report.name, settings.machine)};
    else if (content != nullptr)
        judgeTemplate(*content, settings, report);
    else if (settings.substitutions != nullptr)
        judgeLinked(source, *document, settings, report);
    else
        judgeDefinitions(*document, settings, report);
}

FileReport lintText(std::shared_ptr<const support::SourceText> source, const Settings& settings) {
    FileReport report;
    report.name = source->name();
    if (source->name().ends_with(".tf") && settings.from == embed::From::Auto) {
        report.notes.emplace_back(
            "is source of Terraform: skipped; stepcheck reads the output of terraform show -json");
        return report;
    }
    auto document = readText(source, settings);
    if (!document)
        report.failure = document.error();
    else
        judgeDocument(source, *std::move(document), settings, report);
    return report;
}

}  // namespace stepcheck::lint
