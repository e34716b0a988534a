#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/embed/dialect.h"
#include "stepcheck/embed/linked_file.h"
#include "stepcheck/lint/proof_limits.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/rule_options.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/result.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::catalog {
struct Operation;
}

namespace stepcheck::request {
class Request;
}

namespace stepcheck::lint {

/// What one place (a configuration file, an override, the command line) says about which rules run, in the words of
/// the user: names of rules, groups and profiles, or the tag `practice`.
struct Selection {
    std::optional<std::vector<std::string>> select;  // instead of what the places before it selected
    std::vector<std::string> extendSelect;           // more rules
    std::vector<std::string> ignore;                 // without these; stronger than the other two
};

/// How one file is judged: the configuration and the options, merged.
struct Settings {
    std::vector<const RegisteredRule*> rules;  // the selected ones, in the order of `allRules()`
    std::map<std::string, support::Severity, std::less<>> severities;  // by rule id, instead of the rule's own
    RuleOptions ruleOptions;
    ProofLimits proofLimits{};
    asl::MachineType type = asl::MachineType::Standard;
    bool isTypeGiven = false;  // somebody said `type`
    bool allowComments = false;
    bool isDefinition = false;  // whatever object the text holds is one, even without any field of a definition
    support::ColumnUnit columnUnit = support::ColumnUnit::CodePoint;
    embed::From from = embed::From::Auto;
    std::string machine{};  // of a template only the one with this logical id; empty: all
    std::shared_ptr<const embed::Substitutions> substitutions{};  // of the template that links the text; or null
    const catalog::Operation* request = nullptr;  // what the text is a request of; null: look at what it holds
    bool isText = false;                          // of a request: `${…}` in it is no placeholder
    std::vector<std::shared_ptr<const request::Request>> registered{};  // types that a request of SWF may refer to
};

/// Whether the rules of a group are in no profile: they take their time, and run when they or the group are named.
[[nodiscard]] bool isInNoProfile(std::string_view group);

/// Nothing if `name` is a rule, a group, a tag or a profile; else the reason, which suggests the nearest name.
[[nodiscard]] std::optional<support::Error> checkName(std::string_view name, std::span<const RegisteredRule> rules);

/// The rules that are left when each selection in turn has its say, beginning with the profile `recommended`; in the
/// order of `rules`, which is usually `allRules()`. `select` keeps the rules that are always selected.
/// Error: a name that is no rule, group, tag or profile; the text suggests the nearest.
[[nodiscard]] support::Result<std::vector<const RegisteredRule*>> selectRules(
    std::span<const Selection> selections, std::span<const RegisteredRule> rules);

}  // namespace stepcheck::lint
