#pragma once

#include "stepcheck/asl/builder.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/graph_model.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/reader.h"

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// A definition with its graph. For tests.
struct Drawn {
    std::shared_ptr<const support::SourceText> source;
    std::unique_ptr<const syntax::Document> document;
    asl::Machine machine;
    flow::Graph graph;
    GraphModel model;

    explicit Drawn(std::string json)
        : source(std::make_shared<const support::SourceText>("test.asl.json", std::move(json))),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())),
          graph(machine),
          model(machine, graph) {}

    [[nodiscard]] asl::StateId state(std::string_view name) const { return machine.named(name).front(); }

    /// The place of the transition between two states; `which` of them.
    [[nodiscard]] std::size_t edge(std::string_view from, std::string_view to, std::size_t which = 0) const {
        for (std::size_t i = 0; i < graph.edges().size(); ++i)
            if (graph.edges()[i].from == state(from) && graph.edges()[i].to == state(to) && which-- == 0)
                return i;
        return graph.edges().size();
    }
};

/// Everything that a definition without mistakes has: a condition, an error, branches and items.
inline constexpr std::string_view orderJson = R"({ "StartAt": "Paid?", "States": {
    "Paid?": { "Type": "Choice", "Default": "Refuse", "Choices": [
      { "Variable": "$.paid", "BooleanEquals": true, "Next": "Both" },
      { "Variable": "$.gift", "BooleanEquals": true, "Next": "Both" } ] },
    "Both": { "Type": "Parallel", "Next": "Each",
      "Branches": [ { "StartAt": "Pack", "States": { "Pack": { "Type": "Task", "Resource": "a", "End": true } } } ],
      "Catch": [ { "ErrorEquals": [ "States.ALL" ], "Next": "Refuse" } ] },
    "Each": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "Print", "States": {
      "Print": { "Type": "Pass", "Next": "Stick" }, "Stick": { "Type": "Pass", "End": true } } } },
    "Refuse": { "Type": "Fail" } } })";

}  // namespace stepcheck::render
