#include "stepcheck/lint/runner.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/aws_answer.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/place.h"
#include "stepcheck/lint/suppression.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/hash.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/syntax/pointer.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace stepcheck::lint {

using support::Diagnostic;
using support::Severity;

static constexpr std::string_view jsonSyntax = "json-syntax";

static bool isSelected(const Settings& settings, std::string_view rule) {
    return std::ranges::any_of(settings.rules, [rule](const RegisteredRule* r) { return r->rule->id == rule; });
}

bool hasDefinitionName(std::string_view name) {
    static constexpr std::array<std::string_view, 4> endings{".asl.json", ".asl.jsonc", ".asl.yaml", ".asl.yml"};
    return std::ranges::any_of(endings, [name](std::string_view ending) { return name.ends_with(ending); });
}

// An object that has nothing of a definition, in a file that does not claim to be one.
static bool isSomethingElse(const syntax::Node& root, std::string_view fileName) {
    return root.is(syntax::Kind::Object) && root.isComplete() && !hasDefinitionName(fileName) &&
           !asl::looksLikeDefinition(root);
}

namespace {

/// What is found in one text, from the readers' diagnostics to the finished report.
class Run {
public:
    Run(const syntax::Document& document, const Settings& settings, FileReport& report)
        : document_(document), settings_(settings), report_(report) {}

    void judge();

private:
    void judgeDefinition(const syntax::Node& root);
    void suppress();
    void finish();
    [[nodiscard]] Finding finding(Diagnostic& diagnostic, const support::LineTable& lines) const;
    [[nodiscard]] std::vector<RelatedPlace> placesOf(
        const std::vector<support::Related>& related, const support::LineTable& lines) const;
    [[nodiscard]] std::vector<FileFix> fixesOf(Diagnostic& diagnostic, const support::LineTable& lines) const;
    [[nodiscard]] bool isRepeated(support::Span span) const;
    [[nodiscard]] std::string pointerOf(support::Span span) const;
    [[nodiscard]] std::string locationOf(const Diagnostic& diagnostic) const;
    void addFingerprints();

    const syntax::Document& document_;
    const Settings& settings_;
    FileReport& report_;
    std::vector<Diagnostic> found_;
    std::vector<Suppression> suppressions_;
    bool mayBeSuppressed_ = false;
    bool isJudgedWhole_ = true;
};

void Run::judge() {
    std::ranges::copy_if(document_.diagnostics(), std::back_inserter(found_),
        [this](const Diagnostic& diagnostic) { return isSelected(settings_, diagnostic.rule); });
    // Most texts have no suppression: one fast search settles it.
    mayBeSuppressed_ = document_.source().text().find("stepcheck:") != std::string_view::npos;

    static const syntax::Node nothing{};
    if (document_.roots().empty())
        judgeDefinition(nothing);
    for (const syntax::Node& root : document_.roots()) {
        if (settings_.isDefinition || !isSomethingElse(root, report_.name)) {
            judgeDefinition(root);
            continue;
        }
        isJudgedWhole_ = false;
        if (document_.diagnostics().empty())
            report_.notes.emplace_back("holds no state machine: an object without StartAt and States");
    }
    suppress();
    finish();
}

void Run::judgeDefinition(const syntax::Node& root) {
    const asl::Machine machine = asl::buildMachine(root);
    const std::vector<asl::Expression> expressions = asl::findExpressions(machine);
    const std::vector<JsonataProblem> jsonataProblems = findJsonataProblems(expressions);
    const flow::Facts flow(machine);
    const flow::Variables variables(machine, flow);
    const DataFlow data(machine, flow, expressions);
    const RuleInput input{.document = document_,
        .root = root,
        .machine = machine,
        .expressions = expressions,
        .jsonataProblems = jsonataProblems,
        .flow = flow,
        .variables = variables,
        .type = settings_.type,
        .options = settings_.ruleOptions,
        .data = data};
    for (const RegisteredRule* rule : settings_.rules) {
        if (rule->rule->check == nullptr)
            continue;
        Reporter reporter(*rule->rule, found_);
        rule->rule->check(input, reporter);
    }
    report_.machines += root.is(syntax::Kind::Object) ? std::size_t{1} : 0;
    report_.states += machine.states().size();
    if (!mayBeSuppressed_)
        return;
    const support::Span text{.begin = 0, .end = static_cast<std::uint32_t>(document_.source().text().size())};
    const support::Span definition = document_.roots().size() > 1 ? root.span() : text;
    std::ranges::move(suppressionsInFields(machine, definition), std::back_inserter(suppressions_));
}

void Run::suppress() {
    if (!mayBeSuppressed_)
        return;
    std::ranges::move(suppressionsInComments(document_), std::back_inserter(suppressions_));
    report_.suppressed = applySuppressions(suppressions_, found_);
    const bool complete = isJudgedWhole_ && !document_.hasErrors();
    if (isSelected(settings_, "unused-suppression"))
        std::ranges::move(reportUnused(document_, suppressions_, settings_, complete), std::back_inserter(found_));
}

std::string Run::pointerOf(support::Span span) const {
    for (const syntax::Node& root : document_.roots())
        if (root.span().contains(span))
            return syntax::pointerAt(root, span);
    return {};
}

std::vector<RelatedPlace> Run::placesOf(
    const std::vector<support::Related>& related, const support::LineTable& lines) const {
    std::vector<RelatedPlace> places;
    for (const support::Related& each : related)
        places.push_back({.at = locate(document_.source(), lines, each.at, settings_.columnUnit),
            .message = readable(each.message)});
    return places;
}

Finding Run::finding(Diagnostic& diagnostic, const support::LineTable& lines) const {
    Finding result;
    result.rule = findRule(diagnostic.rule);
    STEPCHECK_ASSERT(result.rule != nullptr);
    const auto severity = settings_.severities.find(diagnostic.rule);
    result.severity = severity == settings_.severities.end() ? diagnostic.severity : severity->second;
    result.at = locate(document_.source(), lines, diagnostic.at, settings_.columnUnit);
    result.message = readable(diagnostic.message);
    result.help = readable(diagnostic.help);
    result.related = placesOf(diagnostic.related, lines);
    result.route = placesOf(diagnostic.route, lines);
    // A check that leaves out the code means it; a reader does not know it.
    result.awsCode = result.rule->rule->check == nullptr ? result.rule->rule->awsCode : diagnostic.awsCode;
    result.fixes = fixesOf(diagnostic, lines);
    result.pointer = printable(pointerOf(diagnostic.at));
    result.aws = {.message = diagnostic.aws.message, .location = locationOf(diagnostic)};
    if (diagnostic.rule == jsonSyntax) {
        auto [message, location] = answerToJsonMistake(document_.source(), diagnostic);
        result.aws = {.message = std::move(message), .location = std::move(location)};
    }
    return result;
}

std::string Run::locationOf(const Diagnostic& diagnostic) const {
    const support::Span span = diagnostic.aws.at.value_or(diagnostic.at);
    if (!diagnostic.aws.isPlaceless)
        for (const syntax::Node& root : document_.roots())
            if (root.span().contains(span))
                return syntax::locationAt(root, span);
    return {};
}

// An edit there would change what the aliases repeat, too, where nobody looked.
bool Run::isRepeated(support::Span span) const {
    return std::ranges::any_of(document_.repeated(),
        [span](support::Span repeated) { return span.begin <= repeated.end && repeated.begin <= span.end; });
}

std::vector<FileFix> Run::fixesOf(Diagnostic& diagnostic, const support::LineTable& lines) const {
    std::vector<FileFix> result;
    // An edit of a text that was pieced together has no place of its own in the file, and where parts could not be read
    // nobody knows what an edit changes.
    if (&document_.source().file() != &document_.source() || document_.hasErrors())
        return result;
    for (support::Fix& fix : diagnostic.fixes) {
        if (std::ranges::any_of(fix.edits, [this](const support::Edit& edit) { return isRepeated(edit.at); }))
            continue;
        FileFix& made = result.emplace_back(FileFix{.title = readable(fix.title), .safety = fix.safety, .edits = {}});
        for (support::Edit& edit : fix.edits)
            made.edits.push_back({.bytes = edit.at,
                .begin = lines.position(edit.at.begin, settings_.columnUnit),
                .end = lines.position(edit.at.end, settings_.columnUnit),
                .text = std::move(edit.text)});
    }
    return result;
}

void Run::finish() {
    if (found_.empty())
        return;
    const auto order = [](const Diagnostic& d) { return std::tie(d.at, d.rule, d.message); };
    std::ranges::sort(found_, {}, order);
    // What an alias repeats is found more than once.
    const auto repeated = std::ranges::unique(found_, {}, order);
    found_.erase(repeated.begin(), repeated.end());

    const support::LineTable lines(document_.source().file().text());
    for (Diagnostic& diagnostic : found_)
        report_.findings.push_back(finding(diagnostic, lines));
    addFingerprints();
}

// Names in the pointer do not change when the text moves; equal findings are told apart by their order.
void Run::addFingerprints() {
    std::map<std::uint64_t, std::uint64_t> seen;
    for (Finding& finding : report_.findings) {
        std::uint64_t hash = support::fnv1a(finding.rule->rule->id);
        hash = support::fnv1a(finding.message, support::fnv1a(finding.pointer, hash));
        const std::uint64_t ordinal = seen[hash]++;
        finding.fingerprint =
            fmt::format("{:016x}", ordinal == 0 ? hash : support::fnv1a(std::to_string(ordinal), hash));
    }
}

}  // namespace

support::Result<std::unique_ptr<const syntax::Document>> readText(
    std::shared_ptr<const support::SourceText> source, const Settings& settings) {
    const syntax::Language language =
        syntax::languageOfName(source->name()).value_or(syntax::languageOfText(source->text()));
    return syntax::readDocument(std::move(source), language, {.comments = settings.allowComments});
}

FileReport lintText(std::shared_ptr<const support::SourceText> source, const Settings& settings) {
    FileReport report;
    report.name = source->name();
    const auto document = readText(std::move(source), settings);
    if (!document)
        report.failure = document.error();
    else if ((*document)->templateDirective())
        report.notes.emplace_back("is the source of a template (it has %{ … } directives), not a definition: skipped");
    else
        Run(**document, settings, report).judge();
    return report;
}

}  // namespace stepcheck::lint
