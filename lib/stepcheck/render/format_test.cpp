#include "stepcheck/render/format.h"
#include "stepcheck/render/report_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

using support::ColumnUnit;

TEST(Format, IsFoundByItsName) {
    for (const Format format : allFormats())
        EXPECT_EQ(formatOf(name(format)), format);
}

TEST(Format, IsNotFoundByAnotherName) {
    EXPECT_EQ(formatOf("xml"), std::nullopt);
}

TEST(Format, CountsNoBytesInSarif) {
    EXPECT_EQ(columnUnitFor(Format::Sarif, ColumnUnit::Utf8), ColumnUnit::CodePoint);
    EXPECT_EQ(columnUnitFor(Format::Sarif, ColumnUnit::Utf16), ColumnUnit::Utf16);
    EXPECT_EQ(columnUnitFor(Format::Text, ColumnUnit::Utf8), ColumnUnit::Utf8);
}

TEST(Format, WritesNothingForPeopleWhenNothingWasFound) {
    const lint::RunReport clean{.files = {fixture::file("a.json", {})}};
    for (const Format format : {Format::Text, Format::Concise, Format::Github})
        EXPECT_EQ(fixture::textOf([&](const Write& write) { writeReport(format, clean, {}, write); }), "");
}

TEST(Format, WritesEqualBytesTwice) {
    const lint::RunReport report{.files = {fixture::file("a.json", {fixture::findingOf(support::Severity::Error)})}};
    for (const Format format : allFormats()) {
        const auto text = [&] {
            return fixture::textOf([&](const Write& write) { writeReport(format, report, {}, write); });
        };
        EXPECT_EQ(text(), text());
    }
}

}  // namespace stepcheck::render
