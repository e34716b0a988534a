#include "stepcheck/lint/template_judgement.h"

#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/conditions.h"
#include "stepcheck/embed/definition.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/substitution.h"
#include "stepcheck/lint/judgement.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/lint/substitution_checks.h"
#include "stepcheck/lint/variants.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <ranges>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::lint {

using support::Diagnostic;

// Of a machine; each is looked at twice.
static constexpr std::size_t mostConditions = 16;

namespace {

/// Goes through the state machines of one template.
class TemplateJudge {
public:
    TemplateJudge(const embed::Template& content, const Settings& settings, FileReport& report)
        : content_(content), settings_(settings), report_(report), judgement_(content.document(), settings, report) {}

    void judge();

private:
    void judgeMachine(const embed::Resource& machine);
    [[nodiscard]] std::vector<Diagnostic> judgeVariants(
        const embed::Resource& machine, const embed::Condition& condition);
    [[nodiscard]] std::vector<Diagnostic> judgeVariant(
        const embed::Resource& machine, std::span<const embed::Assumption> assumed);
    [[nodiscard]] std::vector<Diagnostic> follow(embed::LinkedFile file, const embed::Resource& machine);
    void skip(const embed::Resource& machine, std::string_view reason);
    void note(std::string text);
    void add(std::vector<Diagnostic> found);

    const embed::Template& content_;
    const Settings& settings_;
    FileReport& report_;
    std::deque<embed::Definition> definitions_;  // suppressions view them until the end
    Judgement judgement_;
};

}  // namespace

void TemplateJudge::note(std::string text) {
    if (std::ranges::find(report_.notes, text) == report_.notes.end())
        report_.notes.push_back(std::move(text));
}

void TemplateJudge::skip(const embed::Resource& machine, std::string_view reason) {
    note(fmt::format("the definition of \"{}\" {}: skipped", machine.id, reason));
    judgement_.leaveOut();
}

void TemplateJudge::add(std::vector<Diagnostic> found) {
    for (Diagnostic& diagnostic : found)
        judgement_.add(std::move(diagnostic));
}

// The file is read here for its placeholders only; it is judged by itself, with its own settings.
std::vector<Diagnostic> TemplateJudge::follow(embed::LinkedFile file, const embed::Resource& machine) {
    const auto source = support::readSource(file.path);
    if (!source) {
        skip(machine, fmt::format("is not at {}", file.path));
        return {};
    }
    report_.linked.push_back(std::move(file));
    return unusedKeys(content_, machine, (*source)->text());
}

std::vector<Diagnostic> TemplateJudge::judgeVariant(
    const embed::Resource& machine, std::span<const embed::Assumption> assumed) {
    embed::LocatedDefinition located =
        embed::locateDefinition(content_, machine, embed::Placeholders::AsHoles, assumed);
    if (auto* const file = std::get_if<embed::LinkedFile>(&located))
        return follow(std::move(*file), machine);
    if (const auto* const skipped = std::get_if<embed::Skipped>(&located)) {
        // What another condition chooses is looked at when something is assumed of that one.
        if (!skipped->dependsOnCondition)
            skip(machine, skipped->reason);
        return {};
    }
    const embed::Definition& definition = definitions_.emplace_back(std::get<embed::Definition>(std::move(located)));
    const auto type = embed::typeOf(machine, embed::Chooser(content_, assumed));
    std::vector<Diagnostic> found = judgement_.findIn(definition, type.value_or(settings_.type));
    std::ranges::move(substitutionProblems(content_, machine, definition), std::back_inserter(found));
    return found;
}

std::vector<Diagnostic> TemplateJudge::judgeVariants(
    const embed::Resource& machine, const embed::Condition& condition) {
    std::vector<embed::Assumption> assumed = condition.around;
    assumed.push_back({.condition = condition.name, .holds = true});
    std::vector<Diagnostic> whenTrue = judgeVariant(machine, assumed);
    assumed.back().holds = false;
    // It is one state machine, in whatever form.
    const auto [machines, states] = std::pair(report_.machines, report_.states);
    std::vector<Diagnostic> whenFalse = judgeVariant(machine, assumed);
    report_.machines = machines;
    report_.states = states;
    return mergeVariants(condition, std::move(whenTrue), std::move(whenFalse));
}

// Two conditions may exclude each other, so that something is assumed of one at a time, and of those around it.
void TemplateJudge::judgeMachine(const embed::Resource& machine) {
    const std::vector<embed::Condition> conditions = embed::conditionsOf(machine);
    if (conditions.empty())
        return add(judgeVariant(machine, {}));
    for (const embed::Condition& condition : conditions | std::views::take(mostConditions))
        add(judgeVariants(machine, condition));
    if (conditions.size() > mostConditions)
        note(fmt::format("the definition of \"{}\" depends on {} conditions: the first {} are looked at", machine.id,
            conditions.size(), mostConditions));
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
