#pragma once

#include "stepcheck/config/resolver.h"
#include "stepcheck/driver/baseline_file.h"
#include "stepcheck/driver/file_changes.h"
#include "stepcheck/driver/linked_definitions.h"
#include "stepcheck/driver/lint_command.h"
#include "stepcheck/driver/registered_types.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::driver {

/// A file with the settings by which it is judged.
struct Job {
    std::string name;
    bool isStandardInput = false;
    const config::FileSettings* settings = nullptr;
    bool isCandidate = false;  // a template, if it holds state machines; else nothing
    std::string machine{};     // of a template only this one
    std::filesystem::path absolute{};
};

/// What came of a job; nothing of a candidate that turned out to be something else.
using Judged = std::optional<ChangedFile>;

/// Judges files, and changes them when that is asked for. Used by several threads at once.
class JobJudge {
public:
    /// All of them outlive it.
    JobJudge(const LintCommand& command, const RegisteredTypes& registered, const LinkedDefinitions& linked,
        const std::optional<BaselineFile>& baseline)
        : command_(command), registered_(registered), linked_(linked), baseline_(baseline) {}

    [[nodiscard]] Judged judge(const Job& job) const;

private:
    [[nodiscard]] ChangedFile judge(const Job& job, std::shared_ptr<const support::SourceText> source) const;
    [[nodiscard]] lint::Settings settingsOf(const Job& job) const;

    const LintCommand& command_;
    const RegisteredTypes& registered_;
    const LinkedDefinitions& linked_;
    const std::optional<BaselineFile>& baseline_;
};

/// Takes away the jobs that came to nothing, and those of files that were judged again with what a template says.
void dropOthers(std::vector<Job>& jobs, std::vector<Judged>& files);

}  // namespace stepcheck::driver
