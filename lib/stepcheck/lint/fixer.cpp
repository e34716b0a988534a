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

static const FileFix* fixOf(const Finding& finding, Safety atMost) {
    const auto found =
        std::ranges::find_if(finding.fixes, [atMost](const FileFix& fix) { return fix.safety <= atMost; });
    return found == finding.fixes.end() ? nullptr : &*found;
}

static Round chooseFixes(const FileReport& report, Safety atMost, const FindingFilter& mayFix) {
    Round round;
    for (const Finding& finding : report.findings) {
        const FileFix* const fix = fixOf(finding, atMost);
        if (fix == nullptr || (mayFix && !mayFix(finding)))
            continue;
        const bool isFree = std::ranges::none_of(fix->edits, [&round](const FileEdit& edit) {
            return std::ranges::any_of(
                round.edits, [&edit](const Edit& taken) { return overlap(edit.bytes, taken.at); });
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
        const Round round = chooseFixes(result.report, atMost, mayFix);
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
