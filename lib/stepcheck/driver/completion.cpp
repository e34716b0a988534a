#include "stepcheck/driver/completion.h"

#include "stepcheck/driver/command_model.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

// What is completed consists of words that need no quotes in any shell; only descriptions do.
namespace stepcheck::driver {

static std::vector<Entry> optionsOf(const CommandModel& command) {
    std::vector<Entry> all;
    for (const EntryGroup& group : command.options)
        all.insert(all.end(), group.entries.begin(), group.entries.end());
    return all;
}

static std::string optionNames(const CommandModel& command) {
    std::vector<std::string> names;
    for (const Entry& option : optionsOf(command))
        names.insert(names.end(), option.names.begin(), option.names.end());
    return fmt::format("{}", fmt::join(names, " "));
}

static std::string commandNames(const CommandModel& program, std::string_view separator) {
    std::vector<std::string> names;
    for (const CommandModel& command : program.commands)
        names.push_back(command.name);
    return fmt::format("{}", fmt::join(names, separator));
}

// Each alternative behind the others as `lint:--output|lint:-o`.
static std::string bashPattern(const CommandModel& command, const Entry& option) {
    std::vector<std::string> patterns;
    for (const std::string& name : option.names)
        patterns.push_back(fmt::format("{}:{}", command.name == "stepcheck" ? "*" : command.name, name));
    return fmt::format("{}", fmt::join(patterns, "|"));
}

static std::string bashAction(const Entry& entry) {
    if (entry.takesList() && !entry.values.empty())
        return fmt::format("_stepcheck_list '{}'", fmt::join(entry.values, " "));
    if (!entry.values.empty())
        return fmt::format("_stepcheck_words '{}'", fmt::join(entry.values, " "));
    return entry.takesFile() ? "_stepcheck_files" : ":";
}

static std::string bashValues(const CommandModel& command) {
    std::string text;
    for (const Entry& option : optionsOf(command))
        if (!option.type.empty())
            text += fmt::format("    {}) {}; return ;;\n", bashPattern(command, option), bashAction(option));
    return text;
}

static std::string bashScript(const CommandModel& program) {
    std::string text = R"(# bash completion for stepcheck

_stepcheck_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_stepcheck_list() {
  local before=
  [[ $cur == *,* ]] && before=${cur%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${cur##*,}")
}

_stepcheck_files() {
  local before=
  [[ $cur == *=* ]] && before=${cur%%=*}=
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -P "$before" -f -- "${cur#"$before"}")
}

_stepcheck() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word
  COMPREPLY=()
  if [[ $cur == = ]]; then
    cur=
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
)";
    text += fmt::format("      {}) command=$word; break ;;\n", commandNames(program, "|"));
    text += "    esac\n  done\n  case $command:$previous in\n";
    for (const CommandModel& command : program.commands)
        text += bashValues(command);
    text += bashValues(program);
    text += "  esac\n  case $command:$cur in\n";
    for (const CommandModel& command : program.commands)
        text += fmt::format("    {}:-*) _stepcheck_words '{}'; return ;;\n", command.name, optionNames(command));
    text += fmt::format("    :-*) _stepcheck_words '{}'; return ;;\n", optionNames(program));
    text += "  esac\n  case $command in\n";
    for (const CommandModel& command : program.commands)
        if (!command.arguments.empty())
            text += fmt::format("    {}) {} ;;\n", command.name, bashAction(command.arguments.front()));
    text += fmt::format("    '') _stepcheck_words '{}' ;;\n  esac\n}}\n\ncomplete -F _stepcheck stepcheck\n",
        commandNames(program, " "));
    return text;
}

// In single quotes; `special` are characters that the place where it stands needs a backslash for.
static std::string quotedText(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

static std::string zshAction(const Entry& entry) {
    if (entry.takesList() && !entry.values.empty())
        return "_stepcheck_rules";
    if (!entry.values.empty())
        return fmt::format("({})", fmt::join(entry.values, " "));
    return entry.takesFile() ? "_files" : " ";
}

// One specification for each name, as _arguments takes them.
static std::string zshSpecifications(const CommandModel& command) {
    std::string text;
    for (const Entry& option : optionsOf(command))
        for (const std::string& name : option.names) {
            const bool isLong = name.starts_with("--");
            const std::string value =
                option.type.empty() ? "" : fmt::format(":{}:{}", quotedText(option.type, "\\:[]"), zshAction(option));
            text += fmt::format(" \\\n        '*{}{}[{}]{}'", name,
                option.type.empty() ? ""
                : isLong            ? "="
                                    : "+",
                quotedText(option.description, "\\:[]"), value);
        }
    return text;
}

static const Entry* ruleList(const CommandModel& program) {
    for (const CommandModel& command : program.commands)
        for (const EntryGroup& group : command.options)
            for (const Entry& option : group.entries)
                if (option.takesList() && !option.values.empty())
                    return &option;
    return nullptr;
}

static std::string zshScript(const CommandModel& program) {
    const Entry* rules = ruleList(program);
    STEPCHECK_ASSERT(rules != nullptr);
    std::string text = fmt::format(R"(#compdef stepcheck

_stepcheck_rules() {{
  _values -s , rule {}
}}

_stepcheck() {{
  local curcontext="$curcontext" state state_descr line
  typeset -A opt_args
  _arguments -C{} \
        '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
)",
        fmt::join(rules->values, " "), zshSpecifications(program));
    for (const CommandModel& command : program.commands)
        text += fmt::format("        '{}:{}'\n", command.name, quotedText(command.description, "\\:"));
    text += "      )\n      _describe -t commands command commands\n      ;;\n    argument)\n      case $line[1] in\n";
    for (const CommandModel& command : program.commands) {
        text += fmt::format("        {}) _arguments{}", command.name, zshSpecifications(command));
        for (const Entry& argument : command.arguments)
            text += fmt::format(" \\\n        '*:{}:{}'", argument.type, zshAction(argument));
        text += " ;;\n";
    }
    return text + "      esac\n      ;;\n  esac\n}\n\n"
                  "if [[ $funcstack[1] == _stepcheck ]]; then\n  _stepcheck \"$@\"\nelse\n"
                  "  compdef _stepcheck stepcheck\nfi\n";
}

static std::string fishOption(const Entry& option, std::string_view condition) {
    std::string text = fmt::format("complete -c stepcheck -n '{}'", condition);
    for (const std::string& name : option.names)
        text += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2)) : fmt::format(" -s {}", name.substr(1));
    if (!option.type.empty())
        text += option.takesFile() ? " -rF" : " -x";
    if (option.takesList() && !option.values.empty())
        text += fmt::format(" -a '(__fish_complete_list , __stepcheck_rules)'");
    else if (!option.values.empty())
        text += fmt::format(" -a '{}'", fmt::join(option.values, " "));
    return text + fmt::format(" -d '{}'\n", quotedText(option.description, ""));
}

static std::string fishScript(const CommandModel& program) {
    const Entry* rules = ruleList(program);
    STEPCHECK_ASSERT(rules != nullptr);
    std::string text = fmt::format("# fish completion for stepcheck\n\nfunction __stepcheck_rules\n"
                                   "  string split ' ' '{}'\nend\n\n",
        fmt::join(rules->values, " "));
    for (const CommandModel& command : program.commands)
        text += fmt::format("complete -c stepcheck -n __fish_use_subcommand -f -a {} -d '{}'\n", command.name,
            quotedText(command.description, ""));
    for (const Entry& option : optionsOf(program))
        text += fishOption(option, "__fish_use_subcommand");
    for (const CommandModel& command : program.commands) {
        const std::string condition = fmt::format("__fish_seen_subcommand_from {}", command.name);
        for (const Entry& option : optionsOf(command))
            text += fishOption(option, condition);
        for (const Entry& argument : command.arguments)
            if (!argument.values.empty())
                text += fmt::format(
                    "complete -c stepcheck -n '{}' -f -a '{}'\n", condition, fmt::join(argument.values, " "));
    }
    return text;
}

std::string completionScript(const CommandModel& program, Shell shell) {
    switch (shell) {
        case Shell::Bash: return bashScript(program);
        case Shell::Zsh: return zshScript(program);
        case Shell::Fish: return fishScript(program);
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::driver
