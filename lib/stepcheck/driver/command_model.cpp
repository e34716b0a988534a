#include "stepcheck/driver/command_model.h"

#include <CLI/App.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace stepcheck::driver {

static constexpr std::string_view generalGroup = "Options";

// `STANDARD|EXPRESS` says by itself what it takes.
static std::vector<std::string> alternatives(std::string_view type) {
    std::vector<std::string> words;
    for (std::size_t bar = type.find('|'); bar != std::string_view::npos; bar = type.find('|')) {
        words.emplace_back(type.substr(0, bar));
        type.remove_prefix(bar + 1);
    }
    if (!words.empty())
        words.emplace_back(type);
    return words;
}

static std::vector<std::string> valuesOf(const CLI::Option& option, const Choices& choices) {
    const auto found = choices.find(&option);
    return found == choices.end() ? alternatives(option.get_type_name()) : found->second;
}

static Entry entryOf(const CLI::Option& option, const Choices& choices) {
    Entry entry{.names = {}, .type = {}, .description = option.get_description(), .values = valuesOf(option, choices)};
    for (const std::string& each : option.get_snames())
        entry.names.push_back("-" + each);
    for (const std::string& each : option.get_lnames())
        entry.names.push_back("--" + each);
    if (option.get_type_size() > 0)
        entry.type = option.get_type_name();
    return entry;
}

static std::vector<Entry> optionsOf(const CLI::App& app, std::string_view group, const Choices& choices) {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options())
        if (option->nonpositional() && option->get_group() == group)
            entries.push_back(entryOf(*option, choices));
    return entries;
}

static std::vector<Entry> argumentsOf(const CLI::App& app, const Choices& choices) {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options())
        if (option->get_positional())
            entries.push_back({.names = {option->get_name(true)},
                .type = option->get_name(true),
                .description = option->get_description(),
                .values = valuesOf(*option, choices)});
    return entries;
}

static std::vector<EntryGroup> groupsOf(const CLI::App& app, const Choices& choices) {
    std::vector<EntryGroup> groups;
    for (const std::string& title : app.get_groups())
        if (title != generalGroup)
            groups.push_back({.title = title, .entries = optionsOf(app, title, choices)});
    EntryGroup& general = groups.emplace_back(
        EntryGroup{.title = std::string(generalGroup), .entries = optionsOf(app, generalGroup, choices)});
    // What may stand behind a command as well.
    if (app.get_parent() != nullptr)
        std::ranges::copy_if(optionsOf(*app.get_parent(), generalGroup, choices), std::back_inserter(general.entries),
            [](const Entry& entry) { return entry.names.front() == "--color"; });
    std::erase_if(groups, [](const EntryGroup& group) { return group.entries.empty(); });
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

CommandModel modelOf(const CLI::App& app, const Choices& choices) {
    CommandModel model{.name = app.get_name(),
        .description = app.get_description(),
        .usage = usageOf(app),
        .arguments = argumentsOf(app, choices),
        .options = groupsOf(app, choices),
        .commands = {},
        .footer = app.get_footer()};
    for (const CLI::App* command : app.get_subcommands({}))
        model.commands.push_back(modelOf(*command, choices));
    return model;
}

}  // namespace stepcheck::driver
