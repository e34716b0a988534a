#include "stepcheck/lint/fixer.h"

#include "stepcheck/lint/runner.h"
#include "stepcheck/support/edits.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::lint {

using support::Edit;
using support::Safety;

namespace {

/// The edits of one round.
struct Round {
    std::vector<Edit> edits;  // by place, disjoint
    std::size_t fixes = 0;
    std::set<std::string_view> rules;
};

}  // namespace

// Insertions at the same place disturb each other, too.
static bool overlap(support::Span a, support::Span b) {
    if (a.empty() || b.empty())
        return a.begin <= b.end && b.begin <= a.end;
    return a.begin < b.end && b.begin < a.end;
}

// Whether nothing but white space and comments that take whole lines stand there.
static bool isTrivia(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const std::string_view rest = line.substr(std::min(line.find_first_not_of(" \t\r"), line.size()));
        if (!rest.empty() && !rest.starts_with('#') && !rest.starts_with("//"))
            return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

// Each of two removals beside each other counts on the other one's item to remain: together they could leave nothing of
// the object, which is null in YAML.
static bool removeNeighbours(const FileEdit& edit, const Edit& taken, std::string_view text) {
    if (!edit.text.empty() || !taken.text.empty())
        return false;
    const auto [first, second] = std::minmax(edit.bytes, taken.at);
    return isTrivia(text.substr(first.end, second.begin - first.end));
}

static const FileFix* fixOf(const Finding& finding, Safety atMost) {
    const auto found =
        std::ranges::find_if(finding.fixes, [atMost](const FileFix& fix) { return fix.safety <= atMost; });
    return found == finding.fixes.end() ? nullptr : &*found;
}

static Round chooseFixes(const FileReport& report, std::string_view text, Safety atMost, const FindingFilter& mayFix) {
    Round round;
    for (const Finding& finding : report.findings) {
        const FileFix* const fix = fixOf(finding, atMost);
        if (fix == nullptr || (mayFix && !mayFix(finding)))
            continue;
        const bool isFree = std::ranges::none_of(fix->edits, [&round, text](const FileEdit& edit) {
            return std::ranges::any_of(round.edits, [&edit, text](const Edit& taken) {
                return overlap(edit.bytes, taken.at) || removeNeighbours(edit, taken, text);
            });
        });
        if (!isFree)
            continue;
        for (const FileEdit& edit : fix->edits)
            round.edits.push_back({.at = edit.bytes, .text = edit.text});
        ++round.fixes;
        round.rules.insert(finding.rule->rule->id);
    }
    std::ranges::sort(round.edits, {}, &Edit::at);
    return round;
}

ChangedText fixText(std::shared_ptr<const support::SourceText> source, const Settings& settings, Safety atMost,
    const FindingFilter& mayFix) {
    ChangedText result{.text = std::move(source), .changes = 0, .report = {}};
    result.report = lintText(result.text, settings);
    for (std::size_t rounds = 0;; ++rounds) {
        const Round round = chooseFixes(result.report, result.text->text(), atMost, mayFix);
        if (round.fixes == 0)
            return result;
        if (rounds == maxFixRounds) {
            result.report.notes.push_back(
                fmt::format("still not stable after {} rounds of fixes (rules {}): stopped (limit: fix rounds)",
                    maxFixRounds, fmt::join(round.rules, ", ")));
            return result;
        }
        auto text = std::make_shared<const support::SourceText>(
            result.text->name(), support::applied(round.edits, result.text->text()));
        const auto document = readText(text, settings);
        if (!document || (*document)->hasErrors()) {
            result.report.notes.push_back(
                fmt::format("a fix would have broken the file and was not made (rules {}); please report it",
                    fmt::join(round.rules, ", ")));
            return result;
        }
        result.text = std::move(text);
        result.changes += round.fixes;
        result.report = lintText(result.text, settings);
    }
}

}  // namespace stepcheck::lint
