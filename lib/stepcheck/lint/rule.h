#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/variables.h"
#include "stepcheck/lint/jsonata_problems.h"
#include "stepcheck/lint/reporter.h"
#include "stepcheck/lint/rule_options.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/document.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace stepcheck::embed {
class Template;
}

namespace stepcheck::lint {

class DataFlow;

/// A set of rules; each holds the ones before it.
enum class Profile : std::uint8_t {
    Recommended,  // what the service refuses, what fails at run time, what is certainly useless
    Strict,       // also style, cost and operability
    All,          // also what only a project with its own conventions wants
};

/// What a rule looks at: one definition of one text.
struct RuleInput {
    const syntax::Document& document;
    const syntax::Node& root;                      // the definition; `Invalid` when the text holds no value at all
    const asl::Machine& machine;                   // of `root`; without states when `root` is no object
    std::span<const asl::Expression> expressions;  // all of them
    std::span<const JsonataProblem> jsonataProblems;
    const flow::Facts& flow;
    const flow::Variables& variables;
    asl::MachineType type;
    const RuleOptions& options;
    const DataFlow& data;
    bool isEmbedded = false;  // in a template: what stands around it is no part of it, and its name is not its file's
};

/// What a rule about resources looks at: a template with state machines.
struct TemplateInput {
    const embed::Template& content;
};

/// A check with a name, a page and a test. Its group is the folder that it lies in.
struct Rule {
    std::string_view id;       // kebab-case; the name of its three files
    std::string_view summary;  // one sentence: what is wrong when it fires
    support::Severity severity = support::Severity::Error;
    Profile profile = Profile::Recommended;
    std::string_view since;      // the version of stepcheck that brought it
    std::string_view spec;       // where the fact is written: a URL, or empty
    std::string_view awsCode{};  // the service's diagnostic code for it, or empty
    bool isPractice = false;     // has the tag `practice`: about cost or operability, not about what goes wrong
    bool isAlwaysSelected =
        false;  // `select` cannot leave it out, only `ignore`: without it silence would prove nothing
    void (*check)(const RuleInput& in, Reporter& out) = nullptr;  // null when the reader reports it, or the next one
    void (*checkTemplate)(const TemplateInput& in, Reporter& out) = nullptr;  // of a rule about resources
};

/// A rule with what its folder and page add; the table is generated.
struct RegisteredRule {
    const Rule* rule;
    std::string_view group;
    std::string_view page;  // Markdown
};

/// All rules, sorted by group and id. Generated from the files under `rules/`.
[[nodiscard]] std::span<const RegisteredRule> allRules();

/// The rule of that id, or null. Linear.
[[nodiscard]] const RegisteredRule* findRule(std::string_view id);

}  // namespace stepcheck::lint

/// Defines the rule `variable`, the id with `_` for `-`; see CONTRIBUTING.md.
#define STEPCHECK_RULE(variable)                                                                                       \
    extern const ::stepcheck::lint::Rule variable;                                                                     \
    constinit const ::stepcheck::lint::Rule variable

namespace stepcheck::rules {

// What every rule uses.
using lint::Profile;
using lint::Reporter;
using lint::RuleInput;
using support::Severity;
using support::Span;

}  // namespace stepcheck::rules
