#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_writers.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/support/assert.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string_view>

namespace stepcheck::render {

namespace json = boost::json;

static std::string_view nameOf(flow::EdgeKind kind) {
    switch (kind) {
        case flow::EdgeKind::Next: return "next";
        case flow::EdgeKind::Default: return "default";
        case flow::EdgeKind::Rule: return "rule";
        case flow::EdgeKind::Catcher: return "catcher";
        case flow::EdgeKind::Branch: return "branch";
        case flow::EdgeKind::Iteration: return "iteration";
    }
    STEPCHECK_ASSERT(false);
}

static std::string_view nameOf(asl::ScopeKind kind) {
    switch (kind) {
        case asl::ScopeKind::TopLevel: return "top-level";
        case asl::ScopeKind::Branch: return "branch";
        case asl::ScopeKind::ItemProcessor: return "item-processor";
    }
    STEPCHECK_ASSERT(false);
}

static json::value textOrNull(std::string_view text) {
    return text.empty() ? json::value(nullptr) : json::value(validUtf8(text));
}

static json::object objectOf(const asl::Scope& scope, const flow::Graph& graph) {
    const auto* written = asl::get(scope.startAt);
    const json::value startAt = written == nullptr ? json::value(nullptr) : json::value(validUtf8(written->value));
    const std::optional<asl::StateId> first = graph.start(scope.id).state;
    const json::value start = first ? json::value(first->index) : json::value(nullptr);
    return {{"id", scope.id.index}, {"kind", nameOf(scope.kind)},
        {"parent", scope.parent ? json::value(scope.parent->index) : json::value(nullptr)}, {"startAt", startAt},
        {"start", start}};
}

static json::object objectOf(const asl::State& state, const flow::Graph& graph) {
    return {{"id", state.id.index}, {"name", validUtf8(state.name.value)}, {"type", textOrNull(typeName(state))},
        {"scope", state.scope.index}, {"end", state.isTerminal()}, {"unknownExit", graph.hasUnknownExit(state.id)}};
}

// Rules, catchers and branches count from 0, as in a JSON pointer.
static json::value indexOf(flow::EdgeKind kind, std::uint32_t index) {
    const bool hasIndex =
        kind == flow::EdgeKind::Rule || kind == flow::EdgeKind::Catcher || kind == flow::EdgeKind::Branch;
    return hasIndex ? json::value(index) : json::value(nullptr);
}

std::string graphJson(const GraphModel& model) {
    std::string text;
    const Write write = writeTo(text);
    JsonStream out(write);
    out.beginObject().member("schemaVersion", "1.0").beginArray("scopes");
    for (const asl::Scope& scope : model.machine().scopes())
        out.element(objectOf(scope, model.graph()));
    out.end().beginArray("states");
    for (const asl::State& state : model.machine().states())
        out.element(objectOf(state, model.graph()));
    out.end().beginArray("transitions");
    for (const flow::Edge& edge : model.graph().edges())
        out.element({{"from", edge.from.index}, {"to", edge.to.index}, {"kind", nameOf(edge.kind)},
            {"index", indexOf(edge.kind, edge.index)}});
    out.end().beginArray("dangling");
    for (const flow::DanglingEdge& edge : model.graph().dangling())
        out.element({{"from", edge.from.index}, {"target", validUtf8(edge.target)}, {"known", edge.isKnown},
            {"kind", nameOf(edge.kind)}, {"index", indexOf(edge.kind, edge.index)}});
    out.end().end();
    return text;
}

}  // namespace stepcheck::render
