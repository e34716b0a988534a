#include "stepcheck/support/suggest.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>
#include <vector>

namespace stepcheck::support {

static std::string_view suggestField(std::string_view word) {
    static constexpr std::array<std::string_view, 8> fields{
        "Type", "Next", "End", "Resource", "Retry", "TimeoutSeconds", "ResultPath", "Catch"};
    return nearest(word, fields);
}

TEST(Nearest, FindsAWordWithALetterTooFew) {
    EXPECT_EQ(suggestField("Resouce"), "Resource");
}

TEST(Nearest, CountsSwappedLettersAsOneEdit) {
    EXPECT_EQ(suggestField("Retyr"), "Retry");
}

TEST(Nearest, IgnoresCaseAndSeparators) {
    EXPECT_EQ(suggestField("timeout_seconds"), "TimeoutSeconds");
}

TEST(Nearest, FindsAFieldWhoseUnitIsMissing) {
    EXPECT_EQ(suggestField("Timeout"), "TimeoutSeconds");
}

TEST(Nearest, FindsAFieldWithAWordTooMany) {
    EXPECT_EQ(suggestField("NextState"), "Next");
}

TEST(Nearest, SuggestsNothingForAnotherWord) {
    EXPECT_EQ(suggestField("Branches"), "");
}

TEST(Nearest, SuggestsNothingForAnEmptyWord) {
    EXPECT_EQ(suggestField(""), "");
}

TEST(Nearest, SuggestsNothingForAVeryLongWord) {
    EXPECT_EQ(suggestField(std::string(1000, 'x')), "");
}

TEST(NearestAlone, IsNothingWhenTwoAreEquallyNear) {
    const std::vector<std::string_view> names{"Ship order", "Ship orders A", "Ship orders B"};
    EXPECT_EQ(nearestAlone("Ship oder", names), "Ship order");
    EXPECT_EQ(nearestAlone("Ship orders C", names), "");
    EXPECT_EQ(nearestAlone("quux", names), "");
}

}  // namespace stepcheck::support
