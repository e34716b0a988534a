#include "stepcheck/driver/lint_arguments.h"

#include "stepcheck/catalog/operations.h"
#include "stepcheck/driver/option_words.h"
#include "stepcheck/driver/workers.h"
#include "stepcheck/lint/settings.h"

#include <CLI/App.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::Error;
using support::Result;

static constexpr std::array<config::Word<support::Severity>, 2> awsSeverityWords{{
    {"ERROR", support::Severity::Error},
    {"WARNING", support::Severity::Warning},
}};

static constexpr std::array<config::Word<embed::From>, 5> fromWords{{
    {"auto", embed::From::Auto},
    {"asl", embed::From::Asl},
    {"cloudformation", embed::From::CloudFormation},
    {"terraform", embed::From::Terraform},
    {"serverless", embed::From::Serverless},
}};

// One value for each use of the option, with commas between several in one.
static CLI::Option* addList(
    CLI::App& app, const char* name, std::vector<std::string>& values, const char* type, const char* description) {
    return app.add_option(name, values, description)->type_name(type)->allow_extra_args(false)->delimiter(',');
}

static CLI::Option* addWord(
    CLI::App& app, const char* name, std::string& value, const char* type, const std::string& description) {
    return app.add_option(name, value, description)->type_name(type)->take_last();
}

static std::vector<std::string_view> formatNames() {
    std::vector<std::string_view> names;
    for (const render::Format format : render::allFormats())
        names.push_back(render::name(format));
    return names;
}

static std::string formatHelp() {
    std::vector<std::string_view> names = formatNames();
    const std::string_view last = names.back();
    names.pop_back();
    return fmt::format("{} or {} (default: text)", fmt::join(names, ", "), last);
}

static std::vector<std::string> copied(const std::vector<std::string_view>& words) {
    return {words.begin(), words.end()};
}

// Rules, then groups, the tag and profiles.
std::vector<std::string> selectableNames() {
    std::vector<std::string> names;
    std::set<std::string> groups;
    for (const lint::RegisteredRule& rule : lint::allRules()) {
        names.emplace_back(rule.rule->id);
        groups.emplace(rule.group);
    }
    std::ranges::sort(names);
    names.insert(names.end(), groups.begin(), groups.end());
    names.insert(names.end(), {"practice", "recommended", "strict", "all"});
    return names;
}

static void addChoices(CLI::App& app, Choices& choices) {
    const auto add = [&](const std::string& name, std::vector<std::string> words) {
        choices[app.get_option(name)] = std::move(words);
    };
    for (const char* name : {"--select", "--extend-select", "--ignore"})
        add(name, selectableNames());
    std::vector<std::string> operations;
    for (const catalog::Operation& operation : catalog::operations())
        operations.emplace_back(operation.name);
    add("--request", std::move(operations));
    add("--from", copied(config::textsOf(fromWords)));
    add("--format", copied(formatNames()));
    add("--column-unit", copied(config::textsOf(config::columnUnitWords)));
    add("--fail-on", copied(config::textsOf(config::failOnWords)));
}

void addLintOptions(CLI::App& app, LintArguments& arguments, Choices& choices) {
    app.add_option("PATH", arguments.paths,
        "Files, state machines of templates (FILE#LogicalId), folders, or - for standard input (default: .)");

    const char* which = "Which rules";
    addList(app, "--select", arguments.select, "NAME,...", "Run these rules, groups or profiles only")->group(which);
    addList(app, "--extend-select", arguments.extendSelect, "NAME,...", "Run these, too")->group(which);
    addList(app, "--ignore", arguments.ignore, "NAME,...", "Do not run these")->group(which);
    addWord(app, "--type", arguments.type, "STANDARD|EXPRESS", "The type of the state machines")->group(which);

    const char* files = "Which files";
    addWord(app, "--from", arguments.from, "WHAT",
        "What files are: auto (default: look), asl, cloudformation, terraform (plan) or serverless")
        ->group(files);
    addWord(app, "--request", arguments.request, "OPERATION",
        "Files are API requests: CreateStateMachine, start-execution, … (default: look)")
        ->group(files);
    app.add_option("--registered", arguments.registered, "The request that registered a type of SWF (repeatable)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->group(files);
    addList(app, "--exclude", arguments.exclude, "GLOB,...", "Leave these out when looking through folders")
        ->group(files);
    app.add_flag("--no-respect-gitignore", arguments.noRespectGitignore, "Look at what .gitignore leaves out, too")
        ->group(files);
    addWord(app, "--stdin-filename", arguments.stdinFilename, "NAME", "What standard input is called")->group(files);
    app.add_flag("--allow-comments", arguments.allowComments, "Take comments in plain JSON")->group(files);

    const char* configuration = "Configuration";
    CLI::Option* file =
        addWord(app, "--config", arguments.configFile, "FILE", "Use this file instead of .stepcheck.yaml");
    file->group(configuration);
    app.add_flag("--isolated", arguments.isolated, "Use no configuration file")->group(configuration)->excludes(file);

    const char* output = "Output";
    addWord(app, "--format", arguments.format, "FORMAT", formatHelp())->group(output);
    app.add_option("-o,--output", arguments.outputs, "Write to a file, - for standard output (repeatable)")
        ->type_name("[FORMAT=]FILE")
        ->allow_extra_args(false)
        ->group(output);
    addWord(app, "--aws-severity", arguments.awsSeverity, "ERROR|WARNING", "What the format aws tells (default: ERROR)")
        ->group(output);
    addWord(app, "--column-unit", arguments.columnUnit, "UNIT", "What columns count: codepoint, utf8 or utf16")
        ->group(output);
    app.add_flag("--statistics", arguments.statistics, "Count the findings of each rule")->group(output);
    app.add_flag("-q,--quiet", arguments.quiet, "Print nothing but findings and errors")->group(output);

    const char* changes = "Changes";
    app.add_flag("--fix", arguments.fix, "Change the files: make all safe fixes")->group(changes);
    app.add_flag("--unsafe-fixes", arguments.unsafeFixes, "Make fixes that change what a definition does, too")
        ->group(changes);
    app.add_flag("--diff", arguments.diff, "Show what --fix or --add-ignore would change, and change nothing")
        ->group(changes);
    app.add_flag("--add-ignore", arguments.addIgnore, "Change the files: suppress all findings")->group(changes);

    const char* baseline = "Baseline";
    addWord(app, "--baseline", arguments.baseline, "FILE", "Leave out the findings of a baseline")->group(baseline);
    addWord(app, "--write-baseline", arguments.writeBaseline, "FILE", "Write all findings to a baseline")
        ->group(baseline);

    const char* status = "Exit status";
    addWord(app, "--fail-on", arguments.failOn, "SEVERITY", "1 from here on: error, warning (default), info or never")
        ->group(status);
    app.add_flag("--exit-zero", arguments.exitZero, "0 whatever is found")->group(status);

    addWord(app, "-j,--jobs", arguments.jobs, "N", "Threads to use (default: one for each processor)");
    app.footer(
        "Exit status: 0 nothing found; 1 findings; 2 bad usage or configuration, or a file that cannot be judged;\n"
        "3 a bug in stepcheck.");
    addChoices(app, choices);
}

static Error wrong(std::string_view option, const Error& error) {
    return {fmt::format("{}: {}", option, error.message)};
}

static std::optional<Error> checkNames(std::string_view option, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (const std::optional<Error> error = lint::checkName(name, lint::allRules()))
            return wrong(option, *error);
    return std::nullopt;
}

static std::optional<Error> readSelection(LintArguments& arguments, lint::Selection& selection) {
    struct List {
        std::string_view option;
        const std::vector<std::string>& names;
    };
    for (const List& list : {List{"--select", arguments.select}, List{"--extend-select", arguments.extendSelect},
             List{"--ignore", arguments.ignore}})
        if (std::optional<Error> error = checkNames(list.option, list.names))
            return error;
    if (!arguments.select.empty())
        selection.select = std::move(arguments.select);
    selection.extendSelect = std::move(arguments.extendSelect);
    selection.ignore = std::move(arguments.ignore);
    return std::nullopt;
}

static Result<render::Format> formatOf(std::string_view option, std::string_view word) {
    if (const std::optional<render::Format> format = render::formatOf(word))
        return *format;
    return wrong(option, config::noneOf(word, formatNames()));
}

// `FILE`, `FORMAT=FILE`; `-` is standard output. What stands before `=` is a format unless it can be none.
static Result<Destination> destinationOf(std::string_view word, render::Format otherwise) {
    Destination result{.format = otherwise};
    const std::size_t end = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    if (end != 0 && end != std::string_view::npos && word[end] == '=') {
        const Result<render::Format> format = formatOf("--output", word.substr(0, end));
        if (!format)
            return format.error();
        result.format = *format;
        word.remove_prefix(end + 1);
    }
    if (word.empty())
        return Error{"--output: the name of a file is missing"};
    if (word != "-")
        result.file = word;
    return result;
}

static std::optional<Error> checkDestinations(const std::vector<Destination>& outputs) {
    if (outputs.size() > 1 && std::ranges::find(outputs, render::Format::Aws, &Destination::format) != outputs.end())
        return Error{"the format aws cannot be beside another one"};
    std::set<std::string> files;
    for (const Destination& each : outputs)
        if (!files.insert(each.file ? fs::path(*each.file).lexically_normal().string() : "-").second)
            return Error{each.file ? fmt::format("--output: \"{}\" is written twice", *each.file)
                                   : "standard output gets two formats: write one of them with --output FORMAT=FILE"};
    return std::nullopt;
}

// `--format` is about what no `--output` gives a format of its own: a plain file, else standard output.
static std::optional<Error> readOutputs(const LintArguments& arguments, std::vector<Destination>& outputs) {
    const Result<render::Format> format = formatOf("--format", arguments.format.empty() ? "text" : arguments.format);
    if (!format)
        return format.error();
    bool isFormatUsed = false;
    for (const std::string& word : arguments.outputs) {
        const Result<Destination> output = destinationOf(word, *format);
        if (!output)
            return output.error();
        isFormatUsed = isFormatUsed || word == "-" || output->file == word;
        outputs.push_back(*output);
    }
    if (outputs.empty() || (!arguments.format.empty() && !isFormatUsed))
        outputs.push_back({.format = *format});
    return checkDestinations(outputs);
}

static std::optional<Error> readJobs(const std::string& word, std::size_t& out) {
    constexpr std::size_t most = 1024;
    out = defaultJobs();
    if (word.empty())
        return std::nullopt;
    const char* end = word.data() + word.size();
    const std::from_chars_result read = std::from_chars(word.data(), end, out);
    if (read.ec == std::errc() && read.ptr == end && out >= 1 && out <= most)
        return std::nullopt;
    return Error{fmt::format("--jobs: expected a number from 1 to {}, found \"{}\"", most, word)};
}

static std::optional<Error> readChange(const LintArguments& arguments, ChangeOptions& out) {
    if (arguments.fix && arguments.addIgnore)
        return Error{"--fix and --add-ignore exclude each other"};
    if (arguments.unsafeFixes && (arguments.addIgnore || (!arguments.fix && !arguments.diff)))
        return Error{"--unsafe-fixes goes with --fix or --diff"};
    if (arguments.diff && arguments.outputs.size() > 1)
        return Error{"--diff writes one output"};
    out.showOnly = arguments.diff;
    out.safety = arguments.unsafeFixes ? support::Safety::Unsafe : support::Safety::Safe;
    if (arguments.addIgnore)
        out.change = Change::Suppress;
    else if (arguments.fix || arguments.diff)
        out.change = Change::Fix;
    if (out.isActive() && !out.showOnly && std::ranges::find(arguments.paths, "-") != arguments.paths.end())
        return Error{fmt::format("{}: cannot change standard input; --diff shows what would change",
            arguments.addIgnore ? "--add-ignore" : "--fix")};
    return std::nullopt;
}

static std::optional<Error> checkAnswer(const LintCommand& command) {
    if (!command.outputs.empty() && command.asksForAnswer() && command.change.isActive())
        return Error{"the format aws changes nothing"};
    return std::nullopt;
}

static std::optional<Error> readRequest(const LintArguments& arguments, LintCommand& command) {
    if (arguments.request.empty())
        return std::nullopt;
    command.request = catalog::findOperation(arguments.request);
    if (command.request == nullptr) {
        std::vector<std::string_view> names;
        for (const catalog::Operation& operation : catalog::operations())
            names.push_back(operation.name);
        return wrong("--request", config::noneOf(arguments.request, names));
    }
    if (!arguments.from.empty())
        return Error{"--request and --from exclude each other"};
    return arguments.paths.empty() ? std::optional(Error{"--request: name the file with the request"}) : std::nullopt;
}

Result<LintCommand> toCommand(LintArguments arguments) {
    LintCommand command;
    std::optional<support::Severity> awsSeverity;
    std::optional<embed::From> from;
    for (const std::optional<Error>& error : {
             readSelection(arguments, command.choices.selection),
             readWord("--type", arguments.type, config::machineTypeWords, command.choices.type),
             readWord("--from", arguments.from, fromWords, from),
             readRequest(arguments, command),
             readWord("--fail-on", arguments.failOn, config::failOnWords, command.choices.failOn),
             readWord("--column-unit", arguments.columnUnit, config::columnUnitWords, command.columnUnit),
             readOutputs(arguments, command.outputs),
             readWord("--aws-severity", arguments.awsSeverity, awsSeverityWords, awsSeverity),
             readJobs(arguments.jobs, command.jobs),
             readChange(arguments, command.change),
             checkAnswer(command),
         })
        if (error)
            return *error;
    command.paths = std::move(arguments.paths);
    if (command.paths.empty())
        command.paths.emplace_back(".");
    command.stdinFilename = unlessEmpty(std::move(arguments.stdinFilename));
    if (command.stdinFilename && std::ranges::find(command.paths, "-") == command.paths.end())
        return Error{"--stdin-filename: names standard input, but \"-\" is not among the paths"};
    command.choices.origin = "command line";
    if (arguments.allowComments)
        command.choices.allowComments = true;
    command.configFile = unlessEmpty(std::move(arguments.configFile));
    command.isolated = arguments.isolated;
    command.from = from.value_or(command.from);
    command.registered = std::move(arguments.registered);
    command.exclude = std::move(arguments.exclude);
    command.respectGitignore = !arguments.noRespectGitignore;
    command.baseline = unlessEmpty(std::move(arguments.baseline));
    command.writeBaseline = unlessEmpty(std::move(arguments.writeBaseline));
    command.awsSeverity = awsSeverity.value_or(command.awsSeverity);
    command.exitZero = arguments.exitZero;
    command.statistics = arguments.statistics;
    command.quiet = arguments.quiet;
    return command;
}

}  // namespace stepcheck::driver
