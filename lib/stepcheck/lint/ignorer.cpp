#include "stepcheck/lint/ignorer.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/lint/suppression.h"
#include "stepcheck/support/edits.h"
#include "stepcheck/syntax/editor.h"
#include "stepcheck/syntax/layout.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::lint {

using support::Edit;
using support::Span;

namespace {

using Names = std::set<std::string_view>;

/// Makes the edits for one document.
class Ignorer {
public:
    /// A template has no definitions at its top: only comments can be written.
    Ignorer(const syntax::Document& document, bool isTemplate)
        : document_(document), editor_(document), layout_(document), inComments_(suppressionsInComments(document)) {
        for (const syntax::Node& root : document.roots())
            if (!isTemplate)
                machines_.push_back(asl::buildMachine(root));
    }

    void add(const Finding& finding);
    [[nodiscard]] std::vector<Edit> edits();

private:
    struct Owner {
        const asl::Machine* machine;
        const asl::Object* object;
    };

    [[nodiscard]] Span definitionOf(std::size_t machine) const;
    [[nodiscard]] bool canCommentAbove(std::uint32_t line) const;
    [[nodiscard]] std::optional<Owner> ownerOf(std::uint32_t offset) const;
    [[nodiscard]] bool canHold(const asl::Object& object) const;
    [[nodiscard]] Edit commentAbove(std::uint32_t line, const Names& names) const;
    [[nodiscard]] syntax::Edits commentField(const Owner& owner, const Names& names) const;

    const syntax::Document& document_;
    syntax::Editor editor_;
    syntax::Layout layout_;
    std::vector<asl::Machine> machines_;
    std::vector<Suppression> inComments_;
    std::map<std::uint32_t, Names> byLine_;
    std::map<std::uint32_t, std::pair<Owner, Names>> byObject_;  // by the begin of the object
};

// Of several definitions in one text each is judged by itself.
Span Ignorer::definitionOf(std::size_t machine) const {
    const std::vector<syntax::Node>& roots = document_.roots();
    return roots.size() > 1 ? roots[machine].span()
                            : Span{.begin = 0, .end = static_cast<std::uint32_t>(document_.source().text().size())};
}

// Not in the middle of a text or comment of several lines.
bool Ignorer::canCommentAbove(std::uint32_t line) const {
    if (document_.language() == syntax::Language::Json)
        return false;
    const auto covers = [line](Span span) { return span.begin < line && line < span.end; };
    bool inScalar = false;
    for (const syntax::Node& root : document_.roots())
        syntax::walk(root, [&](const syntax::Step& step) {
            const bool isContainer = step.node.is(syntax::Kind::Array) || step.node.is(syntax::Kind::Object);
            inScalar = inScalar || (!isContainer && covers(step.node.span()));
        });
    return !inScalar && std::ranges::none_of(document_.comments(),
                            [&covers](const syntax::Comment& comment) { return covers(comment.span); });
}

bool Ignorer::canHold(const asl::Object& object) const {
    const syntax::Member* const comment = object.node->find("Comment");
    const bool isRepeated = std::ranges::any_of(document_.repeated(), [&object](Span span) {
        return span.begin <= object.node->span().end && object.node->span().begin <= span.end;
    });
    if (isRepeated || object.node->members().empty())
        return false;
    if (comment != nullptr)
        return comment->value.is(syntax::Kind::String);
    return !catalog::isTemplate(object.kind) && catalog::findField(object.kind, "Comment") != nullptr;
}

std::optional<Ignorer::Owner> Ignorer::ownerOf(std::uint32_t offset) const {
    std::optional<Owner> best;
    std::uint32_t bestSize = 0;
    for (std::size_t i = 0; i < machines_.size(); ++i)
        for (const asl::Object& object : machines_[i].objects()) {
            const Span scope = scopeOf(machines_[i], object, definitionOf(i));
            const bool isInside = scope.begin <= offset && offset <= scope.end;
            if (!isInside || (best && bestSize <= scope.size()) || !canHold(object))
                continue;
            best = Owner{.machine = &machines_[i], .object = &object};
            bestSize = scope.size();
        }
    return best;
}

void Ignorer::add(const Finding& finding) {
    const std::uint32_t at = finding.at.bytes.begin;
    const std::uint32_t line = layout_.lineBegin(at);
    if (canCommentAbove(line))
        byLine_[line].insert(finding.rule->rule->id);
    else if (const std::optional<Owner> owner = ownerOf(at))
        byObject_.try_emplace(owner->object->node->span().begin, *owner, Names{})
            .first->second.second.insert(finding.rule->rule->id);
}

static Edit moreNames(const Suppression& suppression, const Names& names) {
    const std::uint32_t end = suppression.names.back().at.end;
    return {.at = {.begin = end, .end = end}, .text = fmt::format(", {}", fmt::join(names, ", "))};
}

Edit Ignorer::commentAbove(std::uint32_t line, const Names& names) const {
    const auto found = std::ranges::find_if(inComments_, [&](const Suppression& suppression) {
        return suppression.problem == Suppression::Problem::None && suppression.scope.begin == line;
    });
    if (found != inComments_.end())
        return moreNames(*found, names);
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const std::string_view text = document_.source().text();
    const std::uint32_t at = line == 0 && text.starts_with(byteOrderMark) ? 3 : line;
    const std::string_view indent = layout_.slice({.begin = at, .end = layout_.skipBlanks(at)});
    return {.at = {.begin = at, .end = at},
        .text = fmt::format("{}{} stepcheck: ignore[{}]{}", indent,
            document_.language() == syntax::Language::Yaml ? "#" : "//", fmt::join(names, ", "), layout_.lineBreak())};
}

syntax::Edits Ignorer::commentField(const Owner& owner, const Names& names) const {
    const syntax::Node& node = *owner.object->node;
    const std::string text = fmt::format("stepcheck: ignore[{}]", fmt::join(names, ", "));
    if (const syntax::Member* const comment = node.find("Comment")) {
        for (const Suppression& suppression : suppressionsInFields(*owner.machine, {}))
            if (suppression.problem == Suppression::Problem::None && comment->value.span().contains(suppression.at))
                return std::vector<Edit>{moreNames(suppression, names)};
        const std::string_view old = comment->value.text();
        return editor_.replace(comment->value, fmt::format("{}{}{}", old, old.empty() ? "" : " ", text));
    }
    const syntax::NewValue value = syntax::NewValue::string(text);
    const syntax::Member* const type = node.find("Type");
    syntax::Edits edits = type != nullptr ? editor_.insertAfter(node, *type, "Comment", value) : std::nullopt;
    return edits ? edits : editor_.insertBefore(node, node.members().front(), "Comment", value);
}

std::vector<Edit> Ignorer::edits() {
    std::vector<Edit> result;
    for (const auto& [line, names] : byLine_)
        result.push_back(commentAbove(line, names));
    for (const auto& [begin, what] : byObject_)
        if (syntax::Edits edits = commentField(what.first, what.second))
            std::ranges::move(*edits, std::back_inserter(result));
    std::ranges::sort(result, {}, &Edit::at);
    return result;
}

}  // namespace

// Findings of the readers are about texts that cannot be edited; no suppression takes away that one is unused.
static bool canBeIgnored(const Finding& finding) {
    return finding.rule->rule->id != "unused-suppression";
}

ChangedText ignoreFindings(
    std::shared_ptr<const support::SourceText> source, const Settings& settings, const FindingFilter& mayIgnore) {
    ChangedText result{.text = std::move(source), .changes = 0, .report = {}};
    result.report = lintText(result.text, settings);
    const auto document = readText(result.text, settings);
    if (!document || (*document)->hasErrors() || &result.text->file() != result.text.get())
        return result;
    Ignorer ignorer(**document, result.report.isTemplate);
    for (const Finding& finding : result.report.findings)
        if (canBeIgnored(finding) && (!mayIgnore || mayIgnore(finding)))
            ignorer.add(finding);
    const std::vector<Edit> edits = ignorer.edits();
    if (edits.empty())
        return result;
    auto text =
        std::make_shared<const support::SourceText>(result.text->name(), support::applied(edits, result.text->text()));
    FileReport report = lintText(text, settings);
    if (report.failure || report.findings.size() > result.report.findings.size()) {
        result.report.notes.emplace_back("suppressions would have broken the file and were not written");
        return result;
    }
    result.text = std::move(text);
    result.changes = result.report.findings.size() - report.findings.size();
    result.report = std::move(report);
    return result;
}

}  // namespace stepcheck::lint
