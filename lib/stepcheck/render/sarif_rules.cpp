#include "stepcheck/render/sarif_rules.h"

#include "stepcheck/render/cut_text.h"
#include "stepcheck/render/markdown.h"
#include "stepcheck/support/assert.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cctype>
#include <string>

namespace stepcheck::render {

namespace json = boost::json;
using support::Severity;

// GitHub refuses a longer description.
static constexpr std::size_t longestDescription = 1024;

std::string_view sarifLevel(Severity severity) {
    switch (severity) {
        case Severity::Info: return "note";
        case Severity::Warning: return "warning";
        case Severity::Error: return "error";
    }
    STEPCHECK_ASSERT(false);
}

// GitHub's own words for the property `problem.severity`.
static std::string_view problemSeverity(Severity severity) {
    return severity == Severity::Info ? "recommendation" : sarifLevel(severity);
}

// How sure a finding is: the recommended rules are silent unless they know.
static std::string_view precision(lint::Profile profile) {
    switch (profile) {
        case lint::Profile::Recommended: return "very-high";
        case lint::Profile::Strict: return "high";
        case lint::Profile::All: return "medium";
    }
    STEPCHECK_ASSERT(false);
}

// "missing-target" is MissingTarget to people.
static std::string pascalCase(std::string_view id) {
    std::string name;
    bool isWordBegin = true;
    for (const char c : id) {
        if (c != '-')
            name += isWordBegin ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        isWordBegin = c == '-';
    }
    return name;
}

static std::string shortened(std::string text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    constexpr std::string_view ellipsis = "…";
    return std::string(cutText(text, limit - ellipsis.size())).append(ellipsis);
}

static json::object textObject(std::string text) {
    return {{"text", std::move(text)}};
}

static json::object helpOf(const lint::RegisteredRule& rule) {
    if (rule.page.empty())
        return textObject(std::string(rule.rule->summary));
    return {{"text", pageText(rule.page, Paint(false), 80)}, {"markdown", rule.page}};
}

static json::object objectOf(const lint::RegisteredRule& rule) {
    const lint::Rule& facts = *rule.rule;
    const std::string summary(facts.summary);
    const std::string description = firstParagraph(rule.page, "What it checks");
    json::object object{{"id", facts.id}, {"name", pascalCase(facts.id)},
        {"shortDescription", textObject(shortened(summary, longestDescription))},
        {"fullDescription", textObject(shortened(description.empty() ? summary : description, longestDescription))},
        {"help", helpOf(rule)}};
    if (facts.spec.starts_with("https://"))
        object["helpUri"] = facts.spec;
    object["defaultConfiguration"] = {{"level", sarifLevel(facts.severity)}};
    object["properties"] = {{"tags", {"step-functions", rule.group}}, {"precision", precision(facts.profile)},
        {"problem.severity", problemSeverity(facts.severity)}};
    return object;
}

SarifRules::SarifRules(const lint::RunReport& report, std::span<const lint::RegisteredRule* const> ran) {
    for (const lint::RegisteredRule* rule : ran)
        add(rule);
    for (const lint::FileReport& file : report.files)
        for (const lint::Finding& finding : file.findings)
            add(finding.rule);
}

void SarifRules::add(const lint::RegisteredRule* rule) {
    if (indexes_.try_emplace(rule, rules_.size()).second)
        rules_.push_back(rule);
}

void SarifRules::write(JsonStream& out) const {
    out.beginArray("rules");
    for (const lint::RegisteredRule* rule : rules_)
        out.element(objectOf(*rule));
    out.end();
}

}  // namespace stepcheck::render
