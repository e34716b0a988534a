#include "stepcheck/render/checkstyle.h"
#include "stepcheck/render/report_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::file;
using fixture::finding;
using fixture::place;

static std::string checkstyleOf(const lint::RunReport& report) {
    return fixture::textOf([&](const Write& write) { writeCheckstyle(report, write); });
}

TEST(Checkstyle, NamesFilesWithFindingsOnly) {
    lint::Finding found = finding(place(7, R"(      "Next": «"Pya"»)"), "no state \"Pya\" & <more>");
    found.help = "write \"Pay\"";
    EXPECT_EQ(checkstyleOf({.files = {file("./flows/a&b.asl.json", {found}), file("clean.asl.json", {})}}),
        R"(<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="flows/a&amp;b.asl.json">
    <error line="7" column="15" severity="error" message="no state &quot;Pya&quot; &amp; &lt;more&gt;; help: write &quot;Pay&quot;" source="stepcheck.transitions.missing-target"/>
  </file>
</checkstyle>
)");
}

TEST(Checkstyle, ReportsAFileThatWasNotJudged) {
    EXPECT_EQ(checkstyleOf({.files = {{.name = "b.json", .failure = support::Error{"b.json: not found"}}}}),
        R"(<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="b.json">
    <error line="1" severity="error" message="b.json: not found" source="stepcheck"/>
  </file>
</checkstyle>
)");
}

}  // namespace stepcheck::render
