#include "stepcheck/driver/baseline_file.h"

#include "stepcheck/driver/output.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::Error;
using support::Result;

BaselineFile::BaselineFile(std::string name, const fs::path& workingFolder)
    : name_(std::move(name)),
      workingFolder_(workingFolder),
      folder_((workingFolder / name_).lexically_normal().parent_path()) {}

std::string BaselineFile::nameOf(const std::string& file) const {
    const fs::path absolute = (workingFolder_ / file).lexically_normal();
    const fs::path relative = absolute.lexically_relative(folder_);
    return (relative.empty() ? absolute : relative).generic_string();
}

Result<BaselineFile> BaselineFile::read(const std::string& name, const fs::path& workingFolder) {
    BaselineFile file(name, workingFolder);
    auto source = support::readSource(name);
    if (!source)
        return source.error();
    Result<lint::Baseline> baseline = lint::Baseline::read(*std::move(source));
    if (!baseline)
        return baseline.error();
    file.baseline_ = *std::move(baseline);
    return file;
}

Result<BaselineFile> BaselineFile::write(
    const std::string& name, const fs::path& workingFolder, const lint::RunReport& report) {
    BaselineFile file(name, workingFolder);
    file.baseline_ = lint::Baseline(report, [&file](const std::string& each) { return file.nameOf(each); });
    Result<Output> output = Output::open(name);
    if (!output)
        return output.error();
    output->write()(file.baseline_.text());
    if (std::optional<Error> error = output->finish())
        return *std::move(error);
    return file;
}

// What a version of stepcheck does not know any more did not break anything.
static bool didRun(const lint::Settings& settings, std::string_view rule) {
    return lint::findRule(rule) == nullptr ||
           std::ranges::any_of(
               settings.rules, [rule](const lint::RegisteredRule* each) { return each->rule->id == rule; });
}

void BaselineFile::apply(lint::RunReport& report, const std::vector<const lint::Settings*>& settings) {
    stale_ = baseline_.apply(
        report, [this](const std::string& file) { return nameOf(file); },
        [&settings](std::size_t file, std::string_view rule) { return didRun(*settings[file], rule); });
    std::set<std::string> judged;
    for (const lint::FileReport& file : report.files)
        judged.insert(nameOf(file.name));
    for (const lint::BaselineEntry& entry : baseline_.entries()) {
        std::error_code failure;
        if (!judged.contains(entry.file) && !fs::exists(folder_ / entry.file, failure) && !failure)
            stale_.push_back(entry);
    }
}

bool BaselineFile::has(const std::string& file, const lint::Finding& finding) const {
    return baseline_.has(nameOf(file), finding.fingerprint);
}

std::size_t BaselineFile::size() const {
    std::size_t size = 0;
    for (const lint::BaselineEntry& entry : baseline_.entries())
        size += entry.count;
    return size;
}

std::vector<std::string> BaselineFile::notes() const {
    std::vector<std::string> notes;
    for (const lint::BaselineEntry& entry : stale_)
        notes.push_back(fmt::format("stale: {}: {} [{}]{}", entry.file, entry.message, entry.rule,
            entry.count == 1 ? "" : fmt::format(", {} times", entry.count)));
    if (!notes.empty())
        notes.emplace_back("write it anew with --write-baseline");
    return notes;
}

}  // namespace stepcheck::driver
