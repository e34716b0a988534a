#include "stepcheck/render/condition_words.h"
#include "stepcheck/render/exploration.h"
#include "stepcheck/render/exploration_words.h"
#include "stepcheck/render/markdown_text.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace stepcheck::render {

using explore::Path;

static void writePath(const ExploredDefinition& explored, const Path& path, const Write& write) {
    write(fmt::format("### {}\n\n", path.id));
    write(fmt::format(
        "{}: {}\n\n", markdownText(statesInWords(explored.program, path.states)), markdownText(outcomeInWords(path))));
    for (const std::string& line : conditionInWords(path.condition))
        write(fmt::format("- when {}\n", markdownText(line)));
    for (const std::string& line : answersInWords(explored.program, path.example.calls))
        write(fmt::format("- {}\n", markdownText(line)));
    write(fmt::format("- input {}\n", markdownCode(value::write(path.example.input))));
    if (!path.example.objects.is(value::Kind::Null))
        write(fmt::format("- objects {}\n", markdownCode(value::write(path.example.objects))));
    write("\n");
}

void writeExplorationAsMarkdown(const ExploredDefinition& explored, const Write& write) {
    const explore::Exploration& exploration = explored.exploration;
    write(fmt::format("## {}\n\n", markdownText(explored.name)));
    write("| path | outcome | transitions | events |\n| --- | --- | ---: | ---: |\n");
    for (const Path& path : exploration.paths)
        write(fmt::format("| {} | {} | {} | {} |\n", path.id, markdownText(outcomeInWords(path)),
            path.execution.transitions, path.execution.history.size()));
    write("\n");
    for (const auto& [limit, what] : exploration.limits)
        write(fmt::format("Not explored: {} (`--{}`).\n\n", markdownText(what), explore::name(limit)));
    for (const Path& path : exploration.paths)
        writePath(explored, path, write);
}

}  // namespace stepcheck::render
