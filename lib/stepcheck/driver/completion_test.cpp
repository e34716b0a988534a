#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::driver {

using testing::HasSubstr;

static CommandModel program() {
    CommandModel lint{.name = "lint",
        .description = "Check: all [of it]; don't wait.",
        .usage = {},
        .arguments = {{.names = {"PATH"}, .type = "PATH", .description = "Files", .values = {}}},
        .options = {{.title = "Options",
            .entries = {{.names = {"--select"}, .type = "NAME,...", .description = "These", .values = {"a", "b"}},
                {.names = {"-o", "--output"}, .type = "FILE", .description = "To [x]: it's", .values = {}},
                {.names = {"--quiet"}, .type = {}, .description = "Quiet", .values = {}}}}},
        .commands = {},
        .footer = {}};
    return {.name = "stepcheck",
        .description = {},
        .usage = {},
        .arguments = {},
        .options = {},
        .commands = {std::move(lint)},
        .footer = {}};
}

TEST(Completion, KnowsTheValuesOfOptionsInBash) {
    const std::string script = completionScript(program(), Shell::Bash);
    EXPECT_THAT(script, HasSubstr("lint:--select) _stepcheck_list 'a b'; return ;;"));
    EXPECT_THAT(script, HasSubstr("lint:-o|lint:--output) _stepcheck_files; return ;;"));
    EXPECT_THAT(script, HasSubstr("lint:-*) _stepcheck_words '--select -o --output --quiet'; return ;;"));
}

TEST(Completion, QuotesDescriptionsInZsh) {
    const std::string script = completionScript(program(), Shell::Zsh);
    EXPECT_THAT(script, HasSubstr("'*-o+[To \\[x\\]\\: it'\\''s]:FILE:_files'"));
    EXPECT_THAT(script, HasSubstr("'lint:Check\\: all [of it]; don'\\''t wait.'"));
}

TEST(Completion, CompletesListsInFish) {
    EXPECT_THAT(completionScript(program(), Shell::Fish),
        HasSubstr("-l select -x -a '(__fish_complete_list , __stepcheck_rules)' -d 'These'"));
}

}  // namespace stepcheck::driver
