#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/choice_conditions.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace stepcheck::lint {

/// The rules of a Choice state, by their index, as conditions that can be reasoned about.
struct ChoiceConditions {
    std::vector<Condition> conditions;

    /// By rule: equal texts are equal conditions. Empty when it has no condition or may give another answer next time.
    std::vector<std::string> keys;

    std::vector<Certainty> certain;  // by rule
};

/// Translates the rules of Choice states. A comparison with a path is a question about the pair of values, and what
/// cannot be read or is of no use here becomes `Unknown`.
class ChoiceReader {
public:
    /// All expressions of the machine; they must outlive it.
    explicit ChoiceReader(std::span<const asl::Expression> expressions);

    [[nodiscard]] ChoiceConditions read(const asl::Choice& choice) const;

    /// The path that a string of a rule is, in one spelling: `$['a'][0]`. Empty when it is none.
    [[nodiscard]] const std::string& pathKey(const syntax::Node& node) const;

    /// The JSONata expression that a string of a rule is, or null.
    [[nodiscard]] const query::jsonata::Expression* expression(const syntax::Node& node) const;

private:
    std::unordered_map<const syntax::Node*, const asl::Expression*> expressions_;
    std::unordered_map<const syntax::Node*, std::string> pathKeys_;
};

/// Whether we see all of a rule: no part could not be read, no name has a hole, and it has one condition.
[[nodiscard]] bool isWhole(const asl::ChoiceRule& rule);

}  // namespace stepcheck::lint
