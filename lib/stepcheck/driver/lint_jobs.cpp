#include "stepcheck/driver/lint_jobs.h"

#include "stepcheck/lint/runner.h"
#include "stepcheck/request/recognition.h"
#include "stepcheck/support/read_source.h"

#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace stepcheck::driver {

// The service takes whatever it is given for a definition, and no configuration makes its errors smaller.
static lint::Settings asTheService(lint::Settings settings) {
    settings.isDefinition = true;
    settings.severities.clear();
    return settings;
}

lint::Settings JobJudge::settingsOf(const Job& job) const {
    lint::Settings settings = command_.asksForAnswer() ? asTheService(job.settings->lint) : job.settings->lint;
    settings.from = command_.from;
    settings.machine = job.machine;
    settings.request = command_.request;
    settings.isText = command_.asksForAnswer();
    settings.registered = registered_;
    return settings;
}

// What several templates say of one definition is judged one by one; a change is made for the first.
ChangedFile JobJudge::judge(const Job& job, std::shared_ptr<const support::SourceText> source) const {
    lint::Settings settings = settingsOf(job);
    const std::span<const embed::LinkedFile> links = linked_.of(job.absolute);
    const auto use = [&settings](const embed::LinkedFile& link) {
        settings.type = link.type;
        settings.substitutions = link.substitutions;
    };
    if (!links.empty())
        use(links.front());
    ChangedFile result = changeFile(source, settings, command_.change,
        [this, &job](const lint::Finding& f) { return !baseline_ || !baseline_->has(job.name, f); });
    for (std::size_t i = 1; i < links.size() && result.changes == 0; ++i) {
        use(links[i]);
        addFindings(result.report, lint::lintText(source, settings));
    }
    return result;
}

Judged JobJudge::judge(const Job& job) const {
    auto source = job.isStandardInput ? support::readStandardInput(job.name) : support::readSource(job.name);
    if (!source) {
        ChangedFile unread;
        unread.report.name = job.name;
        unread.report.failure = source.error();
        return job.isCandidate ? Judged() : Judged(std::move(unread));
    }
    const std::string_view text = (*source)->text();
    if (job.isCandidate && !isTemplateText(job.name, text) && !request::mayBeRequest(text))
        return std::nullopt;
    ChangedFile file = judge(job, *std::move(source));
    const bool isSaid = file.report.isTemplate || file.report.request || job.name.ends_with(".tf");
    return job.isCandidate && !isSaid ? Judged() : Judged(std::move(file));
}

void dropOthers(std::vector<Job>& jobs, std::vector<Judged>& files) {
    std::unordered_set<std::string_view> seen;  // normal paths
    for (std::size_t i = files.size(); i-- > 0;)
        if (jobs[i].machine.empty() && files[i] && !seen.insert(jobs[i].absolute.native()).second)
            files[i].reset();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i]) {
            if (kept != i) {
                files[kept] = std::move(files[i]);
                jobs[kept] = std::move(jobs[i]);
            }
            ++kept;
        }
    files.resize(kept);
    jobs.resize(kept);
}

}  // namespace stepcheck::driver
