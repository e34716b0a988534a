#include "stepcheck/catalog/context.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(ContextFields, AreFoundByTheirWholePathInTheirExactCase) {
    ASSERT_NE(findContextField("Map.Item.Value"), nullptr);
    EXPECT_EQ(findContextField("Map.Item.Value")->type, ContextType::Any);
    EXPECT_EQ(findContextField("Map.Item.Value")->name(), "Value");
    EXPECT_EQ(findContextField("execution"), nullptr);
    EXPECT_EQ(findContextField("Value"), nullptr);
}

TEST(ContextFields, KnowWhatLiesInAnObject) {
    EXPECT_EQ(contextNamesIn(""), (std::vector<std::string_view>{"Execution", "State", "StateMachine", "Task", "Map"}));
    EXPECT_EQ(contextNamesIn("StateMachine"), (std::vector<std::string_view>{"Id", "Name"}));
    EXPECT_TRUE(contextNamesIn("Task.Token").empty());
}

}  // namespace stepcheck::catalog
