#include "stepcheck/render/coverage.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

static std::vector<DefinitionCoverage> coverage() {
    return {{.name = "pay.asl.json",
        .file = "pay.asl.json",
        .points = {
            {.kind = exec::PointKind::State, .state = "Pay", .target = "", .index = 0, .at = {3, 5}, .count = 2},
            {.kind = exec::PointKind::Transition, .state = "Pay", .target = "No", .index = 0, .at = {9, 7}, .count = 0},
            {.kind = exec::PointKind::Retrier, .state = "Pay", .target = "", .index = 0, .at = {7, 9}, .count = 1},
            {.kind = exec::PointKind::Catcher, .state = "Pay", .target = "", .index = 0, .at = {9, 9}, .count = 0},
            {.kind = exec::PointKind::State, .state = "No", .target = "", .index = 0, .at = {12, 5}, .count = 0},
        }}};
}

TEST(Coverage, IsATableWithWhatIsMissing) {
    std::string text;
    writeCoverage(coverage(), writeTo(text));
    EXPECT_EQ(text, R"(coverage      states  transitions  rules  retriers  catchers      all
pay.asl.json     1/2          0/1      -       1/1       0/1   40.0 %
pay.asl.json:9:7: not covered: transition from "Pay" to "No"
pay.asl.json:9:9: not covered: Catch[0] of "Pay"
pay.asl.json:12:5: not covered: state "No"
)");
}

TEST(Coverage, IsRoundedDown) {
    EXPECT_EQ((CoverageCount{.covered = 1999, .total = 2000}.text()), "99.9 %");
    EXPECT_EQ((CoverageCount{.covered = 2, .total = 2}.text()), "100.0 %");
}

TEST(Coverage, IsLcov) {
    std::string text;
    writeCoverageAsLcov(coverage(), writeTo(text));
    EXPECT_EQ(text, R"(TN:
SF:pay.asl.json
FN:3,Pay
FN:12,No
FNDA:2,Pay
FNDA:0,No
FNF:2
FNH:1
BRDA:9,0,0,0
BRDA:7,0,0,1
BRDA:9,0,1,0
BRF:3
BRH:1
DA:3,2
DA:7,1
DA:9,0
DA:12,0
LF:4
LH:2
end_of_record
)");
}

TEST(Coverage, IsJson) {
    std::string text;
    writeCoverageAsJson(coverage(), writeTo(text));
    EXPECT_NE(text.find(R"("transitions":{"covered":0,"total":1})"), std::string::npos) << text;
    EXPECT_NE(text.find(R"({"kind":"transition","state":"Pay","target":"No","line":9,"column":7,"count":0})"),
        std::string::npos)
        << text;
    EXPECT_NE(
        text.find(R"({"kind":"catcher","state":"Pay","index":0,"line":9,"column":9,"count":0})"), std::string::npos)
        << text;
}

}  // namespace stepcheck::render
