#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace stepcheck::driver {

/// The words that options and arguments take, where they are known.
using Choices = std::map<const CLI::Option*, std::vector<std::string>>;

/// An option, an argument or a command as help, the manual page and completion tell it.
struct Entry {
    std::vector<std::string> names;  // `-o`, `--output`; the name of an argument or command
    std::string type;                // of its value; empty: it takes none
    std::string description;
    std::vector<std::string> values;  // all that it takes; empty: not known

    [[nodiscard]] bool takesFile() const { return type == "PATH" || type.ends_with("FILE"); }
    [[nodiscard]] bool takesList() const { return type.ends_with(",..."); }
};

struct EntryGroup {
    std::string title;  // empty: none
    std::vector<Entry> entries;
};

/// The program, or one of its commands.
struct CommandModel {
    std::string name;
    std::string description;  // a sentence
    std::string usage;
    std::vector<Entry> arguments;
    std::vector<EntryGroup> options;
    std::vector<CommandModel> commands;
    std::string footer;
};

/// What was declared, in the order in which it is told.
[[nodiscard]] CommandModel modelOf(const CLI::App& app, const Choices& choices);

}  // namespace stepcheck::driver
