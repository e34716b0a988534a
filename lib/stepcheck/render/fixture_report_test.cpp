#include "stepcheck/render/fixture_report.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

static std::vector<FixtureResult> results() {
    return {{.name = "a.stepcheck.json", .outcome = FixtureOutcome::Passed, .messages = {}, .notes = {"unused <mock>"}},
        {.name = "b.stepcheck.json",
            .outcome = FixtureOutcome::Failed,
            .messages = {"output: expected \"x\", found \"y\"", "visited: …"},
            .notes = {}},
        {.name = "c.stepcheck.json", .outcome = FixtureOutcome::Unusable, .messages = {"no\nfile"}, .notes = {}}};
}

TEST(FixtureReport, HasALineForEachFixture) {
    std::string text;
    writeFixtures(results(), Paint(false), writeTo(text));
    EXPECT_EQ(text, "ok    a.stepcheck.json\n      note: unused <mock>\n"
                    "FAIL  b.stepcheck.json\n      output: expected \"x\", found \"y\"\n      visited: …\n"
                    "ERROR c.stepcheck.json\n      no\\nfile\n"
                    "3 fixtures: 1 passed, 1 failed, 1 could not be run\n");
}

TEST(FixtureReport, IsJunit) {
    std::string text;
    writeFixturesAsJunit(results(), writeTo(text));
    EXPECT_EQ(text, R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stepcheck test" tests="3" failures="1" errors="1">
  <testsuite name="stepcheck test" tests="3" failures="1" errors="1">
    <testcase name="a.stepcheck.json" classname="stepcheck" file="a.stepcheck.json">
      <system-out>unused &lt;mock&gt;</system-out>
    </testcase>
    <testcase name="b.stepcheck.json" classname="stepcheck" file="b.stepcheck.json">
      <failure message="output: expected &quot;x&quot;, found &quot;y&quot;">output: expected "x", found "y"
visited: …</failure>
    </testcase>
    <testcase name="c.stepcheck.json" classname="stepcheck" file="c.stepcheck.json">
      <error message="no\nfile">no\nfile</error>
    </testcase>
  </testsuite>
</testsuites>
)");
}

}  // namespace stepcheck::render
