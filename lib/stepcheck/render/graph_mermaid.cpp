#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_writers.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace stepcheck::render {

namespace {

class MermaidWriter {
public:
    MermaidWriter(const GraphModel& model, const exec::Execution* execution) : model_(model), execution_(execution) {}

    [[nodiscard]] std::string write() {
        out_ = "flowchart TD\n";
        model_.walkScopes([this](const asl::Scope& scope, std::size_t depth) { enter(scope, depth); },
            [this](const asl::Scope& scope, std::size_t depth) { leave(scope, depth); });
        writeStart();
        writeEdges();
        line(1, "classDef final stroke-width:3px");
        line(1, "classDef missing stroke:#d00,color:#d00,stroke-dasharray:5 5");
        line(1, "classDef unknown stroke-dasharray:2 4");
        if (execution_ != nullptr)
            writeTaken();
        return std::move(out_);
    }

private:
    // Anything but plain text could be Markdown, HTML, a formula or syntax: entities mean only themselves.
    static std::string quoted(std::string_view text) {
        static constexpr std::string_view plain = " _:,=/()?!'+";
        const std::string safe = printable(text);
        std::string out = "\"";
        for (std::size_t i = 0; i < safe.size(); ++i) {
            const auto c = static_cast<unsigned char>(safe[i]);
            const bool isLetter =
                c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            // At the begin, `-`, `+` and `1.` make a list.
            const bool isPlain =
                isLetter || plain.find(safe[i]) != std::string_view::npos || ((c == '-' || c == '.') && i > 0);
            const bool beginsList = c == '+' && i == 0;
            const bool endsNumber = c == '.' && safe.find_first_not_of("0123456789") == i;
            if (isPlain && !beginsList && !endsNumber)
                out += safe[i];
            else
                out += fmt::format("#{};", static_cast<unsigned>(c));
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
        if (depth > 0)
            line(depth, "subgraph g{}[{}]", scope.id.index, quoted(scopeLabel(model_.machine(), scope)));
        for (const asl::State& state : model_.machine().statesOf(scope)) {
            const auto [open, close] = shapeOf(state);
            line(depth + 1, "s{}{}{}{}{}", state.id.index, open, quoted(labelOf(state)), close,
                state.isTerminal() ? ":::final" : "");
            if (model_.hasNamelessExit(state.id))
                line(depth + 1, "u{}((\"?\"))", state.id.index);
        }
        for (const std::size_t missing : model_.missingIn(scope.id)) {
            const MissingTarget& target = model_.missing()[missing];
            line(depth + 1, "m{}({}):::{}", missing, quoted(target.name), target.isKnown ? "missing" : "unknown");
        }
    }

    [[nodiscard]] const exec::StateCoverage& coverage(asl::StateId state) const {
        return (*execution_->coverage)->counts[state.index];
    }

    // With how often it was entered, if that is more than once.
    [[nodiscard]] std::string labelOf(const asl::State& state) const {
        const std::uint64_t entered = execution_ != nullptr ? coverage(state.id).entered : 0;
        return entered > 1 ? fmt::format("{} ×{}", state.name.value, entered) : std::string(state.name.value);
    }

    // Of ways to the same state those of rules and catchers are counted by themselves; the rest is that of Next.
    [[nodiscard]] bool isTaken(const flow::Edge& edge) const {
        const exec::StateCoverage& from = coverage(edge.from);
        switch (edge.kind) {
            case flow::EdgeKind::Rule: return from.rules[edge.index] > 0;
            case flow::EdgeKind::Catcher: return from.catchers[edge.index] > 0;
            case flow::EdgeKind::Branch:
            case flow::EdgeKind::Iteration: return coverage(edge.to).entered > 0;
            case flow::EdgeKind::Next:
            case flow::EdgeKind::Default: break;
        }
        const auto all = from.transitions.find(edge.to);
        if (all == from.transitions.end())
            return false;
        std::uint64_t others = 0;
        for (const flow::Edge& other : model_.graph().edgesFrom(edge.from))
            if (other.to == edge.to && other.kind == flow::EdgeKind::Rule)
                others += from.rules[other.index];
            else if (other.to == edge.to && other.kind == flow::EdgeKind::Catcher)
                others += from.catchers[other.index];
        return all->second > others;
    }

    void writeTaken() {
        std::string taken;
        for (const asl::State& state : model_.machine().states())
            if (coverage(state.id).entered > 0)
                taken += fmt::format("{}s{}", taken.empty() ? "" : ",", state.id.index);
        line(1, "classDef taken fill:#dcf3dc,stroke:#2a7f2a");
        line(1, "classDef stopped fill:#f9dcdc,stroke:#d00");
        if (!taken.empty())
            line(1, "class {} taken", taken);
        if (execution_->status != exec::Status::Succeeded)
            for (const exec::FrameId id : exec::liveFrames(*execution_))
                if (const exec::Frame& frame = *execution_->frames[id.index]; frame.phase != exec::Phase::Enter)
                    line(1, "class s{} stopped", frame.state.index);
        if (!takenLinks_.empty())
            line(1, "linkStyle {} stroke:#2a7f2a,stroke-width:3px", takenLinks_);
    }

    void leave(const asl::Scope& /*scope*/, std::size_t depth) {
        if (depth > 0)
            line(depth, "end");
    }

    static std::pair<std::string_view, std::string_view> shapeOf(const asl::State& state) {
        if (std::holds_alternative<asl::Choice>(state.kind))
            return {"{", "}"};
        if (std::holds_alternative<asl::Succeed>(state.kind) || std::holds_alternative<asl::Fail>(state.kind))
            return {"([", "])"};
        return {"(", ")"};
    }

    void writeStart() {
        line(1, "start((\" \"))");
        if (const auto& first = model_.graph().start(model_.machine().topLevel().id).state)
            writeEdge("start", "-->", {}, nameOf(*first), execution_ != nullptr && coverage(*first).entered > 0);
    }

    void writeEdges() {
        for (const flow::Edge& edge : model_.graph().edges())
            writeEdge(nameOf(edge.from), edge.isInScope() ? "-->" : "-.->",
                edgeLabel(model_.machine(), edge.from, edge.kind, edge.index), nameOf(edge.to),
                execution_ != nullptr && isTaken(edge));
        for (const MissingEdge& edge : model_.missingEdges())
            writeEdge(edge.from ? nameOf(*edge.from) : "start", "-.->",
                edge.from ? edgeLabel(model_.machine(), *edge.from, edge.kind, edge.index) : std::string(),
                fmt::format("m{}", edge.target));
        for (const asl::State& state : model_.machine().states())
            if (model_.hasNamelessExit(state.id))
                line(1, "s{0} -.-> u{0}", state.id.index);
    }

    static std::string nameOf(asl::StateId state) { return fmt::format("s{}", state.index); }

    void writeEdge(std::string_view from, std::string_view arrow, std::string_view label, std::string_view to,
        bool isTaken = false) {
        if (isTaken)
            takenLinks_ += fmt::format("{}{}", takenLinks_.empty() ? "" : ",", links_);
        ++links_;
        line(1, "{} {}{} {}", from, arrow, label.empty() ? "" : fmt::format("|{}|", quoted(label)), to);
    }

    const GraphModel& model_;
    const exec::Execution* execution_;
    std::string out_;
    std::size_t links_ = 0;   // Mermaid counts them
    std::string takenLinks_;  // "0,3"
};

}  // namespace

std::string graphMermaid(const GraphModel& model, const exec::Execution* execution) {
    return MermaidWriter(model, execution).write();
}

}  // namespace stepcheck::render
