#include "stepcheck/driver/help.h"

#include "stepcheck/driver/command_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace stepcheck::driver {

static std::string nameOf(const Entry& entry) {
    const bool isOption = entry.names.front().starts_with('-');
    return fmt::format("{}{}", fmt::join(entry.names, ", "), isOption && !entry.type.empty() ? " " + entry.type : "");
}

static std::vector<EntryGroup> groupsOf(const CommandModel& command) {
    std::vector<EntryGroup> groups;
    if (!command.arguments.empty())
        groups.push_back({.title = {}, .entries = command.arguments});
    EntryGroup commands{.title = "Commands", .entries = {}};
    for (const CommandModel& each : command.commands)
        commands.entries.push_back({.names = {each.name}, .type = {}, .description = each.description, .values = {}});
    if (!commands.entries.empty())
        groups.push_back(std::move(commands));
    groups.insert(groups.end(), command.options.begin(), command.options.end());
    return groups;
}

std::string helpText(const CommandModel& command) {
    const std::vector<EntryGroup> groups = groupsOf(command);
    std::size_t columns = 0;
    for (const EntryGroup& group : groups)
        for (const Entry& entry : group.entries)
            columns = std::max(columns, nameOf(entry).size());
    std::string text = fmt::format("{}\n\nUsage: {}\n", command.description, command.usage);
    for (const EntryGroup& group : groups) {
        text += group.title.empty() ? "\n" : fmt::format("\n{}:\n", group.title);
        for (const Entry& entry : group.entries)
            text += fmt::format("  {:{}}  {}\n", nameOf(entry), columns, entry.description);
    }
    if (!command.footer.empty())
        text += fmt::format("\n{}\n", command.footer);
    return text;
}

}  // namespace stepcheck::driver
