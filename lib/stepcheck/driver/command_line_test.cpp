#include "stepcheck/driver/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::driver {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::StartsWith;

static support::Result<CommandLine> parsed(std::initializer_list<const char*> arguments) {
    std::vector<const char*> all{"stepcheck"};
    all.insert(all.end(), arguments);
    return parseCommandLine(all);
}

static auto output(render::Format format, const std::optional<std::string>& file) {
    return AllOf(Field(&Destination::format, format), Field(&Destination::file, file));
}

static LintCommand lintCommand(std::initializer_list<const char*> arguments) {
    const auto result = parsed(arguments);
    if (!result) {
        ADD_FAILURE() << result.error().message;
        return {};
    }
    return std::get<LintCommand>(result->command);
}

static std::string error(std::initializer_list<const char*> arguments) {
    const auto result = parsed(arguments);
    return result ? "no error" : result.error().message;
}

TEST(CommandLine, ShowsHelpWithoutArguments) {
    EXPECT_THAT(std::get<ShowCommand>(parsed({})->command).text, HasSubstr("lint"));
    EXPECT_THAT(std::get<ShowCommand>(parsed({"lint", "--help"})->command).text, HasSubstr("--fail-on"));
}

TEST(CommandLine, LintsTheWorkingFolderByDefault) {
    EXPECT_THAT(lintCommand({"lint"}).paths, ElementsAre("."));
}

TEST(CommandLine, TakesPathsThatLookLikeCommands) {
    EXPECT_THAT(lintCommand({"lint", "rule", "-", "lint"}).paths, ElementsAre("rule", "-", "lint"));
    EXPECT_THAT(lintCommand({"lint", "--", "--quiet"}).paths, ElementsAre("--quiet"));
}

TEST(CommandLine, TakesListsWithCommasAndRepeated) {
    const LintCommand command = lintCommand({"lint", "--select", "all,strict", "--select=recommended", "a.json"});
    EXPECT_THAT(*command.choices.selection.select, ElementsAre("all", "strict", "recommended"));
    EXPECT_THAT(command.paths, ElementsAre("a.json"));
}

TEST(CommandLine, TakesOptionsOfTheProgramBehindTheCommand) {
    EXPECT_EQ(parsed({"lint", "--color", "never"})->color, ColorMode::Never);
    EXPECT_EQ(parsed({"--color=always", "lint"})->color, ColorMode::Always);
}

TEST(CommandLine, LetsTheLastOfTwoValuesWin) {
    EXPECT_THAT(lintCommand({"lint", "--format", "json", "--format", "sarif"}).outputs,
        ElementsAre(output(render::Format::Sarif, std::nullopt)));
}

TEST(CommandLine, WritesTextToStandardOutputByDefault) {
    EXPECT_THAT(lintCommand({"lint"}).outputs, ElementsAre(output(render::Format::Text, std::nullopt)));
}

TEST(CommandLine, GivesTheFormatToAPlainOutput) {
    EXPECT_THAT(lintCommand({"lint", "--format", "json", "-o", "a.json"}).outputs,
        ElementsAre(output(render::Format::Json, "a.json")));
    EXPECT_THAT(
        lintCommand({"lint", "--output", "./x=1.txt"}).outputs, ElementsAre(output(render::Format::Text, "./x=1.txt")));
}

TEST(CommandLine, TakesSeveralOutputs) {
    EXPECT_THAT(lintCommand({"lint", "--output", "sarif=out.sarif", "--output=text=-"}).outputs,
        ElementsAre(output(render::Format::Sarif, "out.sarif"), output(render::Format::Text, std::nullopt)));
    EXPECT_THAT(lintCommand({"lint", "--output", "sarif=out.sarif"}).outputs,
        ElementsAre(output(render::Format::Sarif, "out.sarif")));
    EXPECT_THAT(lintCommand({"lint", "--format", "github", "--output", "sarif=out.sarif"}).outputs,
        ElementsAre(output(render::Format::Sarif, "out.sarif"), output(render::Format::Github, std::nullopt)));
}

TEST(CommandLine, RefusesOutputsThatMakeNoSense) {
    EXPECT_EQ(error({"lint", "--format", "aws", "--fix"}), "the format aws changes nothing");
    EXPECT_EQ(error({"lint", "--diff", "-o", "a", "-o", "b"}), "--diff writes one output");
    EXPECT_THAT(error({"lint", "--output", "sarf=out"}), HasSubstr("did you mean \"sarif\"?"));
    EXPECT_EQ(error({"lint", "--output", "sarif="}), "--output: the name of a file is missing");
    EXPECT_EQ(error({"lint", "-o", "json=a", "-o", "./a"}), "--output: \"./a\" is written twice");
    EXPECT_EQ(error({"lint", "-o", "json=-", "--format", "text"}),
        "standard output gets two formats: write one of them with --output FORMAT=FILE");
}

TEST(CommandLine, SuggestsWhatWasMeant) {
    EXPECT_EQ(error({"lnt"}), "unknown command \"lnt\"; did you mean \"lint\"?");
    EXPECT_EQ(error({"lint", "--formt=json"}), "unknown option \"--formt\"; did you mean \"--format\"?");
    EXPECT_EQ(error({"lint", "--frobnicate"}), "unknown option \"--frobnicate\"; see \"stepcheck lint --help\"");
    EXPECT_EQ(error({"rule", "a", "b"}), "unknown argument \"b\"; see \"stepcheck rule --help\"");
    EXPECT_EQ(error({"lint", "--type", "express"}),
        "--type: \"express\" is none of STANDARD, EXPRESS; did you mean \"EXPRESS\"?");
    EXPECT_EQ(error({"lint", "--select", "recomended"}),
        "--select: \"recomended\" is no rule, group or profile; did you mean \"recommended\"?");
}

TEST(CommandLine, SaysWhichValueIsMissingOrWrong) {
    EXPECT_EQ(error({"lint", "--fail-on"}), "--fail-on needs a value");
    EXPECT_EQ(error({"lint", "--jobs", "0"}), "--jobs: expected a number from 1 to 1024, found \"0\"");
    EXPECT_EQ(error({"lint", "--jobs", "4x"}), "--jobs: expected a number from 1 to 1024, found \"4x\"");
    EXPECT_THAT(error({"lint", "--config", "a.yaml", "--isolated"}), HasSubstr("excludes"));
    EXPECT_THAT(error({"lint", "--stdin-filename", "a.asl.json"}), StartsWith("--stdin-filename:"));
    EXPECT_THAT(error({"graph"}), HasSubstr("required"));
}

}  // namespace stepcheck::driver
