#pragma once

#include "stepcheck/query/jsonata/draft_memory.h"
#include "stepcheck/query/jsonata/lexer.h"
#include "stepcheck/support/span.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stepcheck::query::jsonata {

struct Draft;

enum class DraftKind : std::uint8_t {
    Name, Variable, String, Number, Constant, Regex, Wildcard, Descendants, Parent, Placeholder, Keyword,
    Negation, Array, Object, Block, Conditional, Bind, Lambda, Call, Partial, Transform, Apply, Binary,
    Predicate, Grouping, Dot, Focus, Index, OrderBy,  // only before shaping
    Sort, Path,                                       // only after it
};

struct DraftPair {
    Draft* key;
    Draft* value;
};
struct DraftTerm {
    Draft* expression;
    bool descending = false;
};
struct DraftStage {
    Draft* predicate;  // null: an index binding
    std::string_view index;
};
struct DraftGroup {
    DraftList<DraftPair> pairs;
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
/// Drafts and what they point to lie in one `DraftMemory`.
struct Draft {
    DraftKind kind;
    support::Span span;
    support::Span token;
    std::string_view text{};   // name, characters, operator, signature of a lambda, pattern
    std::string_view flags{};  // of a regex
    Scalar value{};            // of a number or constant
    DraftList<Draft*> children{};  // operands, arguments, expressions, steps
    Draft* procedure = nullptr;
    DraftList<DraftPair> pairs{};
    DraftList<DraftTerm> terms{};
    std::uint32_t signatureAt = 0;
    std::uint32_t height = 1;
    bool keepArray = false;

    // Shaping fills these in.
    DraftList<Draft*> predicates{};
    DraftList<DraftStage> stages{};
    DraftGroup* group = nullptr;
    std::string_view focus{};
    std::string_view index{};
    DraftList<AncestorId> seeking{};
    AncestorId ancestor = 0;  // of a parent: its own
    bool hasAncestor = false;  // of a step: some `%` means it
    std::size_t ancestorLabel = 0;
    bool tuples = false;
    bool constructed = false;
    bool tail = false;
};

}  // namespace stepcheck::query::jsonata
