#include "stepcheck/render/report_fixture.h"
#include "stepcheck/render/sarif_message.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

using fixture::finding;
using fixture::place;

TEST(SarifMessage, IsASentence) {
    EXPECT_EQ(sarifMessage(finding(place(1, "«1»"), "no state \"Pay\"")), "no state \"Pay\".");
}

TEST(SarifMessage, TellsTheHelpInASecondSentence) {
    lint::Finding found = finding(place(1, "«1»"), "no state \"Pya\"");
    found.help = "write \"Pay\"";
    EXPECT_EQ(sarifMessage(found), "no state \"Pya\". Help: write \"Pay\".");
}

TEST(SarifMessage, LinksToRelatedPlacesByTheirIds) {
    lint::Finding found = finding(place(1, "«1»"), "state \"Pay\" is defined twice");
    found.related = {
        {.at = place(1, "«1»"), .message = "first defined here"}, {.at = place(1, "«1»"), .message = "used [here]"}};
    EXPECT_EQ(
        sarifMessage(found), "state \"Pay\" is defined twice. See [first defined here](1), [used \\[here\\]](2).");
}

TEST(SarifMessage, MakesNoLinkOfANameThatLooksLikeOne) {
    EXPECT_EQ(sarifMessage(finding(place(1, "«1»"), "no state \"[a](https://b)\"")), "no state \"[a] (https://b)\".");
}

}  // namespace stepcheck::render
