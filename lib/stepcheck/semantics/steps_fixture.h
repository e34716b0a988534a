#pragma once

#include "stepcheck/asl/builder.h"
#include "stepcheck/semantics/steps.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::semantics {

/// A state given as JSON without `Type: …` around it, with what its steps need. For tests.
struct StateUnderTest {
    std::unique_ptr<const syntax::Document> document;
    std::unique_ptr<const asl::Machine> machine;
    Steps steps;
    value::Value input;
    value::Value context;
    value::NeverAsked oracle;

    StateUnderTest(std::string_view state, std::string_view inputText) : input(*value::read(inputText)) {
        const auto source = std::make_shared<const support::SourceText>(
            "test.json", fmt::format(R"({{"StartAt": "S", "States": {{"S": {}}}}})", state));
        document = std::move(*syntax::readDocument(source, syntax::Language::Json));
        machine = std::make_unique<const asl::Machine>(asl::buildMachine(document->roots().front()));
        steps = Steps::compile(machine->states().front());
        context = *value::read(R"({"State": {"Name": "S"}})");
    }

    [[nodiscard]] Surroundings around() {
        return {.input = input,
            .context = context,
            .variable = [](std::string_view) { return static_cast<const value::Value*>(nullptr); },
            .oracle = oracle};
    }

    /// The output after a result, or `error: cause`.
    [[nodiscard]] std::string outputOf(std::string_view result) {
        auto departure = steps.departWithResult(Payload(input), Payload(*value::read(result)), around());
        return departure ? departure->output.text()
                         : fmt::format("{}: {}", departure.error().error, departure.error().cause);
    }
};

}  // namespace stepcheck::semantics
