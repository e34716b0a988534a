#include "stepcheck/render/graph_overlay.h"

#include "stepcheck/flow/graph.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::render {

std::string_view name(Mark mark) {
    switch (mark) {
        case Mark::None: return "";
        case Mark::Taken: return "taken";
        case Mark::Never: return "never";
        case Mark::Info: return "info";
        case Mark::Warning: return "warning";
        case Mark::Error: return "error";
    }
    STEPCHECK_ASSERT(false);
}

// "3×", "at most 3×" where nobody knows.
static OverlayPart partOf(const Passes& passes) {
    return {.mark = passes.count > 0 ? Mark::Taken : Mark::Never,
        .note = fmt::format("{}{}×", passes.isAtMost ? "≤" : "", passes.count)};
}

static Overlay overlayOf(const Traffic& traffic) {
    Overlay overlay;
    for (const std::uint64_t count : traffic.states)
        overlay.states.push_back(partOf({.count = count}));
    for (const Passes& passes : traffic.edges)
        overlay.edges.push_back(partOf(passes));
    overlay.start = partOf({.count = traffic.starts});
    return overlay;
}

static std::size_t countTaken(std::span<const OverlayPart> parts) {
    return static_cast<std::size_t>(std::ranges::count(parts, Mark::Taken, &OverlayPart::mark));
}

static std::string takenOf(const Overlay& overlay) {
    return fmt::format("{} of {} states, {} of {} transitions", countTaken(overlay.states), overlay.states.size(),
        countTaken(overlay.edges), overlay.edges.size());
}

Overlay coverageOverlay(const flow::Graph& /*graph*/, const Traffic& traffic) {
    Overlay overlay = overlayOf(traffic);
    overlay.caption = "coverage: " + takenOf(overlay);
    overlay.legend = {{Mark::Taken, "executed, and how often"}, {Mark::Never, "never executed"}};
    return overlay;
}

Overlay pathsOverlay(const flow::Graph& graph, std::span<const Traffic> paths) {
    Traffic sum{
        .states = std::vector<std::uint64_t>(graph.stateCount()), .edges = std::vector<Passes>(graph.edges().size())};
    for (const Traffic& path : paths) {
        for (std::size_t i = 0; i < sum.states.size(); ++i)
            sum.states[i] += path.states[i] > 0 ? 1U : 0U;
        for (std::size_t i = 0; i < sum.edges.size(); ++i) {
            sum.edges[i].count += path.edges[i].count > 0 ? 1U : 0U;
            sum.edges[i].isAtMost = sum.edges[i].isAtMost || path.edges[i].isAtMost;
        }
        sum.starts += path.starts > 0 ? 1U : 0U;
    }
    Overlay overlay = overlayOf(sum);
    overlay.caption = fmt::format("{} path{}: {}", paths.size(), paths.size() == 1 ? "" : "s", takenOf(overlay));
    overlay.legend = {{Mark::Taken, "on a path, and on how many"}, {Mark::Never, "on no path"}};
    return overlay;
}

std::optional<asl::StateId> stateAt(const asl::Machine& machine, support::Span at) {
    std::optional<asl::StateId> innermost;
    for (const asl::State& state : machine.states())
        if (state.member->span().contains(at) &&
            (!innermost || machine.state(*innermost).member->span().contains(state.member->span())))
            innermost = state.id;
    return innermost;
}

static Mark markOf(support::Severity severity) {
    switch (severity) {
        case support::Severity::Info: return Mark::Info;
        case support::Severity::Warning: return Mark::Warning;
        case support::Severity::Error: return Mark::Error;
    }
    STEPCHECK_ASSERT(false);
}

static void add(OverlayPart& part, const lint::Finding& finding) {
    part.mark = std::max(part.mark, markOf(finding.severity));
    part.details += fmt::format("{}{}:{}: {}: {} [{}]", part.details.empty() ? "" : "\n", finding.at.begin.line,
        finding.at.begin.column, support::name(finding.severity), finding.message, finding.rule->rule->id);
}

static std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

Overlay findingsOverlay(const asl::Machine& machine, const flow::Graph& graph, const lint::FileReport& report) {
    Overlay overlay{.states = std::vector<OverlayPart>(graph.stateCount()),
        .edges = std::vector<OverlayPart>(graph.edges().size())};
    std::vector<std::array<std::size_t, 3>> counts(graph.stateCount());
    std::array<std::size_t, 3> all{};
    std::size_t placeless = 0;
    for (const lint::Finding& finding : report.findings) {
        ++all[static_cast<std::size_t>(finding.severity)];
        const std::optional<asl::StateId> state = stateAt(machine, finding.at.bytes);
        if (!state) {
            ++placeless;
            continue;
        }
        add(overlay.states[state->index], finding);
        ++counts[state->index][static_cast<std::size_t>(finding.severity)];
        const auto edges = graph.edges();
        for (std::size_t i = 0; i < edges.size(); ++i)
            if (edges[i].from == *state && edges[i].isInScope() && finding.at.bytes.contains(edges[i].at) &&
                finding.at.bytes.size() <= edges[i].at.size() + 2)
                add(overlay.edges[i], finding);
    }
    static constexpr std::array<std::string_view, 3> nouns{"note", "warning", "error"};
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t severity = 3; severity-- > 0;)
            if (counts[i][severity] > 0)
                overlay.states[i].note +=
                    (overlay.states[i].note.empty() ? "" : ", ") + plural(counts[i][severity], nouns[severity]);
    overlay.caption =
        fmt::format("lint: {}, {}, {}", plural(all[2], nouns[2]), plural(all[1], nouns[1]), plural(all[0], nouns[0]));
    if (placeless > 0)
        overlay.caption += fmt::format("; {} of them at no state", placeless);
    overlay.legend = {{Mark::Error, "error"}, {Mark::Warning, "warning"}, {Mark::Info, "note"}};
    return overlay;
}

}  // namespace stepcheck::render
