#include "stepcheck/driver/graph_command.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static Result<std::unique_ptr<const syntax::Document>> read(const GraphCommand& command) {
    auto source = command.path == "-" ? support::readStandardInput(command.stdinFilename.value_or("<stdin>"))
                                      : support::readSource(command.path);
    if (!source)
        return source.error();
    const std::string& name = (*source)->name();
    const syntax::Language language = syntax::languageOfName(name).value_or(syntax::languageOfText((*source)->text()));
    return syntax::readDocument(*std::move(source), language, {.comments = true});
}

static Result<std::string> draw(const GraphCommand& command) {
    const auto document = read(command);
    if (!document)
        return document.error();
    std::string text;
    for (const syntax::Node& root : (*document)->roots()) {
        const asl::Machine machine = asl::buildMachine(root);
        if (!machine.states().empty())
            text += render::renderGraph(machine, flow::Graph(machine), command.format);
    }
    if (text.empty())
        return Error{fmt::format("{}: holds no states to draw", (*document)->source().name())};
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
