#include "stepcheck/exec/csv.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

using Records = std::vector<std::vector<std::string>>;

TEST(Csv, EndsCellsAtDelimitersAndRecordsAtLineEnds) {
    EXPECT_EQ(readCsv("a,b\r\n1,\n\n2,3", ','), (Records{{"a", "b"}, {"1", ""}, {"2", "3"}}));
    EXPECT_EQ(readCsv("a|b", delimiterCalled("PIPE")), (Records{{"a", "b"}}));
}

TEST(Csv, TakesDelimitersAndLineEndsInQuotesAsData) {
    EXPECT_EQ(readCsv("\"a,\nb\",\"say \"\"hi\"\"\"", ','), (Records{{"a,\nb", "say \"hi\""}}));
}

TEST(Csv, DropsABackslashThatEscapesNothing) {
    EXPECT_EQ(readCsv(R"(a\,b,c\\d,e\f)", ','), (Records{{"a,b", "c\\d", "ef"}}));
}

TEST(Csv, KeepsALineOfBlanks) {
    EXPECT_EQ(readCsv("   \n", ','), (Records{{"   "}}));
}

}  // namespace stepcheck::exec
