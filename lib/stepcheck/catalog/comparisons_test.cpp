#include "stepcheck/catalog/comparisons.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(Comparisons, AreExactlyTheOperatorsOfChoiceRules) {
    for (const FieldSpec& spec : fieldsOf(ObjectKind::ChoiceRule))
        EXPECT_EQ(findComparison(spec.field) != nullptr, spec.comparison) << spec.name;
}

TEST(Comparisons, AreTakenApart) {
    const ComparisonSpec* spec = findComparison(Field::StringLessThanEqualsPath);
    ASSERT_NE(spec, nullptr);
    EXPECT_EQ(spec->family, Family::String);
    EXPECT_EQ(spec->relation, Relation::LessThanEquals);
    EXPECT_TRUE(spec->operandIsPath);
}

TEST(Comparisons, TellTestsFromComparisons) {
    EXPECT_EQ(findComparison(Field::IsTimestamp)->family, Family::Test);
    EXPECT_EQ(findComparison(Field::IsTimestamp)->tested, Tested::Timestamp);
    EXPECT_EQ(findComparison(Field::TimestampEquals)->family, Family::Timestamp);
}

}  // namespace stepcheck::catalog
