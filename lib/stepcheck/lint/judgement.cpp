#include "stepcheck/lint/judgement.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/aws_answer.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/place.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/hash.h"
#include "stepcheck/syntax/pointer.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace stepcheck::lint {

using support::Diagnostic;
using support::Span;

static constexpr std::string_view jsonSyntax = "json-syntax";

// Most texts have no suppression: one fast search settles it.
static bool mentionsStepcheck(std::string_view text) {
    static constexpr std::string_view mark = "stepcheck:";
    static const std::boyer_moore_horspool_searcher searcher(mark.begin(), mark.end());
    return std::search(text.begin(), text.end(), searcher) != text.end();
}

static bool isSelected(const Settings& settings, std::string_view rule) {
    return std::ranges::any_of(settings.rules, [rule](const RegisteredRule* r) { return r->rule->id == rule; });
}

static Span wholeText(const syntax::Document& document) {
    return {.begin = 0, .end = static_cast<std::uint32_t>(document.source().text().size())};
}

Judgement::Judgement(const syntax::Document& document, const Settings& settings, FileReport& report)
    : document_(document),
      settings_(settings),
      report_(report),
      mayBeSuppressed_(mentionsStepcheck(document.source().text())) {}

void Judgement::add(Diagnostic diagnostic) {
    if (isSelected(settings_, diagnostic.rule))
        found_.push_back(std::move(diagnostic));
}

void Judgement::takeReaderDiagnostics() {
    for (const Diagnostic& diagnostic : document_.diagnostics())
        add(diagnostic);
}

// Where the definition assigns a variable that is called like a built-in function, it may be the variable that an
// operand or a result is.
static std::vector<JsonataProblem> withoutVariables(
    std::vector<JsonataProblem> problems, const flow::Variables& variables) {
    using query::jsonata::ProblemKind;
    std::erase_if(problems, [&](const JsonataProblem& found) {
        const query::jsonata::Problem& problem = found.problem;
        const std::string_view part =
            found.expression->text().substr(problem.span.begin, problem.span.end - problem.span.begin);
        const bool isOfType = problem.kind == ProblemKind::WrongOperandType ||
                              problem.kind == ProblemKind::WrongArgumentType ||
                              problem.kind == ProblemKind::YieldsFunction;
        return isOfType && part.starts_with('$') &&
               std::ranges::find(variables.assignments(), part.substr(1), &flow::Assignment::name) !=
                   variables.assignments().end();
    });
    return problems;
}

void Judgement::runRules(
    const Subject& subject, std::vector<Diagnostic>& found, std::vector<Suppression>& suppressions) {
    const asl::Machine machine = asl::buildMachine(subject.root);
    const std::vector<asl::Expression> expressions = asl::findExpressions(machine);
    const flow::Facts flow(machine);
    const flow::Variables variables(machine, flow);
    const std::vector<JsonataProblem> jsonataProblems = withoutVariables(findJsonataProblems(expressions), variables);
    const DataFlow data(machine, flow, expressions, variables, settings_.proofLimits);
    const RuleInput input{.document = subject.document,
        .root = subject.root,
        .machine = machine,
        .expressions = expressions,
        .jsonataProblems = jsonataProblems,
        .flow = flow,
        .variables = variables,
        .type = subject.type,
        .options = settings_.ruleOptions,
        .data = data,
        .isEmbedded = subject.isEmbedded};
    for (const RegisteredRule* rule : settings_.rules) {
        if (rule->rule->check == nullptr)
            continue;
        Reporter reporter(*rule->rule, found);
        rule->rule->check(input, reporter);
    }
    report_.machines += subject.root.is(syntax::Kind::Object) ? std::size_t{1} : 0;
    report_.states += machine.states().size();
    if (mayBeSuppressed_)
        std::ranges::move(suppressionsInFields(machine, subject.scope), std::back_inserter(suppressions));
}

void Judgement::judgeDefinition(const syntax::Node& root) {
    const Span scope = document_.roots().size() > 1 ? root.span() : wholeText(document_);
    runRules({.document = document_, .root = root, .type = settings_.type, .isEmbedded = false, .scope = scope}, found_,
        suppressions_);
}

void Judgement::judgeTemplate(const embed::Template& content, Span range) {
    std::vector<Diagnostic> found;
    for (const RegisteredRule* rule : settings_.rules) {
        if (rule->rule->checkTemplate == nullptr)
            continue;
        Reporter reporter(*rule->rule, found);
        rule->rule->checkTemplate({.content = content}, reporter);
    }
    std::ranges::copy_if(found, std::back_inserter(found_),
        [range](const Diagnostic& diagnostic) { return range.contains(diagnostic.at); });
}

void Judgement::judgeRequest(const RequestInput& input) {
    for (const RequestRule* const rule : requestRules()) {
        if (!isSelected(settings_, rule->rule.id))
            continue;
        Reporter reporter(rule->rule, found_);
        rule->check(input, reporter);
    }
}

void Judgement::judgeEmbedded(const embed::Definition& definition, asl::MachineType type) {
    std::ranges::move(findIn(definition, type), std::back_inserter(found_));
}

std::vector<Diagnostic> Judgement::findIn(const embed::Definition& definition, asl::MachineType type) {
    const syntax::Document& document = *definition.document;
    static const syntax::Node nothing{};
    const syntax::Node& root = document.roots().empty() ? nothing : document.roots().front();
    std::vector<Diagnostic> found;
    std::vector<Suppression> suppressions;
    const Span scope = definition.hasOwnText ? wholeText(document) : root.span();
    runRules(
        {.document = document, .root = root, .type = type, .isEmbedded = true, .scope = scope}, found, suppressions);
    if (definition.hasOwnText)
        judgeOwnText(definition, found, suppressions);
    else
        std::ranges::move(suppressions, std::back_inserter(suppressions_));
    for (Diagnostic& diagnostic : found)
        diagnostic = taken(definition, std::move(diagnostic));
    return found;
}

// What is suppressed in a text of its own is settled there, where the places are those of that text.
void Judgement::judgeOwnText(
    const embed::Definition& definition, std::vector<Diagnostic>& found, std::vector<Suppression>& suppressions) {
    const syntax::Document& document = *definition.document;
    std::ranges::copy_if(document.diagnostics(), std::back_inserter(found),
        [this](const Diagnostic& diagnostic) { return isSelected(settings_, diagnostic.rule); });
    if (suppressions.empty())
        return;
    report_.suppressed += applySuppressions(suppressions, found);
    if (isSelected(settings_, "unused-suppression"))
        std::ranges::move(
            reportUnused(document, suppressions, settings_, !document.hasErrors()), std::back_inserter(found));
}

static bool touches(Span a, Span b) {
    return a.begin <= b.end && b.begin <= a.end;
}

// An edit there would change what the aliases repeat, too, where nobody looked.
static bool isRepeated(const syntax::Document& document, Span span) {
    return std::ranges::any_of(document.repeated(), [span](Span repeated) { return touches(span, repeated); });
}

// The fixes that can be made in `source`, with the edits to be made there.
static std::vector<support::Fix> fixesIn(
    const support::SourceText& source, const embed::Definition& definition, std::vector<support::Fix> fixes) {
    std::vector<support::Fix> result;
    if (definition.document->hasErrors())
        return result;
    for (support::Fix& fix : fixes) {
        bool isPossible = true;
        for (support::Edit& edit : fix.edits) {
            std::optional<support::Edit> moved = embed::editInSource(source, definition, edit);
            isPossible = isPossible && moved && !isRepeated(*definition.document, edit.at);
            if (moved)
                edit = *std::move(moved);
        }
        const auto overlap = [](const support::Edit& a, const support::Edit& b) { return b.at.begin < a.at.end; };
        if (isPossible && std::ranges::adjacent_find(fix.edits, overlap) == fix.edits.end())
            result.push_back(std::move(fix));
    }
    return result;
}

static AwsDiagnostic awsOf(const syntax::Document& document, const Diagnostic& diagnostic) {
    if (diagnostic.rule == jsonSyntax) {
        auto [message, location] = answerToJsonMistake(document.source(), diagnostic);
        return {.message = std::move(message), .location = std::move(location)};
    }
    AwsDiagnostic result{.message = diagnostic.aws.message, .location = {}};
    const Span span = diagnostic.aws.at.value_or(diagnostic.at);
    if (!diagnostic.aws.isPlaceless)
        for (const syntax::Node& root : document.roots())
            if (root.span().contains(span)) {
                result.location = syntax::locationAt(root, span);
                break;
            }
    return result;
}

static std::string pointerIn(const syntax::Document& document, Span span) {
    for (const syntax::Node& root : document.roots())
        if (root.span().contains(span))
            return syntax::pointerAt(root, span);
    return {};
}

Diagnostic Judgement::taken(const embed::Definition& definition, Diagnostic diagnostic) {
    const syntax::Document& document = *definition.document;
    Inside inside{.pointer = {}, .aws = awsOf(document, diagnostic)};
    diagnostic.fixes = fixesIn(document_.source(), definition, std::move(diagnostic.fixes));
    if (definition.hasOwnText) {
        inside.pointer = pointerIn(document, diagnostic.at);
        const support::SourceText& own = document.source();
        // Nothing of an empty text leads back.
        const bool hasPlace = !own.text().empty() || definition.place == nullptr;
        const auto move = [&](Span& span) { span = hasPlace ? own.toFile(span) : definition.place->span(); };
        move(diagnostic.at);
        for (support::Related& related : diagnostic.related)
            move(related.at);
        for (support::Related& step : diagnostic.route)
            move(step.at);
    }
    insides_.insert_or_assign(InsideKey{diagnostic.at, diagnostic.rule, diagnostic.message}, std::move(inside));
    return diagnostic;
}

void Judgement::suppress() {
    if (!mayBeSuppressed_)
        return;
    std::ranges::move(suppressionsInComments(document_), std::back_inserter(suppressions_));
    report_.suppressed += applySuppressions(suppressions_, found_);
    const bool complete = isJudgedWhole_ && !document_.hasErrors();
    if (isSelected(settings_, "unused-suppression"))
        std::ranges::move(reportUnused(document_, suppressions_, settings_, complete), std::back_inserter(found_));
}

// Of a definition in a string, the pointer goes on inside of the string.
std::string Judgement::pointerOf(Span span) const {
    return pointerIn(document_, span);
}

std::vector<RelatedPlace> Judgement::placesOf(
    const std::vector<support::Related>& related, const support::LineTable& lines) const {
    std::vector<RelatedPlace> places;
    for (const support::Related& each : related)
        places.push_back({.at = locate(document_.source(), lines, each.at, settings_.columnUnit),
            .message = readable(each.message)});
    return places;
}

Finding Judgement::finding(Diagnostic& diagnostic, const support::LineTable& lines) const {
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
    const bool isOfReader = result.rule->rule->check == nullptr && diagnostic.awsCode.empty();
    result.awsCode = isOfReader ? result.rule->rule->awsCode : diagnostic.awsCode;
    result.fixes = fixesOf(diagnostic, lines);
    const auto inside = insides_.find(InsideKey{diagnostic.at, diagnostic.rule, diagnostic.message});
    const bool isInside = inside != insides_.end();
    result.pointer = printable(pointerOf(diagnostic.at) + (isInside ? inside->second.pointer : std::string()));
    result.aws = isInside ? inside->second.aws : awsOf(document_, diagnostic);
    return result;
}

std::vector<FileFix> Judgement::fixesOf(Diagnostic& diagnostic, const support::LineTable& lines) const {
    std::vector<FileFix> result;
    // An edit of a text that was pieced together has no place of its own in the file, and where parts could not be read
    // nobody knows what an edit changes.
    if (&document_.source().file() != &document_.source() || document_.hasErrors())
        return result;
    for (support::Fix& fix : diagnostic.fixes) {
        if (std::ranges::any_of(
                fix.edits, [this](const support::Edit& edit) { return isRepeated(document_, edit.at); }))
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

void Judgement::finish() {
    suppress();
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

// The message up to a way through states, which new states may lengthen: `no value on the way "A" → "B"`.
static std::string_view withoutWay(std::string_view message) {
    const std::size_t arrow = message.find("\" → \"");
    const std::size_t way = arrow == std::string_view::npos ? arrow : message.rfind(" \"", arrow);
    return message.substr(0, way);
}

// Names in the pointer do not change when the text moves; equal findings are told apart by their order.
void Judgement::addFingerprints() {
    std::map<std::uint64_t, std::uint64_t> seen;
    for (Finding& finding : report_.findings) {
        std::uint64_t hash = support::fnv1a(finding.rule->rule->id);
        hash = support::fnv1a(withoutWay(finding.message), support::fnv1a(finding.pointer, hash));
        const std::uint64_t ordinal = seen[hash]++;
        finding.fingerprint =
            fmt::format("{:016x}", ordinal == 0 ? hash : support::fnv1a(std::to_string(ordinal), hash));
    }
}

}  // namespace stepcheck::lint
