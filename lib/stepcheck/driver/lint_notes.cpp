#include "stepcheck/driver/lint_notes.h"

#include "stepcheck/render/color.h"
#include "stepcheck/render/escape.h"

#include <fmt/format.h>

#include <cstdio>
#include <string_view>

namespace stepcheck::driver {

static void writeNote(std::string_view name, std::string_view note, bool color) {
    const render::Paint paint(color);
    std::fputs(fmt::format("{} {} {}\n", paint(render::Role::Strong, render::printable(name) + ":"),
                   paint(render::Role::Note, "note:"), render::printable(note))
                   .c_str(),
        stderr);
}

void writeBaselineNotes(const BaselineFile& baseline, BaselineNotes options, bool color) {
    for (const std::string& note : baseline.notes())
        writeNote(baseline.name(), note, color);
    if (options.isNew)
        std::fputs(fmt::format("wrote {} finding{} to {}\n", baseline.size(), baseline.size() == 1 ? "" : "s",
                       render::printable(baseline.name()))
                       .c_str(),
            stderr);
}

void writeEmptyFolderNote(const std::string& folder, bool color) {
    writeNote(folder, "holds no template and no file named *.asl.json, *.asl.jsonc, *.asl.yaml or *.asl.yml", color);
}

}  // namespace stepcheck::driver
