#include "stepcheck/driver/graph_command.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/driver/definition_source.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

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

static Result<std::string> draw(const GraphCommand& command) {
    const auto definition = read(command);
    if (!definition)
        return definition.error();
    const syntax::Document& document = *definition->document;
    std::string text;
    for (const syntax::Node& root : document.roots()) {
        const asl::Machine machine = asl::buildMachine(root);
        if (!machine.states().empty())
            text += render::renderGraph(machine, flow::Graph(machine), command.format);
    }
    if (text.empty())
        return Error{fmt::format("{}: holds no states to draw", definition->file->name())};
    return Result<std::string>(boost::system::in_place_value, std::move(text));
}

ExitStatus run(const GraphCommand& command, const Terminal& terminal) {
    if (const Result<std::string> text = draw(command))
        return print(*text, command.outputFile, terminal.colorErrors);
    else
        printError(text.error().message, terminal.colorErrors);
    return ExitStatus::Trouble;
}

}  // namespace stepcheck::driver
