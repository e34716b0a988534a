#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/render/json_stream.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stepcheck::render {

/// "note", "warning" or "error".
[[nodiscard]] std::string_view sarifLevel(support::Severity severity);

/// The rule table of a SARIF run: the rules that ran and those that found something.
class SarifRules {
public:
    SarifRules(const lint::RunReport& report, std::span<const lint::RegisteredRule* const> ran);

    /// Writes the member `rules`.
    void write(JsonStream& out) const;

    /// The place of a rule in the table.
    [[nodiscard]] std::size_t indexOf(const lint::RegisteredRule* rule) const { return indexes_.at(rule); }

private:
    void add(const lint::RegisteredRule* rule);

    std::vector<const lint::RegisteredRule*> rules_;
    std::unordered_map<const lint::RegisteredRule*, std::size_t> indexes_;
};

}  // namespace stepcheck::render
