#include "stepcheck/render/junit.h"
#include "stepcheck/render/report_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::findingOf;
using fixture::place;

static std::string junitOf(const lint::RunReport& report) {
    return fixture::textOf([&](const Write& write) { writeJunit(report, write); });
}

TEST(Junit, IsATestForEachFinding) {
    lint::Finding found = finding(place(7, R"(      "Next": «"Pya"»)"), "no state \"Pya\"");
    found.help = "write <Pay>";
    EXPECT_EQ(junitOf({.files = {file("./a.json", {found})}}), R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stepcheck" tests="1" failures="1" errors="0">
  <testsuite name="a.json" tests="1" failures="1" errors="0">
    <testcase name="missing-target at /States/Charge card/Next" classname="a.json" file="a.json" line="7">
      <failure type="error" message="no state &quot;Pya&quot;">./a.json:7:15: error: no state "Pya" [missing-target]
help: write &lt;Pay&gt;</failure>
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST(Junit, LetsRemarksAndCleanFilesPass) {
    EXPECT_EQ(junitOf({.files = {file("a.json", {findingOf(support::Severity::Info)}), file("b.json", {})}}),
        R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stepcheck" tests="2" failures="0" errors="0">
  <testsuite name="a.json" tests="1" failures="0" errors="0">
    <testcase name="missing-target at /States/Charge card/Next" classname="a.json" file="a.json" line="1">
      <system-out>a.json:1:1: info: message [missing-target]</system-out>
    </testcase>
  </testsuite>
  <testsuite name="b.json" tests="1" failures="0" errors="0">
    <testcase name="no problems" classname="b.json" file="b.json" line="1"/>
  </testsuite>
</testsuites>
)");
}

TEST(Junit, HasAnErrorForAFileThatWasNotJudged) {
    EXPECT_EQ(junitOf({.files = {{.name = "b.json", .failure = support::Error{"b.json: not found"}}}}),
        R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stepcheck" tests="1" failures="0" errors="1">
  <testsuite name="b.json" tests="1" failures="0" errors="1">
    <testcase name="can be judged" classname="b.json" file="b.json" line="1">
      <error type="failure" message="b.json: not found"/>
    </testcase>
  </testsuite>
</testsuites>
)");
}

}  // namespace stepcheck::render
