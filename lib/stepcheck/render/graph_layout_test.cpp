#include "stepcheck/render/graph_fixture.h"
#include "stepcheck/render/graph_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::render {

using testing::HasSubstr;
using testing::Not;

TEST(LayoutInput, GivesGraphvizNoTextOfADefinition) {
    const Drawn drawn(R"({ "StartAt": "A\"]; }", "States": { "A\"]; }": { "Type": "Pass", "Next": "Nowhere" } } })");
    const std::string input = layoutInput(pictureOf(drawn.model, nullptr));
    EXPECT_THAT(input, Not(HasSubstr("A\"")));
    EXPECT_THAT(input, Not(HasSubstr("Nowhere")));
}

TEST(Layout, TurnsThePictureAround) {
    const Drawn drawn(R"({ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } })");
    Picture picture = pictureOf(drawn.model, nullptr);
    EXPECT_FALSE(place(picture, R"({"bb": "0,0,100,80", "objects": [
        {"name": "start", "pos": "50,70"}, {"name": "s0", "pos": "50,20"}],
        "edges": [{"id": "begin", "pos": "e,50,38 50,63 50,58 50,53 50,48"}]})"));
    EXPECT_EQ(picture.size.height, 80);
    EXPECT_EQ(picture.nodes[0].centre.y, 10);
    EXPECT_EQ(picture.nodes[1].centre.y, 60);
    EXPECT_EQ(picture.edges[0].tip->y, 42);
    EXPECT_EQ(picture.edges[0].curve.size(), 4);
}

TEST(Layout, SaysThatAnAnswerIsNotUnderstood) {
    const Drawn drawn(R"({ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } })");
    for (const char* answer : {"", "{}", R"({"bb": "0,0,1"})", R"({"bb": "0,0,9,9", "objects": [{"name": "s7"}]})",
             R"({"bb": "0,0,9,9", "edges": [{"id": "begin", "pos": "e,1,1 2,2 3,3"}]})"}) {
        Picture picture = pictureOf(drawn.model, nullptr);
        EXPECT_TRUE(place(picture, answer)) << answer;
    }
}

TEST(Layout, GivesEveryPartAPlace) {
    const Drawn drawn{std::string(orderJson)};
    Picture picture = pictureOf(drawn.model, nullptr);
    const auto error = layOut(picture);
    ASSERT_FALSE(error) << error->message;
    for (const PictureNode& node : picture.nodes)
        EXPECT_GT(node.centre.x, 0) << node.id;
    for (const PictureEdge& edge : picture.edges)
        EXPECT_GE(edge.curve.size(), 4) << edge.id;
    for (const PictureScope& scope : picture.scopes)
        EXPECT_GT(scope.size.width, 0) << scope.id;
}

}  // namespace stepcheck::render
