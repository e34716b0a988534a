#include "stepcheck/lint/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::lint {

using testing::IsEmpty;
using testing::SizeIs;

static Finding finding(std::string_view fingerprint) {
    Finding result;
    result.rule = findRule("unknown-field");
    result.message = "state machine has no field \"x\"";
    result.fingerprint = fingerprint;
    return result;
}

static RunReport reportOf(std::vector<std::string_view> fingerprints) {
    RunReport report;
    FileReport& file = report.files.emplace_back();
    file.name = "a.asl.json";
    for (const std::string_view fingerprint : fingerprints)
        file.findings.push_back(finding(fingerprint));
    return report;
}

static std::string same(const std::string& name) {
    return name;
}

static bool allRan(std::size_t, std::string_view) {
    return true;
}

static support::Result<Baseline> read(std::string text) {
    return Baseline::read(std::make_shared<const support::SourceText>("b.json", std::move(text)));
}

TEST(Baseline, CountsEqualFingerprints) {
    const Baseline baseline(reportOf({"b", "a", "b"}), same);
    EXPECT_EQ(baseline.text(), R"({
  "version": 1,
  "findings": [
    {"file":"a.asl.json","rule":"unknown-field","fingerprint":"a","count":1,"message":"state machine has no field \"x\""},
    {"file":"a.asl.json","rule":"unknown-field","fingerprint":"b","count":2,"message":"state machine has no field \"x\""}
  ]
}
)");
}

TEST(Baseline, IsReadAsItIsWritten) {
    const Baseline baseline(reportOf({"b", "a", "b"}), same);
    EXPECT_EQ(read(baseline.text())->entries(), baseline.entries());
    EXPECT_THAT(read(Baseline().text())->entries(), IsEmpty());
}

TEST(Baseline, TakesAwayAsManyAsItCounts) {
    const Baseline baseline(reportOf({"a", "b"}), same);
    RunReport report = reportOf({"a", "b", "b", "c"});
    EXPECT_THAT(baseline.apply(report, same, allRan), IsEmpty());
    EXPECT_THAT(report.files[0].findings, SizeIs(2));
    EXPECT_EQ(report.files[0].baselined, 2U);
}

TEST(Baseline, TellsWhatIsGone) {
    const Baseline baseline(reportOf({"a", "b", "b"}), same);
    RunReport report = reportOf({"b"});
    const std::vector<BaselineEntry> stale = baseline.apply(report, same, allRan);
    ASSERT_THAT(stale, SizeIs(2));
    EXPECT_EQ(stale[0].fingerprint, "a");
    EXPECT_EQ(stale[1].count, 1U);
    RunReport again = reportOf({"b"});
    EXPECT_THAT(baseline.apply(again, same, [](std::size_t, std::string_view) { return false; }), IsEmpty());
}

TEST(Baseline, NamesThePlaceOfAMistake) {
    EXPECT_EQ(read("[]").error().message, "b.json:1:1: expected a baseline: an object with \"version\" and "
                                          "\"findings\"; --write-baseline makes a baseline");
    EXPECT_EQ(read("{\"version\": 2}").error().message,
        "b.json:1:13: expected a baseline of version 1; --write-baseline makes a baseline");
    EXPECT_EQ(read(R"({"version": 1, "findings": [{"file": "a"}]})").error().message,
        "b.json:1:29: expected a finding with a text \"rule\"; --write-baseline makes a baseline");
}

}  // namespace stepcheck::lint
