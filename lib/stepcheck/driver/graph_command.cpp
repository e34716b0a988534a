#include "stepcheck/driver/graph_command.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/driver/definition_source.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static Result<DefinitionSource> read(const GraphCommand& command) {
    const DefinitionName name = definitionName(command.path);
    auto source = name.path == "-" ? support::readStandardInput(command.stdinFilename.value_or("<stdin>"))
                                   : support::readSource(name.path);
    if (!source)
        return source.error();
    return loadDefinition(name, *std::move(source), embed::Placeholders::AsHoles);
}

static Result<std::string> draw(const GraphCommand& command, const Terminal& terminal,
    const std::shared_ptr<const support::SourceText>& source, const asl::Machine& machine) {
    const flow::Graph graph(machine);
    if (!command.overlay)
        return render::renderGraph(machine, graph, command.format, source->name());
    const Result<LoadedOverlay> loaded = loadOverlay(*command.overlay, source, machine, graph);
    if (!loaded)
        return loaded.error();
    if (!loaded->note.empty())
        printNote(loaded->note, terminal.colorErrors);
    return render::renderGraph(machine, graph, command.format, source->name(), &loaded->overlay);
}

static Result<std::string> draw(const GraphCommand& command, const Terminal& terminal) {
    const auto definition = read(command);
    if (!definition)
        return definition.error();
    const syntax::Document& document = *definition->document;
    const std::shared_ptr<const support::SourceText>& source = definition->file;
    std::string text;
    for (const syntax::Node& root : document.roots()) {
        const asl::Machine machine = asl::buildMachine(root);
        if (machine.states().empty())
            continue;
        if (command.format == render::GraphFormat::Svg && !text.empty())
            return Error{fmt::format("{}: holds several definitions, and a picture shows one", source->name())};
        const Result<std::string> drawn = draw(command, terminal, source, machine);
        if (!drawn)
            return drawn.error();
        text += *drawn;
    }
    if (text.empty())
        return Error{fmt::format("{}: holds no states to draw", source->name())};
    return Result<std::string>(boost::system::in_place_value, std::move(text));
}

ExitStatus run(const GraphCommand& command, const Terminal& terminal) {
    if (const Result<std::string> text = draw(command, terminal))
        return print(*text, command.outputFile, terminal.colorErrors);
    else
        printError(text.error().message, terminal.colorErrors);
    return ExitStatus::Trouble;
}

}  // namespace stepcheck::driver
