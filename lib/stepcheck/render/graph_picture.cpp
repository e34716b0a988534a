#include "stepcheck/render/graph_picture.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/label.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace stepcheck::render {

static constexpr std::size_t nameColumns = 24;
static constexpr std::size_t labelColumns = 30;
static constexpr double dotSize = 14;
static constexpr int farSteps = 12;

static double widest(const std::vector<std::string>& lines, double fontSize) {
    double width = 0;
    for (const std::string& line : lines)
        width = std::max(width, textWidth(line) * fontSize);
    return width;
}

static Size sizeOf(const PictureNode& node) {
    const double text = std::max(widest(node.lines, nameFontSize), textWidth(node.note) * noteFontSize);
    const double height =
        nameLineHeight * static_cast<double>(node.lines.size()) + (node.note.empty() ? 0 : noteLineHeight);
    switch (node.shape) {
        case Shape::Box: return {.width = std::max(text + 24, 72.0), .height = height + 16};
        case Shape::Hexagon: return {.width = std::max(text + 40, 84.0), .height = height + 20};
        case Shape::Pill: return {.width = std::max(text + 36, 72.0), .height = height + (node.lines.empty() ? 8 : 16)};
        case Shape::Text: return {.width = text + 8, .height = height + 4};
        case Shape::Dot: return {.width = dotSize, .height = dotSize};
    }
    STEPCHECK_ASSERT(false);
}

static std::string_view classOf(flow::EdgeKind kind) {
    switch (kind) {
        case flow::EdgeKind::Next: return "edge next";
        case flow::EdgeKind::Default: return "edge default";
        case flow::EdgeKind::Rule: return "edge rule";
        case flow::EdgeKind::Catcher: return "edge catcher";
        case flow::EdgeKind::Branch: return "edge branch";
        case flow::EdgeKind::Iteration: return "edge iteration";
    }
    STEPCHECK_ASSERT(false);
}

static std::string_view classOf(const asl::State& state) {
    static constexpr std::array<std::string_view, 9> classes{"state unknown", "state task", "state pass",
        "state choice", "state wait", "state succeed", "state fail", "state parallel", "state map"};
    return classes[state.kind.index()];
}

static Shape shapeOf(const asl::State& state) {
    if (std::holds_alternative<asl::Choice>(state.kind))
        return Shape::Hexagon;
    const bool isEnd =
        std::holds_alternative<asl::Succeed>(state.kind) || std::holds_alternative<asl::Fail>(state.kind);
    return isEnd ? Shape::Pill : Shape::Box;
}

// How many steps each state is away from the start of its scope, or -1: no way leads there.
static std::vector<int> stepsFromStart(const GraphModel& model) {
    std::vector<int> steps(model.graph().stateCount(), -1);
    std::vector<asl::StateId> waiting;
    for (const asl::Scope& scope : model.machine().scopes())
        if (const auto& first = model.graph().start(scope.id).state) {
            steps[first->index] = 0;
            waiting.push_back(*first);
        }
    for (std::size_t i = 0; i < waiting.size(); ++i)
        for (const flow::Edge& edge : model.graph().edgesFrom(waiting[i]))
            if (edge.isInScope() && steps[edge.to.index] < 0) {
                steps[edge.to.index] = steps[edge.from.index] + 1;
                waiting.push_back(edge.to);
            }
    return steps;
}

namespace {

class PictureMaker {
public:
    PictureMaker(const GraphModel& model, const Overlay* overlay)
        : model_(model),
          overlay_(overlay),
          steps_(stepsFromStart(model)),
          states_(model.machine().states().size()),
          jumps_(model.graph().edges().size()),
          missing_(model.missing().size()) {}

    [[nodiscard]] Picture make() {
        addStart();
        model_.walkScopes([this](const asl::Scope& scope, std::size_t depth) { enter(scope, depth); },
            [this](const asl::Scope& /*scope*/, std::size_t depth) { leave(depth); });
        addEdges();
        if (overlay_ != nullptr) {
            picture_.caption = overlay_->caption;
            picture_.legend = overlay_->legend;
        }
        return std::move(picture_);
    }

private:
    std::size_t addNode(PictureNode node) {
        node.size = sizeOf(node);
        picture_.items.push_back({.kind = Picture::Item::Kind::Node, .index = picture_.nodes.size()});
        picture_.nodes.push_back(std::move(node));
        return picture_.nodes.size() - 1;
    }

    void addLine(PictureEdge edge) {
        if (edge.hasLabel()) {
            const double text = std::max(widest(edge.lines, noteFontSize), textWidth(edge.note) * noteFontSize);
            const std::size_t lines = edge.lines.size() + (edge.note.empty() ? 0 : 1);
            edge.labelSize = {.width = text + 10, .height = noteLineHeight * static_cast<double>(lines) + 4};
        }
        picture_.edges.push_back(std::move(edge));
    }

    static void mark(std::string& classes, const OverlayPart& part) {
        if (part.mark != Mark::None)
            classes += fmt::format(" {}", name(part.mark));
    }

    void addStart() { addNode({.id = "start", .classes = "start", .shape = Shape::Dot, .details = "start"}); }

    void enter(const asl::Scope& scope, std::size_t depth) {
        if (depth > 0) {
            std::string label = printable(scopeLabel(model_.machine(), scope));
            picture_.items.push_back({.kind = Picture::Item::Kind::OpenScope, .index = picture_.scopes.size()});
            const double width = textWidth(label) * noteFontSize;
            picture_.scopes.push_back(
                {.id = fmt::format("g{}", scope.id.index), .label = std::move(label), .labelWidth = width});
        }
        for (const asl::State& state : model_.machine().statesOf(scope))
            addState(state);
        for (const std::size_t missing : model_.missingIn(scope.id)) {
            const MissingTarget& target = model_.missing()[missing];
            const std::string name = printable(target.name);
            missing_[missing] = addNode({.id = fmt::format("m{}", missing),
                .classes = target.isKnown ? "missing" : "unknown",
                .lines = wrapped(name, nameColumns, 4),
                .note = target.isKnown ? "no such state" : "not known",
                .details = name});
        }
    }

    void leave(std::size_t depth) {
        if (depth > 0)
            picture_.items.push_back({.kind = Picture::Item::Kind::CloseScope});
    }

    void addState(const asl::State& state) {
        const std::string name = printable(state.name.value);
        std::string type = printable(typeName(state));
        PictureNode node{.id = fmt::format("s{}", state.id.index),
            .classes = std::string(classOf(state)) + (state.isTerminal() ? " terminal" : ""),
            .shape = shapeOf(state),
            .lines = wrapped(name, nameColumns, 4),
            .note = wrapped(type.empty() ? "no type" : type, nameColumns, 1).front(),
            .details = fmt::format("{} ({})", name, type.empty() ? "no type" : type)};
        if (overlay_ != nullptr) {
            const OverlayPart& part = overlay_->states[state.id.index];
            mark(node.classes, part);
            node.note += (part.note.empty() ? "" : " · ") + part.note;
            node.details += (part.details.empty() ? "" : "\n") + printableLines(part.details);
        }
        states_[state.id.index] = addNode(std::move(node));
        addJumps(state.id);
        if (model_.hasNamelessExit(state.id))
            unknown_.emplace_back(state.id, addNode({.id = fmt::format("u{}", state.id.index),
                                                .classes = "unknown",
                                                .shape = Shape::Text,
                                                .lines = {"?"},
                                                .details = "a transition without a name"}));
    }

    [[nodiscard]] bool isFar(const flow::Edge& edge) const {
        const int from = steps_[edge.from.index];
        const int to = steps_[edge.to.index];
        return edge.isInScope() && from >= 0 && to >= 0 && std::abs(to - from) > farSteps;
    }

    void addJumps(asl::StateId state) {
        const flow::Edge* first = model_.graph().edges().data();
        for (const flow::Edge& edge : model_.graph().edgesFrom(state)) {
            if (!isFar(edge))
                continue;
            const auto place = static_cast<std::size_t>(&edge - first);
            const std::string name = printable(model_.machine().state(edge.to).name.value);
            jumps_[place] = addNode({.id = fmt::format("j{}", place),
                .classes = "jump",
                .shape = Shape::Pill,
                .note = "→ " + wrapped(name, nameColumns, 1).front(),
                .details = "goes on at " + name,
                .standsFor = fmt::format("s{}", edge.to.index)});
        }
    }

    static std::string printableLines(std::string_view text) {
        std::string out;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            out += (out.empty() ? "" : "\n") + printable(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return out;
    }

    void addEdges() {
        if (const auto& first = model_.graph().start(model_.machine().topLevel().id).state) {
            PictureEdge edge{.id = "begin", .classes = "edge begin", .from = 0, .to = states_[first->index]};
            if (overlay_ != nullptr)
                decorate(edge, overlay_->start);
            addLine(std::move(edge));
        }
        for (std::size_t i = 0; i < model_.graph().edges().size(); ++i)
            addEdge(i, model_.graph().edges()[i]);
        for (std::size_t i = 0; i < model_.missingEdges().size(); ++i)
            addMissingEdge(i, model_.missingEdges()[i]);
        for (const auto& [state, node] : unknown_)
            addLine({.id = fmt::format("x{}", state.index),
                .classes = "edge unknown",
                .from = states_[state.index],
                .to = node});
    }

    static void decorate(PictureEdge& edge, const OverlayPart& part) {
        mark(edge.classes, part);
        edge.note = part.note;
        edge.details += (edge.details.empty() || part.details.empty() ? "" : "\n") + printableLines(part.details);
    }

    void setLabel(PictureEdge& edge, asl::StateId from, flow::EdgeKind kind, std::uint32_t index) const {
        const std::string label = printable(edgeLabel(model_.machine(), from, kind, index));
        edge.lines = wrapped(label, labelColumns, 2);
        edge.details = label;
    }

    void addEdge(std::size_t place, const flow::Edge& edge) {
        PictureEdge drawn{.id = fmt::format("e{}", place),
            .classes = std::string(classOf(edge.kind)),
            .from = states_[edge.from.index],
            .to = jumps_[place].value_or(states_[edge.to.index])};
        setLabel(drawn, edge.from, edge.kind, edge.index);
        if (overlay_ != nullptr)
            decorate(drawn, overlay_->edges[place]);
        addLine(std::move(drawn));
    }

    void addMissingEdge(std::size_t place, const MissingEdge& edge) {
        PictureEdge drawn{.id = fmt::format("d{}", place),
            .classes =
                fmt::format("{} {}", classOf(edge.kind), model_.missing()[edge.target].isKnown ? "missing" : "unknown"),
            .from = edge.from ? states_[edge.from->index] : 0,
            .to = missing_[edge.target]};
        if (edge.from)
            setLabel(drawn, *edge.from, edge.kind, edge.index);
        addLine(std::move(drawn));
    }

    const GraphModel& model_;
    const Overlay* overlay_;
    Picture picture_;
    std::vector<int> steps_;                         // of states
    std::vector<std::size_t> states_;                // to nodes
    std::vector<std::optional<std::size_t>> jumps_;  // of transitions, to nodes
    std::vector<std::size_t> missing_;               // to nodes
    std::vector<std::pair<asl::StateId, std::size_t>> unknown_;
};

}  // namespace

Picture pictureOf(const GraphModel& model, const Overlay* overlay) {
    return PictureMaker(model, overlay).make();
}

}  // namespace stepcheck::render
