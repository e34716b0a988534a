#include "stepcheck/driver/linked_definitions.h"

#include "stepcheck/embed/template.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace stepcheck::driver {

static bool isSame(const embed::LinkedFile& a, const embed::LinkedFile& b) {
    return a.type == b.type && a.substitutions->texts == b.substitutions->texts;
}

void LinkedDefinitions::add(const lint::FileReport& report) {
    for (const embed::LinkedFile& file : report.linked) {
        std::vector<embed::LinkedFile>& files = byPath_[(folder_ / file.path).lexically_normal().native()];
        if (std::ranges::none_of(files, [&file](const embed::LinkedFile& other) { return isSame(file, other); }))
            files.push_back(file);
    }
}

std::span<const embed::LinkedFile> LinkedDefinitions::of(const std::filesystem::path& absolute) const {
    const auto found = byPath_.find(absolute.native());
    return found == byPath_.end() ? std::span<const embed::LinkedFile>() : found->second;
}

std::vector<embed::LinkedFile> LinkedDefinitions::files() const {
    std::vector<embed::LinkedFile> result;
    for (const auto& [path, files] : byPath_)
        result.push_back(files.front());
    return result;
}

bool mayBeTemplateName(std::string_view name) {
    static constexpr std::array<std::string_view, 5> endings{".json", ".yaml", ".yml", ".template", ".tf"};
    return std::ranges::any_of(endings, [name](std::string_view ending) { return name.ends_with(ending); });
}

bool isTemplateText(std::string_view name, std::string_view text) {
    if (name.ends_with(".tf"))
        return text.find("aws_sfn_state_machine") != std::string_view::npos;
    return embed::mayHoldMachines(text);
}

void addFindings(lint::FileReport& report, lint::FileReport other) {
    const auto key = [](const lint::Finding& finding) {
        return std::tie(finding.at.bytes, finding.rule, finding.message);
    };
    for (lint::Finding& finding : other.findings)
        if (std::ranges::find(report.findings, key(finding), key) == report.findings.end())
            report.findings.push_back(std::move(finding));
    std::ranges::stable_sort(report.findings, {}, [](const lint::Finding& finding) { return finding.at.bytes; });
}

}  // namespace stepcheck::driver
