#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/document.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

/// `stepcheck: ignore[rule, …] reason`, in the `Comment` of an object of the definition or in a comment of the text.
/// Views the document that it stands in.
struct Suppression {
    enum class Problem : std::uint8_t {
        None,
        UnknownWord,  // another word than `ignore`
        NoNames,      // no bracket, or nothing in it
        NotClosed,    // no closing bracket
    };

    struct Name {
        std::string_view text;  // hopefully of a rule or group
        support::Span at;
        bool used = false;
    };

    support::Span at{};     // from `stepcheck:` to the bracket, or the word that is not known
    support::Span scope{};  // findings that begin in it, or at its end, are taken away
    Problem problem = Problem::None;
    std::vector<Name> names{};  // empty when there is a problem

    // Where it stands: the object whose `Comment` it is, or the comment.
    const syntax::Node* object = nullptr;
    const syntax::Comment* comment = nullptr;
};

/// All suppressions in comments of a JSONC or YAML text. One that stands beside something holds for its line; one with
/// nothing but comments on its line holds for the next line that has more than comments.
[[nodiscard]] std::vector<Suppression> suppressionsInComments(const syntax::Document& document);

/// The suppressions in `Comment` fields: they hold for the state, rule, … that has the field and for everything
/// inside, and the one of the machine itself for all of `definition`.
[[nodiscard]] std::vector<Suppression> suppressionsInFields(const asl::Machine& machine, support::Span definition);

/// For what a suppression in the `Comment` of this object holds: the object with its key, so that a finding at the name
/// of a state is inside; of the machine itself all of `definition`.
[[nodiscard]] support::Span scopeOf(const asl::Machine& machine, const asl::Object& object, support::Span definition);

/// Takes away the diagnostics that a suppression names and marks the names that did something.
/// Returns how many it took. O(suppressions × diagnostics).
std::size_t applySuppressions(std::vector<Suppression>& suppressions, std::vector<support::Diagnostic>& found);

/// One diagnostic of the rule `unused-suppression` for each suppression with a problem and each name that is no rule or
/// group; when `complete`, also for each name of a rule (or of a group all of whose rules) ran and broke nothing.
/// `complete` is false when something of the text could not be judged. An unused name can be removed: executions do not
/// see it.
[[nodiscard]] std::vector<support::Diagnostic> reportUnused(const syntax::Document& document,
    const std::vector<Suppression>& suppressions, const Settings& settings, bool complete);

}  // namespace stepcheck::lint
