#include "stepcheck/config/resolver.h"

#include "stepcheck/support/assert.h"

#include <optional>
#include <set>
#include <string>

namespace stepcheck::config {

std::vector<const Choices*> choicesFor(
    const Config* config, const std::filesystem::path& absoluteFile, const Choices& commandLine) {
    std::vector<const Choices*> result;
    if (config != nullptr) {
        result.push_back(&config->choices);
        for (const Override* each : config->overridesFor(absoluteFile))
            result.push_back(&each->choices);
    }
    result.push_back(&commandLine);
    return result;
}

// A rule whose severity is `off` is ignored until a later place gives it a severity again.
static lint::Selection selectionWithSeverities(const Choices& choices, std::set<std::string>& off) {
    lint::Selection selection = choices.selection;
    for (const auto& [rule, severity] : choices.severities) {
        if (!severity) {
            selection.ignore.push_back(rule);
            off.insert(rule);
        } else if (off.erase(rule) != 0) {
            selection.extendSelect.push_back(rule);
        }
    }
    return selection;
}

FileSettings merge(std::span<const Choices* const> choices, support::ColumnUnit columnUnit,
    std::span<const lint::RegisteredRule> rules) {
    FileSettings result;
    result.lint.columnUnit = columnUnit;
    std::vector<lint::Selection> selections;
    std::set<std::string> off;
    for (const Choices* each : choices) {
        selections.push_back(selectionWithSeverities(*each, off));
        for (const auto& [rule, severity] : each->severities)
            if (severity)
                result.lint.severities.insert_or_assign(rule, *severity);
        lint::RuleOptions& options = result.lint.ruleOptions;
        options.stateNameStyle = each->stateNameStyle.value_or(options.stateNameStyle);
        options.mostTransitions = each->mostTransitions.value_or(options.mostTransitions);
        lint::ProofLimits& proof = result.lint.proofLimits;
        proof.time = each->proofSeconds ? std::chrono::seconds(*each->proofSeconds) : proof.time;
        proof.paths = each->proofPaths.value_or(proof.paths);
        result.lint.type = each->type.value_or(result.lint.type);
        result.lint.isTypeGiven = result.lint.isTypeGiven || each->type.has_value();
        result.lint.allowComments = each->allowComments.value_or(result.lint.allowComments);
        result.failOn = each->failOn.value_or(result.failOn);
    }
    auto selected = lint::selectRules(selections, rules);
    STEPCHECK_ASSERT(selected);
    result.lint.rules = *std::move(selected);
    return result;
}

const FileSettings& Resolver::settingsFor(const Config* config, const std::filesystem::path& absoluteFile) {
    std::vector<const Choices*> choices = choicesFor(config, absoluteFile, commandLine_);
    std::unique_ptr<const FileSettings>& settings = known_[choices];
    if (!settings)
        settings = std::make_unique<const FileSettings>(merge(choices, columnUnit_, rules_));
    return *settings;
}

}  // namespace stepcheck::config
