#include "stepcheck/config/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::config {

using testing::ElementsAre;
using testing::IsEmpty;

class ExplainTest : public testing::Test {
protected:
    ExplainTest() {
        config_.name = config_.choices.origin = ".stepcheck.yaml";
        config_.folder = "/project";
        Override& express = config_.overrides.emplace_back();
        express.files.add("express/");
        express.choices.origin = ".stepcheck.yaml";
    }

    [[nodiscard]] Setting setting(std::string_view key, const char* file = "/project/express/a.asl.json") const {
        for (Setting& each : explain(&config_, file))
            if (each.key == key)
                return each;
        return {};
    }

    Choices& express() { return config_.overrides.front().choices; }

    Config config_;
};

TEST_F(ExplainTest, TellsEveryKey) {
    std::vector<std::string_view> keys;
    for (const Setting& each : explain(nullptr, "/project/a.asl.json"))
        keys.push_back(each.key);
    EXPECT_THAT(keys, ElementsAre("select", "extend-select", "ignore", "severity", "rules.state-name-style.style",
                          "rules.transition-cost.transitions", "rules.proof.max-seconds", "rules.proof.max-paths",
                          "type", "fail-on", "allow-comments", "column-unit", "exclude"));
}

TEST_F(ExplainTest, NamesTheDefault) {
    EXPECT_EQ(std::get<std::string>(setting("type").value), "STANDARD");
    EXPECT_THAT(setting("type").from, ElementsAre("default"));
}

TEST_F(ExplainTest, NamesTheLineThatDecides) {
    config_.choices.type = asl::MachineType::Standard;
    config_.choices.lines["type"] = 2;
    express().type = asl::MachineType::Express;
    express().lines["type"] = 7;
    EXPECT_EQ(std::get<std::string>(setting("type").value), "EXPRESS");
    EXPECT_THAT(setting("type").from, ElementsAre(".stepcheck.yaml:7"));
    EXPECT_THAT(setting("type", "/project/a.asl.json").from, ElementsAre(".stepcheck.yaml:2"));
}

TEST_F(ExplainTest, ListsWhatAllPlacesAdd) {
    config_.choices.selection.ignore = {"wait-zero"};
    config_.choices.lines["ignore"] = 1;
    express().selection.ignore = {"names"};
    express().lines["ignore"] = 5;
    EXPECT_THAT(std::get<std::vector<std::string>>(setting("ignore").value), ElementsAre("wait-zero", "names"));
    EXPECT_THAT(setting("ignore").from, ElementsAre(".stepcheck.yaml:1", ".stepcheck.yaml:5"));
}

TEST_F(ExplainTest, ForgetsWhatALaterSelectReplaces) {
    config_.choices.selection.ignore = {"wait-zero"};
    express().selection.select = {"all"};
    EXPECT_THAT(std::get<std::vector<std::string>>(setting("ignore").value), IsEmpty());
    EXPECT_THAT(setting("ignore").from, ElementsAre("default"));
}

}  // namespace stepcheck::config
