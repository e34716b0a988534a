#include "stepcheck/config/explain.h"

#include "stepcheck/config/resolver.h"
#include "stepcheck/config/words.h"

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <utility>

namespace stepcheck::config {

namespace {

/// Collects what some places say about one key.
class Explanation {
public:
    Explanation(std::string_view key, SettingValue standard)
        : setting_{.key = key, .value = std::move(standard), .from = {}} {}

    void set(SettingValue value, const Choices& by) {
        setting_.from.clear();
        setting_.value = std::move(value);
        add(by);
    }
    void append(const std::vector<std::string>& values, const Choices& by) {
        auto& list = std::get<std::vector<std::string>>(setting_.value);
        list.insert(list.end(), values.begin(), values.end());
        add(by);
    }
    void put(const std::string& name, std::string_view value, const Choices& by) {
        std::get<std::map<std::string, std::string>>(setting_.value).insert_or_assign(name, std::string(value));
        add(by);
    }
    void reset() {
        setting_.value = std::vector<std::string>();
        setting_.from.clear();
    }

    [[nodiscard]] Setting take() {
        if (setting_.from.empty())
            setting_.from.emplace_back("default");
        return std::move(setting_);
    }

private:
    void add(const Choices& by) {
        // The key `rules.state-name-style.style` is written under `rules`.
        const auto line = by.lines.find(setting_.key.substr(0, setting_.key.find('.')));
        std::string place = line == by.lines.end() ? by.origin : fmt::format("{}:{}", by.origin, line->second);
        if (setting_.from.empty() || setting_.from.back() != place)
            setting_.from.push_back(std::move(place));
    }

    Setting setting_;
};

}  // namespace

using Places = std::vector<const Choices*>;

static void explainSelection(const Places& places, std::vector<Setting>& out) {
    Explanation select("select", std::vector<std::string>{"recommended"});
    Explanation extend("extend-select", std::vector<std::string>());
    Explanation ignore("ignore", std::vector<std::string>());
    for (const Choices* each : places) {
        if (each->selection.select) {
            select.set(*each->selection.select, *each);
            extend.reset();
            ignore.reset();
        }
        if (!each->selection.extendSelect.empty())
            extend.append(each->selection.extendSelect, *each);
        if (!each->selection.ignore.empty())
            ignore.append(each->selection.ignore, *each);
    }
    for (Explanation* each : {&select, &extend, &ignore})
        out.push_back(each->take());
}

static Setting explainSeverities(const Places& places) {
    Explanation severity("severity", std::map<std::string, std::string>());
    for (const Choices* each : places)
        for (const auto& [rule, value] : each->severities)
            severity.put(rule, wordOf(value, severityWords), *each);
    return severity.take();
}

template <class T, std::size_t count>
static Setting explainWord(std::string_view key, const Places& places, std::optional<T> Choices::* choice, T standard,
    const std::array<Word<T>, count>& words) {
    Explanation word(key, std::string(wordOf(standard, words)));
    for (const Choices* each : places)
        if (each->*choice)
            word.set(std::string(wordOf(*(each->*choice), words)), *each);
    return word.take();
}

static Setting explainNumber(
    std::string_view key, const Places& places, std::optional<std::uint32_t> Choices::* choice, std::size_t standard) {
    Explanation number(key, std::to_string(standard));
    for (const Choices* each : places)
        if (each->*choice)
            number.set(std::to_string(*(each->*choice)), *each);
    return number.take();
}

static Setting explainComments(const Places& places) {
    Explanation comments("allow-comments", false);
    for (const Choices* each : places)
        if (each->allowComments)
            comments.set(*each->allowComments, *each);
    return comments.take();
}

std::vector<Setting> explain(const Config* config, const std::filesystem::path& absoluteFile) {
    const Choices nothing;
    const Places places = choicesFor(config, absoluteFile, nothing);
    const FileSettings standard;
    std::vector<Setting> result;
    explainSelection(places, result);
    result.push_back(explainSeverities(places));
    result.push_back(explainWord("rules.state-name-style.style", places, &Choices::stateNameStyle,
        standard.lint.ruleOptions.stateNameStyle, nameStyleWords));
    result.push_back(explainNumber("rules.transition-cost.transitions", places, &Choices::mostTransitions,
        standard.lint.ruleOptions.mostTransitions));
    const lint::ProofLimits& proof = standard.lint.proofLimits;
    result.push_back(explainNumber(
        "rules.proof.max-seconds", places, &Choices::proofSeconds, static_cast<std::size_t>(proof.time.count())));
    result.push_back(explainNumber("rules.proof.max-paths", places, &Choices::proofPaths, proof.paths));
    result.push_back(explainWord("type", places, &Choices::type, standard.lint.type, machineTypeWords));
    result.push_back(explainWord("fail-on", places, &Choices::failOn, standard.failOn, failOnWords));
    result.push_back(explainComments(places));

    Explanation unit("column-unit", std::string(wordOf(standard.lint.columnUnit, columnUnitWords)));
    Explanation exclude("exclude", std::vector<std::string>());
    if (config != nullptr && config->columnUnit)
        unit.set(std::string(wordOf(*config->columnUnit, columnUnitWords)), config->choices);
    if (config != nullptr && !config->exclude.empty())
        exclude.append(config->exclude, config->choices);
    result.push_back(unit.take());
    result.push_back(exclude.take());
    return result;
}

}  // namespace stepcheck::config
