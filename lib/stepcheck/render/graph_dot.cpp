#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_writers.h"

#include <fmt/core.h>

#include <string_view>

namespace stepcheck::render {

namespace {

class DotWriter {
public:
    explicit DotWriter(const GraphModel& model) : model_(model) {}

    [[nodiscard]] std::string write() {
        out_ = "digraph machine {\n"
               "  compound=true\n"
               "  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n"
               "  edge [fontname=\"sans-serif\", fontsize=10]\n"
               "  graph [fontname=\"sans-serif\", fontsize=10, style=\"rounded,dashed\", color=gray]\n";
        model_.walkScopes([this](const asl::Scope& scope, std::size_t depth) { enter(scope, depth); },
            [this](const asl::Scope& scope, std::size_t depth) { leave(scope, depth); });
        writeStart();
        writeEdges();
        return std::move(out_) + "}\n";
    }

private:
    // Backslashes and quotes end a label early, `&` begins an HTML entity.
    static std::string quoted(std::string_view text) {
        std::string out = "\"";
        for (const char c : printable(text))
            switch (c) {
                case '"': out += "\\\""; break;
                case '\\': out += "\\\\"; break;
                case '&': out += "&amp;"; break;
                default: out += c; break;
            }
        return out + "\"";
    }

    template <class... Args>
    void line(std::size_t depth, fmt::format_string<Args...> format, Args&&... args) {
        out_.append(2 * depth, ' ');
        out_ += fmt::format(format, std::forward<Args>(args)...);
        out_ += '\n';
    }

    void enter(const asl::Scope& scope, std::size_t depth) {
        if (depth > 0) {
            line(depth, "subgraph cluster_{} {{", scope.id.index);
            line(depth + 1, "label={}", quoted(scopeLabel(model_.machine(), scope)));
        }
        for (const asl::State& state : model_.machine().statesOf(scope)) {
            line(depth + 1, "s{} [label={}{}]", state.id.index, quoted(state.name.value), shapeOf(state));
            if (model_.hasNamelessExit(state.id))
                line(depth + 1, "u{} [label=\"?\", shape=plaintext]", state.id.index);
        }
        for (const std::size_t missing : model_.missingIn(scope.id)) {
            const MissingTarget& target = model_.missing()[missing];
            line(depth + 1, "m{} [label={}, {}]", missing, quoted(target.name),
                target.isKnown ? "style=\"rounded,dashed\", color=red, fontcolor=red" : "style=\"rounded,dotted\"");
        }
    }

    void leave(const asl::Scope& /*scope*/, std::size_t depth) {
        if (depth > 0)
            line(depth, "}}");
    }

    static std::string_view shapeOf(const asl::State& state) {
        if (std::holds_alternative<asl::Choice>(state.kind))
            return ", shape=diamond, style=\"\"";
        if (std::holds_alternative<asl::Succeed>(state.kind) || std::holds_alternative<asl::Fail>(state.kind))
            return ", shape=ellipse, style=\"\", peripheries=2";
        if (std::holds_alternative<asl::UnknownKind>(state.kind))
            return ", style=\"rounded,dotted\"";
        return state.isTerminal() ? ", peripheries=2" : "";
    }

    void writeStart() {
        line(1, "start [label=\"\", shape=circle, style=filled, fillcolor=black, width=0.2]");
        if (const auto& first = model_.graph().start(model_.machine().topLevel().id).state)
            line(1, "start -> s{}", first->index);
    }

    void writeEdges() {
        for (const flow::Edge& edge : model_.graph().edges())
            writeEdge(nameOf(edge.from), fmt::format("s{}", edge.to.index), labelOf(edge), styleOf(edge.kind));
        for (const MissingEdge& edge : model_.missingEdges())
            writeEdge(edge.from ? nameOf(*edge.from) : "start", fmt::format("m{}", edge.target),
                edge.from ? edgeLabel(model_.machine(), *edge.from, edge.kind, edge.index) : std::string(),
                model_.missing()[edge.target].isKnown ? "style=dashed, color=red" : "style=dotted");
        for (const asl::State& state : model_.machine().states())
            if (model_.hasNamelessExit(state.id))
                line(1, "s{0} -> u{0} [style=dotted]", state.id.index);
    }

    static std::string nameOf(asl::StateId state) { return fmt::format("s{}", state.index); }

    [[nodiscard]] std::string labelOf(const flow::Edge& edge) const {
        return edgeLabel(model_.machine(), edge.from, edge.kind, edge.index);
    }

    static std::string_view styleOf(flow::EdgeKind kind) {
        const bool entersScope = kind == flow::EdgeKind::Branch || kind == flow::EdgeKind::Iteration;
        return entersScope ? "style=dashed" : kind == flow::EdgeKind::Catcher ? "color=orange" : "";
    }

    void writeEdge(std::string_view from, std::string_view to, std::string_view label, std::string_view style) {
        std::string attributes = label.empty() ? "" : "label=" + quoted(label);
        if (!style.empty())
            attributes += fmt::format("{}{}", attributes.empty() ? "" : ", ", style);
        line(1, "{} -> {}{}", from, to, attributes.empty() ? "" : fmt::format(" [{}]", attributes));
    }

    const GraphModel& model_;
    std::string out_;
};

}  // namespace

std::string graphDot(const GraphModel& model) {
    return DotWriter(model).write();
}

}  // namespace stepcheck::render
