#pragma once

#include "stepcheck/asl/builder.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// A definition with everything that an execution of it needs. For tests.
struct Simulation {
    std::unique_ptr<const syntax::Document> document;
    std::unique_ptr<const asl::Machine> machine;
    std::unique_ptr<const Program> program;
    std::unique_ptr<Mocks> mocks = std::make_unique<Mocks>();
    Settings settings;
    value::NeverAsked oracle;

    explicit Simulation(std::string_view definition) {
        const auto source = std::make_shared<const support::SourceText>("test.json", std::string(definition));
        document = std::move(*syntax::readDocument(source, syntax::Language::Json));
        machine = std::make_unique<const asl::Machine>(asl::buildMachine(document->roots().front()));
        program = std::make_unique<const Program>(*machine);
    }

    /// The responses of states by name: `{"Pay": {"0": {"Return": 1}}}`.
    Simulation& mock(std::string_view responses) {
        const value::Value byState = *value::read(responses);
        std::vector<value::Member> states;
        for (const value::MemberView each : byState.members())
            states.push_back({each.name, each.name});
        const auto inside = [](std::string_view name, value::Value value) {
            return value::Value::object({{value::Value(name), std::move(value)}});
        };
        const value::Value machines =
            inside("M", inside("TestCases", inside("C", value::Value::object(std::move(states)))));
        const value::Value file = value::Value::object(
            {{value::Value("StateMachines"), machines}, {value::Value("MockedResponses"), byState}});
        mocks = std::move(*Mocks::read(file, "M", "C"));
        return *this;
    }

    [[nodiscard]] Executor executor() { return Executor(*program, settings, *mocks, oracle); }

    [[nodiscard]] Execution run(std::string_view input = "{}") {
        const Executor executor = this->executor();
        Execution execution = executor.start(Payload(*value::read(input), std::string(input)));
        executor.run(execution);
        return execution;
    }
};

/// The history in short: `2·0 PassStateEntered`, a line each.
inline std::string outline(const Execution& execution) {
    std::string text;
    for (const Event* event : execution.history.events())
        text += fmt::format("{}·{} {}\n", event->id, event->previous, name(event->type));
    return text;
}

}  // namespace stepcheck::exec
