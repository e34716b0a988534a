#include "stepcheck/driver/help.h"

#include <CLI/App.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::driver {

static constexpr std::string_view generalGroup = "Options";

namespace {

struct Line {
    std::string name;
    std::string description;
};

struct Group {
    std::string title;  // empty: none
    std::vector<Line> lines;
};

}  // namespace

static std::string optionName(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& each : option.get_snames())
        names.push_back("-" + each);
    for (const std::string& each : option.get_lnames())
        names.push_back("--" + each);
    const bool takesValue = option.get_type_size() > 0 && !option.get_type_name().empty();
    return fmt::format(
        "{}{}{}", fmt::join(names, ", "), takesValue ? " " : "", takesValue ? option.get_type_name() : "");
}

static std::vector<Line> optionsOf(const CLI::App& app, std::string_view group) {
    std::vector<Line> lines;
    for (const CLI::Option* option : app.get_options())
        if (option->nonpositional() && option->get_group() == group)
            lines.push_back({.name = optionName(*option), .description = option->get_description()});
    return lines;
}

static Group positionalsOf(const CLI::App& app) {
    Group group;
    for (const CLI::Option* option : app.get_options())
        if (option->get_positional())
            group.lines.push_back({.name = option->get_name(true), .description = option->get_description()});
    return group;
}

static Group commandsOf(const CLI::App& app) {
    Group group{.title = "Commands", .lines = {}};
    for (const CLI::App* command : app.get_subcommands({}))
        group.lines.push_back({.name = command->get_name(), .description = command->get_description()});
    return group;
}

static std::vector<Group> groupsOf(const CLI::App& app) {
    std::vector<Group> groups{positionalsOf(app), commandsOf(app)};
    for (const std::string& title : app.get_groups())
        if (title != generalGroup)
            groups.push_back({.title = title, .lines = optionsOf(app, title)});
    Group& general =
        groups.emplace_back(Group{.title = std::string(generalGroup), .lines = optionsOf(app, generalGroup)});
    // What may stand behind a command as well.
    if (app.get_parent() != nullptr)
        std::ranges::copy_if(optionsOf(*app.get_parent(), generalGroup), std::back_inserter(general.lines),
            [](const Line& line) { return line.name.starts_with("--color"); });
    std::erase_if(groups, [](const Group& group) { return group.lines.empty(); });
    return groups;
}

static std::string usageOf(const CLI::App& app) {
    std::string usage = "stepcheck";
    if (app.get_parent() != nullptr)
        usage += " " + app.get_name();
    usage += " [OPTION...]";
    if (!app.get_subcommands({}).empty())
        usage += " COMMAND";
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_positional())
            continue;
        const bool isList = option->get_expected_max() > 1;
        const std::string name = option->get_name(true) + (isList ? "..." : "");
        usage += option->get_required() ? " " + name : " [" + name + "]";
    }
    return usage;
}

std::string helpText(const CLI::App& app) {
    const std::vector<Group> groups = groupsOf(app);
    std::size_t columns = 0;
    for (const Group& group : groups)
        for (const Line& line : group.lines)
            columns = std::max(columns, line.name.size());
    std::string text = fmt::format("{}\n\nUsage: {}\n", app.get_description(), usageOf(app));
    for (const Group& group : groups) {
        text += group.title.empty() ? "\n" : fmt::format("\n{}:\n", group.title);
        for (const Line& line : group.lines)
            text += fmt::format("  {:{}}  {}\n", line.name, columns, line.description);
    }
    if (!app.get_footer().empty())
        text += fmt::format("\n{}\n", app.get_footer());
    return text;
}

}  // namespace stepcheck::driver
