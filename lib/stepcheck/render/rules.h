#pragma once

#include "stepcheck/lint/rule.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// How a page is shown in a terminal.
struct PageOptions {
    bool color = false;
    std::size_t columns = 80;  // paragraphs are wrapped here; code is not
};

/// Everything about one rule: what it finds, its severity and profile, its page.
[[nodiscard]] std::string renderRule(const lint::RegisteredRule& rule, const PageOptions& options);

/// All rules, a line each, under their groups. `rules` is sorted by group.
[[nodiscard]] std::string renderRuleList(std::span<const lint::RegisteredRule> rules, const PageOptions& options);

/// Some rules as a JSON document, with every fact and the Markdown page of each.
[[nodiscard]] std::string renderRuleListJson(std::span<const lint::RegisteredRule> rules);

/// "recommended", "strict", "all" or, of a rule that no profile holds, "none".
[[nodiscard]] std::string_view profileOf(const lint::RegisteredRule& rule);

}  // namespace stepcheck::render
