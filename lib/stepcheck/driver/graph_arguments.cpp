#include "stepcheck/driver/graph_arguments.h"

#include "stepcheck/config/words.h"
#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::driver {

using support::Error;
using support::Result;

void addGraphOptions(CLI::App& app, GraphArguments& arguments, Choices& choices) {
    app.add_option("FILE", arguments.path, "The file, or - for standard input")->option_text("FILE")->required();
    CLI::Option* format =
        app.add_option("--format", arguments.format, "dot, mermaid, svg or json (default: dot, with --overlay svg)");
    format->type_name("FORMAT")->take_last();
    for (const render::GraphFormat each : render::allGraphFormats())
        choices[format].emplace_back(render::name(each));
    app.add_option("--overlay", arguments.overlay,
           "Draw on top: coverage=FILE (of test --coverage-json), paths=FILE (of explore --format json), or findings")
        ->type_name("WHAT")
        ->take_last();
    app.add_option("-o,--output", arguments.outputFile, "Write to a file")->type_name("FILE")->take_last();
    app.add_option("--stdin-filename", arguments.stdinFilename, "What standard input is called")
        ->type_name("NAME")
        ->take_last();
}

Result<GraphCommand> toCommand(const GraphArguments& arguments) {
    std::optional<OverlayChoice> overlay;
    if (!arguments.overlay.empty()) {
        auto choice = overlayChoiceOf(arguments.overlay);
        if (!choice)
            return choice.error();
        overlay = *std::move(choice);
    }
    const std::string defaultFormat(render::name(overlay ? render::GraphFormat::Svg : render::GraphFormat::Dot));
    const std::optional<render::GraphFormat> format =
        render::graphFormatOf(arguments.format.empty() ? defaultFormat : arguments.format);
    if (overlay && format && *format != render::GraphFormat::Svg)
        return Error{"--overlay is drawn with --format svg only"};
    if (format)
        return GraphCommand{.path = arguments.path,
            .overlay = std::move(overlay),
            .stdinFilename = unlessEmpty(arguments.stdinFilename),
            .format = *format,
            .outputFile = unlessEmpty(arguments.outputFile)};
    std::vector<std::string_view> names;
    for (const render::GraphFormat each : render::allGraphFormats())
        names.push_back(render::name(each));
    return Error{"--format: " + config::noneOf(arguments.format, names).message};
}

}  // namespace stepcheck::driver
