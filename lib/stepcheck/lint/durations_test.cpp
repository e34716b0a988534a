#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/durations.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::lint {

using asl::MachineType;

namespace {

struct Definition {
    explicit Definition(std::string_view json)
        : source(std::make_shared<const support::SourceText>("test.json", std::string(json))),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())) {}

    std::shared_ptr<const support::SourceText> source;
    std::shared_ptr<const syntax::Document> document;
    asl::Machine machine;
};

}  // namespace

static std::optional<MachineType> typeInMap(std::string_view config) {
    const Definition definition(fmt::format(R"({{"StartAt": "A", "States": {{"A": {{"Type": "Map",
        "ItemProcessor": {{"ProcessorConfig": {}, "StartAt": "B", "States": {{"B": {{"Type": "Pass"}}}}}}}}}}}})",
        config));
    return executionType(definition.machine, definition.machine.scopes().back().id, MachineType::Standard);
}

TEST(ExecutionType, OfADistributedMapIsItsOwn) {
    EXPECT_EQ(typeInMap(R"({"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"})"), MachineType::Express);
    EXPECT_EQ(typeInMap(R"({"Mode": "INLINE"})"), MachineType::Standard);
    EXPECT_EQ(typeInMap(R"({"Mode": "DISTRIBUTED", "ExecutionType": "${Type}"})"), std::nullopt);
    EXPECT_EQ(typeInMap(R"({"Mode": "${Mode}"})"), std::nullopt);
}

}  // namespace stepcheck::lint
