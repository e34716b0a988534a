#pragma once

#include "stepcheck/query/jsonata/lexer.h"
#include "stepcheck/support/span.h"
#include "stepcheck/value/value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::query::jsonata {

struct Draft;
struct DestroyDraft {
    void operator()(Draft* draft) const;
};

/// A draft in a `DraftMemory`, which has to outlive it.
using DraftPtr = std::unique_ptr<Draft, DestroyDraft>;

enum class DraftKind : std::uint8_t {
    Name, Variable, String, Number, Constant, Regex, Wildcard, Descendants, Parent, Placeholder, Keyword,
    Negation, Array, Object, Block, Conditional, Bind, Lambda, Call, Partial, Transform, Apply, Binary,
    Predicate, Grouping, Dot, Focus, Index, OrderBy,  // only before shaping
    Sort, Path,                                       // only after it
};

struct DraftPair {
    DraftPtr key;
    DraftPtr value;
};
struct DraftTerm {
    DraftPtr expression;
    bool descending = false;
};
struct DraftStage {
    DraftPtr predicate;  // null: an index binding
    std::string index;
};
struct DraftGroup {
    std::vector<DraftPair> pairs;
    support::Span span;
    support::Span token;
};

/// A `%` that looks for the step it means.
struct Ancestor {
    std::size_t label = 0;
    int level = 1;
};
using AncestorId = std::size_t;

/// A node of the tree while it is being built: first as the grammar has it, then, in place, as the language means it.
struct Draft {
    Draft(DraftKind what, support::Span whole, support::Span at, std::string characters = {})
        : kind(what), span(whole), token(at), text(std::move(characters)) {}

    DraftKind kind;
    support::Span span;
    support::Span token;
    std::string text;                 // name, characters, operator, signature of a lambda, pattern
    std::string flags{};              // of a regex
    value::Value value{};             // of a number or constant
    std::vector<DraftPtr> children{};  // operands, arguments, expressions, steps; null where optional
    DraftPtr procedure{};
    std::vector<DraftPair> pairs{};
    std::vector<DraftTerm> terms{};
    std::uint32_t signatureAt = 0;
    std::uint32_t height = 1;
    bool keepArray = false;

    // Shaping fills these in.
    std::vector<DraftPtr> predicates{};
    std::vector<DraftStage> stages{};
    std::unique_ptr<DraftGroup> group{};
    std::string focus{};
    std::string index{};
    std::vector<AncestorId> seeking{};
    AncestorId ancestor = 0;           // of a parent: its own
    bool hasAncestor = false;          // of a step: some `%` means it
    std::size_t ancestorLabel = 0;
    bool tuples = false;
    bool constructed = false;
    bool tail = false;
};

inline void DestroyDraft::operator()(Draft* draft) const {
    std::destroy_at(draft);
}

/// Room for the drafts of one expression, which is given back all at once.
class DraftMemory {
public:
    template <class... Arguments>
    DraftPtr make(Arguments&&... arguments) {
        return DraftPtr(std::construct_at(
            static_cast<Draft*>(memory_.allocate(sizeof(Draft), alignof(Draft))), std::forward<Arguments>(arguments)...));
    }

private:
    static constexpr std::size_t firstBytes = 8192;

    alignas(16) std::array<std::byte, firstBytes> first_;  // not initialised on purpose
    std::pmr::monotonic_buffer_resource memory_{first_.data(), first_.size()};
};

}  // namespace stepcheck::query::jsonata
