#include "stepcheck/asl/presence.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::asl {

using catalog::ObjectKind;

// What a value given as JSON is for a field.
static Presence presence(std::string_view json, ObjectKind kind, catalog::Field field, bool expressions = false) {
    const auto source = std::make_shared<const support::SourceText>("test.json", std::string(json));
    const auto document = syntax::readDocument(source, syntax::Language::Json);
    return presenceOf((*document)->roots().front(), *catalog::findField(kind, field), expressions);
}

static Presence timeout(std::string_view json, bool expressions = false) {
    return presence(json, ObjectKind::TaskState, catalog::Field::TimeoutSeconds, expressions);
}

TEST(Presence, OfAnIntegerIsLocatedHoweverItIsWritten) {
    EXPECT_EQ(timeout("5"), Presence::Located);
    EXPECT_EQ(timeout("5.0"), Presence::Located);
    EXPECT_EQ(timeout("5e3"), Presence::Located);
    EXPECT_EQ(timeout("-99999999999999999999999"), Presence::Located);
}

TEST(Presence, OfAnyOtherTypeIsMistypedForAnInteger) {
    EXPECT_EQ(timeout("5.5"), Presence::Mistyped);
    EXPECT_EQ(timeout("\"5\""), Presence::Mistyped);
    EXPECT_EQ(timeout("null"), Presence::Mistyped);
    EXPECT_EQ(timeout("{}"), Presence::Mistyped);
}

TEST(Presence, OfAnExpressionDependsOnTheQueryLanguage) {
    EXPECT_EQ(timeout(R"("{% $t %}")", true), Presence::Expression);
    EXPECT_EQ(timeout(R"("{% $t %}")"), Presence::Mistyped);
    EXPECT_EQ(timeout(R"(" {% $t %}")", true), Presence::Mistyped);
    EXPECT_EQ(timeout(R"("{%}")", true), Presence::Mistyped);
}

TEST(Presence, OfAFieldWithoutExpressionsIsNeverAnExpression) {
    EXPECT_EQ(presence(R"("{% 1 %}")", ObjectKind::Retrier, catalog::Field::MaxAttempts, true), Presence::Mistyped);
}

TEST(Presence, OfHolesIsNotKnown) {
    EXPECT_EQ(timeout("${T}"), Presence::Hole);
    EXPECT_EQ(timeout("\"${T}\""), Presence::Hole);
    EXPECT_EQ(timeout("\"1${T}\""), Presence::Hole);
    EXPECT_EQ(timeout(R"({"Fn::GetAtt": ["A", "B"]})"), Presence::Hole);
}

TEST(Presence, OfAStringWithHolesIsLocatedWhereAStringIsWanted) {
    EXPECT_EQ(presence("\"arn:${P}:x\"", ObjectKind::TaskState, catalog::Field::Resource), Presence::Located);
}

TEST(Presence, OfNullIsLocatedOnlyWhereTheFieldTakesIt) {
    EXPECT_EQ(presence("null", ObjectKind::PassState, catalog::Field::ResultPath), Presence::Located);
    EXPECT_EQ(presence("null", ObjectKind::PassState, catalog::Field::Result), Presence::Located);
    EXPECT_EQ(presence("null", ObjectKind::MapState, catalog::Field::ItemsPath), Presence::Mistyped);
}

}  // namespace stepcheck::asl
