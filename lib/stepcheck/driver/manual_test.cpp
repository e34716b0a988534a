#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/manual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::driver {

using testing::HasSubstr;
using testing::Not;

static CommandModel program() {
    const Entry entry{.names = {"-o", "--output"}, .type = "FILE", .description = "Write\n.to \\ \"it\"", .values = {}};
    return {.name = "stepcheck",
        .description = "Finds.",
        .usage = "stepcheck [OPTION...] COMMAND",
        .arguments = {},
        .options = {{.title = "Options", .entries = {entry}}},
        .commands = {},
        .footer = {}};
}

TEST(ManualPage, IsSafeRoff) {
    EXPECT_THAT(manualPage(program()),
        HasSubstr(".TP\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFILE\\fR\nWrite\n\\&.to \\e \\(dqit\\(dq\n"));
}

TEST(ManualPage, GivesOneGroupNoTitle) {
    EXPECT_THAT(manualPage(program()), Not(HasSubstr("\\fIOptions")));
}

}  // namespace stepcheck::driver
