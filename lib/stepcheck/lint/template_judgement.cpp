#include "stepcheck/lint/template_judgement.h"

#include "stepcheck/embed/definition.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/substitution.h"
#include "stepcheck/lint/judgement.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/lint/substitution_checks.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace stepcheck::lint {

using support::Diagnostic;

namespace {

/// Goes through the state machines of one template.
class TemplateJudge {
public:
    TemplateJudge(const embed::Template& content, const Settings& settings, FileReport& report)
        : content_(content), settings_(settings), report_(report), judgement_(content.document(), settings, report) {}

    void judge();

private:
    void judgeMachine(const embed::Resource& machine);
    void follow(embed::LinkedFile file, const embed::Resource& machine);
    void skip(const embed::Resource& machine, std::string_view reason);

    const embed::Template& content_;
    const Settings& settings_;
    FileReport& report_;
    Judgement judgement_;
};

}  // namespace

void TemplateJudge::skip(const embed::Resource& machine, std::string_view reason) {
    report_.notes.push_back(fmt::format("the definition of \"{}\" {}: skipped", machine.id, reason));
    judgement_.leaveOut();
}

// The file is read here for its placeholders only; it is judged by itself, with its own settings.
void TemplateJudge::follow(embed::LinkedFile file, const embed::Resource& machine) {
    const auto source = support::readSource(file.path);
    if (!source)
        return skip(machine, fmt::format("is not at {}", file.path));
    for (Diagnostic& diagnostic : unusedKeys(content_, machine, (*source)->text()))
        judgement_.add(std::move(diagnostic));
    report_.linked.push_back(std::move(file));
}

void TemplateJudge::judgeMachine(const embed::Resource& machine) {
    embed::LocatedDefinition located = embed::locateDefinition(content_, machine);
    if (auto* const file = std::get_if<embed::LinkedFile>(&located))
        return follow(std::move(*file), machine);
    if (const auto* const skipped = std::get_if<embed::Skipped>(&located))
        return skip(machine, skipped->reason);
    const auto& definition = std::get<embed::Definition>(located);
    judgement_.judgeEmbedded(definition, embed::typeOf(machine).value_or(settings_.type));
    for (Diagnostic& diagnostic : substitutionProblems(content_, machine, definition))
        judgement_.add(std::move(diagnostic));
}

// Of the resource with that id, or of all the template.
static support::Span rangeOf(const embed::Template& content, std::string_view id) {
    if (const embed::Resource* const machine = id.empty() ? nullptr : content.machine(id))
        return {.begin = std::min(machine->at.begin, machine->properties->span().begin),
            .end = std::max(machine->at.end, machine->properties->span().end)};
    return {.begin = 0, .end = static_cast<std::uint32_t>(content.document().source().text().size())};
}

void TemplateJudge::judge() {
    const support::SourceText& source = content_.document().source();
    judgement_.takeReaderDiagnostics();
    if (&source.file() != &source) {
        report_.notes.emplace_back("holds bytes that are not UTF-8: its state machines are skipped");
    } else {
        if (!settings_.isDefinition)
            judgement_.judgeTemplate(content_, rangeOf(content_, settings_.machine));
        for (const embed::Resource& resource : content_.resources())
            if (resource.kind == embed::ResourceKind::StateMachine &&
                (settings_.machine.empty() || settings_.machine == resource.id))
                judgeMachine(resource);
    }
    if (!settings_.machine.empty())
        judgement_.leaveOut();
    judgement_.finish();
}

void judgeTemplate(const embed::Template& content, const Settings& settings, FileReport& report) {
    report.isTemplate = !content.resources().empty();
    if (!report.isTemplate)
        report.notes.emplace_back("is a template without state machines");
    TemplateJudge(content, settings, report).judge();
}

void judgeLinked(const std::shared_ptr<const support::SourceText>& source, const syntax::Document& document,
    const Settings& settings, FileReport& report) {
    Judgement judgement(document, settings, report);
    std::shared_ptr<const support::SourceText> filled = embed::substituted(source, *settings.substitutions);
    bool isFilled = filled != source && !document.hasErrors();
    if (isFilled) {
        auto read = readText(std::move(filled), settings);
        isFilled = read.has_value();
        if (isFilled)
            judgement.judgeEmbedded(
                {.document = *std::move(read), .place = nullptr, .hasOwnText = true}, settings.type);
    }
    if (!isFilled) {
        judgement.takeReaderDiagnostics();
        static const syntax::Node nothing{};
        if (document.roots().empty())
            judgement.judgeDefinition(nothing);
        for (const syntax::Node& root : document.roots())
            judgement.judgeDefinition(root);
    }
    for (Diagnostic& diagnostic : unknownPlaceholders(document, *settings.substitutions))
        judgement.add(std::move(diagnostic));
    judgement.finish();
}

}  // namespace stepcheck::lint
