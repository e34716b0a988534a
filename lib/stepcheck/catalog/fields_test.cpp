#include "stepcheck/catalog/fields.h"
#include "stepcheck/catalog/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace stepcheck::catalog {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Fields, FindEveryListedFieldByItsName) {
    for (int kind = 0; kind <= static_cast<int>(ObjectKind::Credentials); ++kind)
        for (const FieldSpec& spec : fieldsOf(static_cast<ObjectKind>(kind))) {
            EXPECT_EQ(findField(static_cast<ObjectKind>(kind), spec.name), &spec) << spec.name;
            EXPECT_EQ(findField(static_cast<ObjectKind>(kind), spec.field), &spec) << spec.name;
            EXPECT_EQ(name(spec.field), spec.name);
        }
}

TEST(Fields, AreSortedByName) {
    EXPECT_TRUE(std::ranges::is_sorted(fieldsOf(ObjectKind::MapState), {}, &FieldSpec::name));
}

TEST(Fields, AreFoundInTheirExactCaseOnly) {
    EXPECT_NE(findField(ObjectKind::TaskState, "Resource"), nullptr);
    EXPECT_EQ(findField(ObjectKind::TaskState, "resource"), nullptr);
    EXPECT_EQ(findField(ObjectKind::TaskState, ""), nullptr);
}

TEST(Fields, OfOneKindAreNotThoseOfAnother) {
    EXPECT_EQ(findField(ObjectKind::PassState, "Retry"), nullptr);
    EXPECT_EQ(findField(ObjectKind::NestedChoiceRule, "Next"), nullptr);
}

TEST(Fields, OfOneNameDifferByKind) {
    EXPECT_EQ(findField(ObjectKind::Machine, Field::TimeoutSeconds)->minimum, 0);
    EXPECT_EQ(findField(ObjectKind::TaskState, Field::TimeoutSeconds)->minimum, 1);
    EXPECT_FALSE(findField(ObjectKind::Machine, Field::TimeoutSeconds)->expression);
}

TEST(Fields, TakeNullWhereTheServiceDoes) {
    EXPECT_TRUE(findField(ObjectKind::Catcher, Field::ResultPath)->nullable);
    EXPECT_FALSE(findField(ObjectKind::MapState, Field::ItemsPath)->nullable);
}

TEST(UnknownState, HasTheFieldsOfAllStatesAndRequiresOnlyType) {
    for (const FieldSpec& spec : fieldsOf(ObjectKind::UnknownState))
        EXPECT_EQ(spec.required, spec.field == Field::Type) << spec.name;
    EXPECT_NE(findField(ObjectKind::UnknownState, "Branches"), nullptr);
    EXPECT_NE(findField(ObjectKind::UnknownState, "Cause"), nullptr);
    EXPECT_EQ(findField(ObjectKind::UnknownState, "StartAt"), nullptr);
}

TEST(ExclusiveGroups, SayWhetherOneIsRequired) {
    const auto groups = exclusiveGroups(ObjectKind::MapState);
    EXPECT_TRUE(std::ranges::any_of(groups, [](const ExclusiveGroup& group) {
        return group.oneRequired && std::ranges::find(group.fields, Field::Iterator) != group.fields.end();
    }));
    EXPECT_THAT(exclusiveGroups(ObjectKind::WaitState)[0].fields,
        ElementsAre(Field::Seconds, Field::SecondsPath, Field::Timestamp, Field::TimestampPath));
    EXPECT_FALSE(exclusiveGroups(ObjectKind::WaitState)[0].oneRequired);
}

TEST(KindsWithField, AreInOrderWithoutTheUnknownState) {
    EXPECT_THAT(kindsWithField("ErrorEquals"), ElementsAre(ObjectKind::Retrier, ObjectKind::Catcher));
    EXPECT_THAT(kindsWithField("Result"), ElementsAre(ObjectKind::PassState));
    EXPECT_THAT(kindsWithField("Results"), IsEmpty());
}

TEST(Catalog, NamesTheDateOfItsNewestFact) {
    EXPECT_EQ(factsDate().size(), std::string_view("2026-09-05").size());
    EXPECT_GE(factsDate(), "2026-09-05");
}

TEST(Limits, AreThoseOfTheQuotasPage) {
    EXPECT_EQ(maxStateNameCharacters, 80U);
    EXPECT_EQ(maxDefinitionCharacters, 1'048'576U);
}

}  // namespace stepcheck::catalog
