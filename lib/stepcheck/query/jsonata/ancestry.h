#pragma once

#include "stepcheck/query/jsonata/draft.h"

#include <vector>

namespace stepcheck::query::jsonata {

/// Finds the step that each `%` means. A `%` that is not resolved within a node is passed on to the node around it.
class Ancestry {
public:
    explicit Ancestry(DraftMemory& memory) : memory_(memory) {}

    /// Gives a `%` an identity.
    void add(Draft& parent);

    /// What `part` still seeks is sought by `whole`.
    static void passOn(Draft& whole, const Draft& part, DraftMemory& memory);

    /// Resolves what the last step of a path seeks among the steps before it.
    void resolve(Draft& path);

    /// Resolves what a predicate seeks, given the step that it belongs to.
    void resolvePredicate(Draft& step, Draft& predicate);

    [[nodiscard]] std::vector<Ancestor> take() { return std::move(ancestors_); }

private:
    void seek(Draft& node, AncestorId id);
    void found(Draft& step, AncestorId id);

    DraftMemory& memory_;
    std::vector<Ancestor> ancestors_;
};

/// The name of a node's type in messages, as the reference has it.
[[nodiscard]] std::string_view typeName(DraftKind kind);

}  // namespace stepcheck::query::jsonata
