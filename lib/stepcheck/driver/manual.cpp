#include "stepcheck/driver/manual.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/driver/command_model.h"
#include "stepcheck/support/version.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace stepcheck::driver {

// A text that roff prints as it stands: `-` is a hyphen to it, `\` an escape, and a leading `.` or `'` a request.
static std::string escaped(std::string_view text) {
    std::string out;
    bool atLineStart = true;
    for (const char c : text) {
        if (atLineStart && (c == '.' || c == '\''))
            out += "\\&";
        atLineStart = c == '\n';
        switch (c) {
            case '\\': out += "\\e"; break;
            case '-': out += "\\-"; break;
            case '"': out += "\\(dq"; break;
            default: out += c; break;
        }
    }
    return out;
}

static std::string entryText(const Entry& entry) {
    std::vector<std::string> names;
    for (const std::string& name : entry.names)
        names.push_back(fmt::format("\\fB{}\\fR", escaped(name)));
    const bool isOption = entry.names.front().starts_with('-');
    const std::string type = isOption && !entry.type.empty() ? fmt::format(" \\fI{}\\fR", escaped(entry.type)) : "";
    return fmt::format(".TP\n{}{}\n{}\n", fmt::join(names, ", "), type, escaped(entry.description));
}

static std::string groupsText(const CommandModel& command) {
    std::string text;
    for (const Entry& argument : command.arguments)
        text += entryText(argument);
    for (const EntryGroup& group : command.options) {
        if (command.options.size() > 1)
            text += fmt::format(".PP\n\\fI{}\\fR\n", escaped(group.title));
        for (const Entry& entry : group.entries)
            text += entryText(entry);
    }
    if (!command.footer.empty())
        text += fmt::format(".PP\n{}\n", escaped(command.footer));
    return text;
}

std::string manualPage(const CommandModel& program) {
    std::string text = fmt::format(
        ".TH STEPCHECK 1 \"{}\" \"stepcheck {}\" \"User Commands\"\n.SH NAME\nstepcheck \\- check state machines "
        "of AWS Step Functions\n.SH SYNOPSIS\n",
        catalog::factsDate(), support::version);
    for (const CommandModel& command : program.commands)
        text += fmt::format(".B {}\n.br\n", escaped(command.usage));
    text += fmt::format(".SH DESCRIPTION\n{}\n.SH OPTIONS\n", escaped(program.description));
    text += groupsText(program);
    text += ".SH COMMANDS\n";
    for (const CommandModel& command : program.commands)
        text += fmt::format(".SS {}\n{}\n{}", escaped(command.name), escaped(command.description), groupsText(command));
    return text + fmt::format(".SH SEE ALSO\n{}\n", escaped(support::homepage));
}

}  // namespace stepcheck::driver
