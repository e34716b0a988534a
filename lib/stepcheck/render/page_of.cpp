#include "stepcheck/render/page_of.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/render/condition_words.h"
#include "stepcheck/render/exploration_words.h"
#include "stepcheck/render/graph_overlay.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <variant>

namespace stepcheck::render {

static PageCall callOf(const explore::Call& call) {
    if (const auto* result = std::get_if<exec::Payload>(&call.answer.outcome))
        return {.state = call.state, .outcome = "returns", .data = result->text()};
    const auto& failure = std::get<exec::Failure>(call.answer.outcome);
    return {.state = call.state,
        .outcome = fmt::format("fails with {}", failure.error.value_or("an error without a name")),
        .data = failure.cause.value_or("")};
}

static std::string reasonOf(const explore::LooseEnd& loose) {
    if (loose.end == explore::End::VisitLimit)
        return fmt::format("enters \"{}\" once more than is followed", loose.reason);
    return loose.reason.empty() ? "not followed further" : loose.reason;
}

static PagePath pathOf(const explore::Path& path) {
    PagePath shown{.id = path.id,
        .end = std::string(name(path.end)),
        .states = path.states,
        .condition = conditionInWords(path.condition),
        .assumptions = path.assumptions,
        .variants = path.variants,
        .execution = &path.execution};
    if (!path.example.objects.is(value::Kind::Null))
        shown.objects = value::write(path.example.objects);
    for (const explore::Call& call : path.example.calls)
        shown.calls.push_back(callOf(call));
    return shown;
}

std::vector<PageFinding> pageFindings(const asl::Machine& machine, const lint::FileReport& report) {
    std::vector<PageFinding> findings;
    for (const lint::Finding& finding : report.findings)
        findings.push_back({.state = stateAt(machine, finding.at.bytes),
            .severity = finding.severity,
            .rule = std::string(finding.rule->rule->id),
            .message = finding.message,
            .line = finding.at.begin.line});
    return findings;
}

static void addLooseEnds(const explore::Exploration& exploration, PageData& page) {
    for (std::size_t i = 0; i < exploration.loose.size(); ++i) {
        const explore::LooseEnd& loose = exploration.loose[i];
        page.paths.push_back({.id = fmt::format("{}-{}", explore::name(loose.end), i + 1),
            .end = std::string(explore::name(loose.end)),
            .states = loose.states,
            .condition = conditionInWords(loose.condition),
            .reason = reasonOf(loose)});
    }
}

// In the order of `End`: those of paths first.
static void countEnds(PageData& page) {
    for (std::size_t i = 0; i < explore::endCount; ++i) {
        const std::string_view end = explore::name(static_cast<explore::End>(i));
        const auto count = std::ranges::count(page.paths, end, &PagePath::end);
        if (count > 0)
            page.ends.emplace_back(end, count);
    }
}

static void addContract(const std::vector<explore::Requirement>& contract, PageData& page) {
    if (contract.empty())
        return;
    PageSection& section =
        page.sections.emplace_back(PageSection{.title = "Required of the input, to succeed", .lines{}});
    for (const explore::Requirement& each : contract)
        section.lines.push_back(fmt::format("{}: {}", each.place.text(), requirementInWords(each)));
}

PageData pageOf(const ExploredDefinition& explored, const flow::Graph& graph, const lint::FileReport& report) {
    PageData page{.machine = explored.program.machine(), .graph = graph, .name = explored.name};
    for (const explore::Path& path : explored.exploration.paths)
        page.paths.push_back(pathOf(path));
    addLooseEnds(explored.exploration, page);
    countEnds(page);
    for (const auto& [limit, what] : explored.exploration.limits)
        page.limits.push_back(fmt::format("{} (--{})", what, explore::name(limit)));
    page.findings = pageFindings(page.machine, report);
    addContract(explored.summary.contract, page);
    return page;
}

}  // namespace stepcheck::render
