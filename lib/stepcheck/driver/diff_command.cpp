#include "stepcheck/driver/diff_command.h"

#include "stepcheck/driver/executable_definition.h"
#include "stepcheck/explore/search.h"
#include "stepcheck/render/behaviour_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

namespace stepcheck::driver {

namespace {

// A definition with all that it can do.
struct Side {
    Definition definition;
    exec::Settings settings;
    exec::Program program;
    explore::Exploration exploration;
    explore::Bounds bounds;
};

}  // namespace

static std::unique_ptr<const Side> exploreSide(
    Definition definition, asl::MachineType type, const explore::Options& options) {
    const exec::Settings settings{.type = definition.typeOr(type)};
    exec::Program program(*definition.machine);
    explore::Exploration exploration = explore::explore(program, settings, options);
    explore::Bounds bounds = explore::boundsOf(exploration, program, settings);
    return std::make_unique<const Side>(
        Side{std::move(definition), settings, std::move(program), std::move(exploration), std::move(bounds)});
}

static void warnAboutLimits(const std::string& name, const explore::Exploration& exploration) {
    for (const auto& [limit, what] : exploration.limits)
        if (limit == explore::Limit::Paths || limit == explore::Limit::Time || limit == explore::Limit::Pending)
            std::fputs(
                fmt::format("warning: {}: {} were not explored (--{})\n", name, what, explore::name(limit)).c_str(),
                stderr);
}

ExitStatus run(const DiffCommand& command, const Terminal& terminal) {
    std::vector<std::unique_ptr<const Side>> sides;
    for (const std::string& path : {command.oldPath, command.newPath}) {
        auto definition = readDefinition(path, command.type, WithErrors::RefuseButNotHoles, terminal);
        if (!definition) {
            printError(definition.error().message, terminal.colorErrors);
            return ExitStatus::Trouble;
        }
        if (!definition->machine)
            return ExitStatus::Findings;
        sides.push_back(exploreSide(std::move(*definition), command.type, command.options));
        warnAboutLimits(path, sides.back()->exploration);
    }
    const explore::Explored before{sides[0]->program, sides[0]->settings, sides[0]->exploration};
    const explore::Explored after{sides[1]->program, sides[1]->settings, sides[1]->exploration};
    const std::vector<explore::Change> changes = explore::compare(before, after);
    const render::BehaviourDiff diff{.oldName = command.oldPath,
        .newName = command.newPath,
        .before = before,
        .after = after,
        .boundsBefore = sides[0]->bounds,
        .boundsAfter = sides[1]->bounds,
        .changes = changes};
    std::string text;
    if (command.format == DiffFormat::Markdown)
        render::writeBehaviourDiffAsMarkdown(diff, render::writeTo(text));
    else
        render::writeBehaviourDiff(diff, render::writeTo(text));
    const ExitStatus status = print(text, command.outputFile, terminal.colorErrors);
    return render::hasChanged(diff) ? std::max(status, ExitStatus::Findings) : status;
}

}  // namespace stepcheck::driver
