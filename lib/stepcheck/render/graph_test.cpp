#include "stepcheck/asl/builder.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/graph.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::render {

static std::string graphOf(std::string json, GraphFormat format) {
    const auto source = std::make_shared<const support::SourceText>("test.asl.json", std::move(json));
    const auto document = syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine((*document)->roots().front());
    return *renderGraph(machine, flow::Graph(machine), format);
}

// Everything that a definition without mistakes has: a condition, an error, branches and items.
static constexpr const char* order = R"({ "StartAt": "Paid?", "States": {
    "Paid?": { "Type": "Choice",
      "Choices": [ { "Variable": "$.paid", "BooleanEquals": true, "Next": "Both" } ], "Default": "Refuse" },
    "Both": { "Type": "Parallel", "End": true,
      "Branches": [ { "StartAt": "Pack", "States": { "Pack": { "Type": "Task", "Resource": "a", "End": true } } } ],
      "Catch": [ { "ErrorEquals": [ "States.ALL" ], "Next": "Refuse" } ] },
    "Refuse": { "Type": "Fail" } } })";

TEST(GraphDot, DrawsStatesTransitionsAndScopes) {
    EXPECT_EQ(graphOf(order, GraphFormat::Dot), R"(digraph machine {
  compound=true
  node [shape=box, style=rounded, fontname="sans-serif"]
  edge [fontname="sans-serif", fontsize=10]
  graph [fontname="sans-serif", fontsize=10, style="rounded,dashed", color=gray]
  s0 [label="Paid?", shape=diamond, style=""]
  s1 [label="Both", peripheries=2]
  s2 [label="Refuse", shape=ellipse, style="", peripheries=2]
  subgraph cluster_1 {
    label="Both: branch 1"
    s3 [label="Pack", peripheries=2]
  }
  start [label="", shape=circle, style=filled, fillcolor=black, width=0.2]
  start -> s0
  s0 -> s1 [label="$.paid BooleanEquals true"]
  s0 -> s2 [label="default"]
  s1 -> s2 [label="catch States.ALL", color=orange]
  s1 -> s3 [label="branch 1", style=dashed]
}
)");
}

TEST(GraphMermaid, DrawsStatesTransitionsAndScopes) {
    EXPECT_EQ(graphOf(order, GraphFormat::Mermaid), R"(flowchart TD
  s0{"Paid?"}
  s1("Both"):::final
  s2(["Refuse"]):::final
  subgraph g1["Both: branch 1"]
    s3("Pack"):::final
  end
  start((" "))
  start --> s0
  s0 -->|"#36;.paid BooleanEquals true"| s1
  s0 -->|"default"| s2
  s1 -->|"catch States.ALL"| s2
  s1 -.->|"branch 1"| s3
  classDef final stroke-width:3px
  classDef missing stroke:#d00,color:#d00,stroke-dasharray:5 5
  classDef unknown stroke-dasharray:2 4
)");
}

TEST(GraphJson, HasStatesTransitionsAndScopes) {
    EXPECT_EQ(graphOf(order, GraphFormat::Json), R"({
  "schemaVersion": "1.0",
  "scopes": [
    {"id":0,"kind":"top-level","parent":null,"startAt":"Paid?","start":0},
    {"id":1,"kind":"branch","parent":1,"startAt":"Pack","start":3}
  ],
  "states": [
    {"id":0,"name":"Paid?","type":"Choice","scope":0,"end":false,"unknownExit":false},
    {"id":1,"name":"Both","type":"Parallel","scope":0,"end":true,"unknownExit":false},
    {"id":2,"name":"Refuse","type":"Fail","scope":0,"end":true,"unknownExit":false},
    {"id":3,"name":"Pack","type":"Task","scope":1,"end":true,"unknownExit":false}
  ],
  "transitions": [
    {"from":0,"to":1,"kind":"rule","index":0},
    {"from":0,"to":2,"kind":"default","index":null},
    {"from":1,"to":2,"kind":"catcher","index":0},
    {"from":1,"to":3,"kind":"branch","index":0}
  ],
  "dangling": []
}
)");
}

// The start, a transition and the start of a branch lead nowhere; one state has no transition at all.
static constexpr const char* broken = R"({ "StartAt": "Pya", "States": {
    "Pay": { "Type": "Parallel", "Next": "Shop",
      "Branches": [ { "StartAt": "Pakc", "States": { "Pack": { "Type": "Pass" } } } ] } } })";

static std::string linesWith(const std::string& text, std::string_view part) {
    std::string found;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin) + 1;
        const std::string line = text.substr(begin, end - begin);
        if (line.find(part) != std::string::npos)
            found += line;
        begin = end;
    }
    return found;
}

TEST(GraphDot, DrawsMissingTargetsDashed) {
    EXPECT_EQ(linesWith(graphOf(broken, GraphFormat::Dot), "red"),
        R"(  m0 [label="Pya", style="rounded,dashed", color=red, fontcolor=red]
  m2 [label="Shop", style="rounded,dashed", color=red, fontcolor=red]
    m1 [label="Pakc", style="rounded,dashed", color=red, fontcolor=red]
  start -> m0 [style=dashed, color=red]
  s0 -> m1 [label="branch 1", style=dashed, color=red]
  s0 -> m2 [style=dashed, color=red]
)");
}

TEST(GraphDot, MarksAStateWithoutAnyTransition) {
    EXPECT_EQ(linesWith(graphOf(broken, GraphFormat::Dot), "u1"), "    u1 [label=\"?\", shape=plaintext]\n"
                                                                  "  s1 -> u1 [style=dotted]\n");
}

TEST(GraphMermaid, DrawsMissingTargetsDashed) {
    EXPECT_EQ(linesWith(graphOf(broken, GraphFormat::Mermaid), "m"),
        R"(  m0("Pya"):::missing
  m2("Shop"):::missing
    m1("Pakc"):::missing
  start -.-> m0
  s0 -.->|"branch 1"| m1
  s0 -.-> m2
  classDef missing stroke:#d00,color:#d00,stroke-dasharray:5 5
)");
}

TEST(GraphJson, ListsDanglingTransitions) {
    EXPECT_EQ(linesWith(graphOf(broken, GraphFormat::Json), "target"),
        R"(    {"from":0,"target":"Shop","known":true,"kind":"next","index":null})"
        "\n");
}

static std::string namedState(std::string_view name) {
    return R"({ "StartAt": "a", "States": { ")" + std::string(name) +
           R"(": { "Type": "Pass", "Next": "b" }, "b": { "Type": "Succeed" } } })";
}

TEST(GraphDot, EscapesNames) {
    EXPECT_EQ(linesWith(graphOf(namedState(R"(a\"b\\c &amp; <d>\n)"), GraphFormat::Dot), "s0 ["),
        R"(  s0 [label="a\"b\\c &amp;amp; <d>\\n"])"
        "\n");
}

TEST(GraphMermaid, EscapesNames) {
    EXPECT_EQ(linesWith(graphOf(namedState("1. \\\"*a*\\\" `b` <c> #d; 状態"), GraphFormat::Mermaid), "s0("),
        "  s0(\"1#46; #34;#42;a#42;#34; #96;b#96; #60;c#62; #35;d#59; 状態\")\n");
}

TEST(GraphDot, ShortensLongConditions) {
    EXPECT_EQ(linesWith(graphOf(R"({ "StartAt": "a", "QueryLanguage": "JSONata", "States": { "a": { "Type": "Choice",
        "Choices": [ { "Condition": "{% $states.input.order.total > 100 and $states.input.customer.isNew %}",
                       "Next": "a" } ] } } })",
                            GraphFormat::Dot),
                  "->"),
        "  start -> s0\n"
        "  s0 -> s0 [label=\"{% $states.input.order.total > 100 and $states.…\"]\n");
}

TEST(GraphDot, NumbersARuleWithoutACondition) {
    EXPECT_EQ(linesWith(graphOf(R"({ "StartAt": "a", "States": { "a": { "Type": "Choice",
        "Choices": [ 7, { "Next": "a" } ] } } })",
                            GraphFormat::Dot),
                  "s0 ->"),
        "  s0 -> s0 [label=\"rule 2\"]\n"
        "  s0 -> u0 [style=dotted]\n");
}

TEST(Graph, OfNothingIsAGraphAllTheSame) {
    EXPECT_EQ(graphOf("{}", GraphFormat::Mermaid), R"(flowchart TD
  start((" "))
  classDef final stroke-width:3px
  classDef missing stroke:#d00,color:#d00,stroke-dasharray:5 5
  classDef unknown stroke-dasharray:2 4
)");
}

TEST(GraphFormat, IsFoundByItsName) {
    for (const GraphFormat format : allGraphFormats())
        EXPECT_EQ(graphFormatOf(name(format)), format);
    EXPECT_EQ(graphFormatOf("png"), std::nullopt);
}

}  // namespace stepcheck::render
