#include "stepcheck/lint/variants.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::lint {
namespace {

using support::Diagnostic;
using support::Severity;
using support::Span;

// `If` at 10 to 40 chooses between 15 to 20 and 25 to 30.
const embed::Condition condition{.name = "IsProd",
    .at = {.begin = 10, .end = 40},
    .alternatives = {{.begin = 15, .end = 20}, {.begin = 25, .end = 30}},
    .around = {},
    .scope = {}};

Diagnostic found(Span at, Severity severity, Span edited = {}) {
    Diagnostic diagnostic{.rule = "some-rule", .severity = severity, .at = at, .message = "is wrong"};
    diagnostic.fixes.push_back({.title = "mend it", .edits = {{.at = edited, .text = "x"}}});
    return diagnostic;
}

TEST(Variants, SayOnceWhatBothHave) {
    const Diagnostic warning = found({.begin = 1, .end = 2}, Severity::Warning);
    EXPECT_EQ(mergeVariants(condition, {warning}, {warning}).size(), 1U);
}

TEST(Variants, KeepQuietAboutCommonTextThatIsWrongInOneOfThem) {
    const Span common{.begin = 1, .end = 2};
    EXPECT_TRUE(mergeVariants(condition, {found(common, Severity::Warning)}, {}).empty());
    EXPECT_TRUE(mergeVariants(condition, {}, {found(common, Severity::Info)}).empty());
}

TEST(Variants, SayWhichOfThemTheServiceRefuses) {
    const auto merged = mergeVariants(condition, {}, {found({.begin = 1, .end = 2}, Severity::Error)});
    ASSERT_EQ(merged.size(), 1U);
    ASSERT_EQ(merged.front().related.size(), 1U);
    EXPECT_EQ(merged.front().related.front().message, "when \"IsProd\" does not hold");
    EXPECT_TRUE(merged.front().fixes.empty());
}

TEST(Variants, KeepWhatIsWrongInWhatWasChosen) {
    const Span chosen{.begin = 26, .end = 29};
    const auto merged = mergeVariants(condition, {}, {found(chosen, Severity::Warning, chosen)});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_TRUE(merged.front().related.empty());
    EXPECT_EQ(merged.front().fixes.size(), 1U);
}

TEST(Variants, DropFixesThatTheyDoNotAgreeOn) {
    const Span common{.begin = 1, .end = 2};
    const auto merged = mergeVariants(condition, {found(common, Severity::Warning, {.begin = 3, .end = 4})},
        {found(common, Severity::Warning, {.begin = 5, .end = 6})});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_TRUE(merged.front().fixes.empty());
}

TEST(Variants, SayNothingOutsideOfWhatAConditionAroundChooses) {
    embed::Condition inner = condition;
    inner.scope = Span{.begin = 5, .end = 45};
    const Diagnostic outside = found({.begin = 1, .end = 2}, Severity::Warning);
    EXPECT_TRUE(mergeVariants(inner, {outside}, {outside}).empty());
}

}  // namespace
}  // namespace stepcheck::lint
