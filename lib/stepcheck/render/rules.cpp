#include "stepcheck/render/rules.h"

#include "stepcheck/lint/settings.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/render/markdown.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/version.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace stepcheck::render {

std::string_view profileOf(const lint::RegisteredRule& rule) {
    if (lint::isInNoProfile(rule.group))
        return "none";
    switch (rule.rule->profile) {
        case lint::Profile::Recommended: return "recommended";
        case lint::Profile::Strict: return "strict";
        case lint::Profile::All: return "all";
    }
    STEPCHECK_ASSERT(false);
}

static std::string detail(const Paint& paint, std::string_view label, std::string_view value) {
    return value.empty() ? std::string()
                         : fmt::format("  {} {}\n", paint(Role::Faint, fmt::format("{:9}", label)), value);
}

std::string renderRule(const lint::RegisteredRule& rule, const PageOptions& options) {
    const Paint paint(options.color);
    const lint::Rule& facts = *rule.rule;
    std::string out = fmt::format("{}\n", paint(Role::Strong, facts.id));
    out += wrapped(facts.summary, options.columns, "  ", "  ");
    out += '\n';
    out += detail(paint, "severity", paint(roleOf(facts.severity), support::name(facts.severity)));
    out += detail(paint, "group", rule.group);
    out += detail(paint, "profile", profileOf(rule));
    out += detail(paint, "tags", facts.isPractice ? "practice" : "");
    out += detail(paint, "since", facts.since);
    out += detail(paint, "AWS code", facts.awsCode);
    out += detail(paint, "source", facts.spec);
    if (!rule.page.empty())
        out += "\n" + pageText(rule.page, paint, options.columns);
    return out;
}

static boost::json::object objectOf(const lint::RegisteredRule& rule) {
    const lint::Rule& facts = *rule.rule;
    const auto textOrNull = [](std::string_view text) {
        return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
    };
    return {
        {"id", facts.id},
        {"group", rule.group},
        {"summary", facts.summary},
        {"severity", support::name(facts.severity)},
        {"profile", profileOf(rule)},
        {"tags", facts.isPractice ? boost::json::array{"practice"} : boost::json::array{}},
        {"since", facts.since},
        {"source", textOrNull(facts.spec)},
        {"awsCode", textOrNull(facts.awsCode)},
        {"page", rule.page},
    };
}

// What is not so with most rules.
static std::string unusual(const lint::RegisteredRule& rule) {
    const lint::Rule& facts = *rule.rule;
    const std::string_view own = profileOf(rule);
    const std::string_view profile = own == "recommended" ? "" : own;
    const std::string_view tag = facts.isPractice ? "practice" : "";
    if (profile.empty() && tag.empty())
        return {};
    return fmt::format(" ({}{}{})", profile, profile.empty() || tag.empty() ? "" : ", ", tag);
}

std::string renderRuleList(std::span<const lint::RegisteredRule> rules, const PageOptions& options) {
    const Paint paint(options.color);
    std::size_t idColumns = 0;
    for (const lint::RegisteredRule& rule : rules)
        idColumns = std::max(idColumns, rule.rule->id.size());
    std::string out;
    std::string_view group;
    for (const lint::RegisteredRule& rule : rules) {
        if (rule.group != group) {
            out += fmt::format("{}{}\n", out.empty() ? "" : "\n", paint(Role::Strong, rule.group));
            group = rule.group;
        }
        const lint::Rule& facts = *rule.rule;
        const std::string_view severity = support::name(facts.severity);
        out += fmt::format("  {}{:{}}  {}{:{}}  {}{}\n", facts.id, "", idColumns - facts.id.size(),
            paint(roleOf(facts.severity), severity), "", std::string_view("warning").size() - severity.size(),
            facts.summary, unusual(rule));
    }
    return out;
}

std::string renderRuleListJson(std::span<const lint::RegisteredRule> rules) {
    std::string text;
    const Write write = writeTo(text);
    JsonStream out(write);
    out.beginObject();
    out.member("tool", {{"name", "stepcheck"}, {"version", support::version}});
    out.beginArray("rules");
    for (const lint::RegisteredRule& rule : rules)
        out.element(objectOf(rule));
    out.end().end();
    return text;
}

}  // namespace stepcheck::render
