#pragma once

#include "stepcheck/asl/builder.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::flow {

/// A definition for the tests of this layer, with its facts.
struct TestDefinition {
    explicit TestDefinition(std::string json)
        : document(*syntax::readDocument(
              std::make_shared<const support::SourceText>("test.asl.json", std::move(json)), syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())),
          facts(machine) {}

    /// The first state of that name.
    [[nodiscard]] asl::StateId id(std::string_view name) const {
        const std::vector<asl::StateId> found = machine.named(name);
        EXPECT_FALSE(found.empty()) << name;
        return found.empty() ? asl::StateId() : found.front();
    }

    [[nodiscard]] std::string name(asl::StateId state) const { return std::string(machine.state(state).name.value); }

    [[nodiscard]] std::vector<std::string> names(const std::vector<asl::StateId>& states) const {
        std::vector<std::string> result;
        for (const asl::StateId state : states)
            result.push_back(name(state));
        return result;
    }

    /// The names of the states for which a fact does not hold, in the order of the machine.
    [[nodiscard]] std::vector<std::string> without(const std::vector<bool>& fact) const {
        std::vector<std::string> result;
        for (const asl::State& state : machine.states())
            if (!fact[state.id.index])
                result.emplace_back(state.name.value);
        return result;
    }

    std::shared_ptr<const syntax::Document> document;
    asl::Machine machine;
    Facts facts;
};

}  // namespace stepcheck::flow
