#pragma once

#include "stepcheck/query/jsonata/ast.h"
#include "stepcheck/query/jsonata/error.h"

#include <boost/system/result.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// The most that the parser takes.
struct ParseLimits {
    std::uint32_t depth = 1'000;  // nodes inside each other; error U1001
};

/// A parsed JSONata expression with its text. Immutable: one may be evaluated by many threads at once.
class Expression {
public:
    Expression(std::string text, NodePtr root, std::vector<Symbol> symbols, std::uint32_t nameCount);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const Node& root() const { return *root_; }

    /// The names of all variables, `$` left out, by `SymbolId`. Those of `%` begin with `!`.
    [[nodiscard]] const std::vector<Symbol>& symbols() const { return symbols_; }
    [[nodiscard]] const Symbol& symbol(SymbolId id) const { return symbols_[id.index]; }

    /// How many `Name` nodes it has, with those of the text around it.
    [[nodiscard]] std::uint32_t nameCount() const { return nameCount_; }

    /// Whether it calls `$eval`, so that variables may be bound that it does not mention.
    [[nodiscard]] bool evaluatesText() const { return evaluatesText_; }

private:
    std::string text_;
    NodePtr root_;
    std::vector<Symbol> symbols_;
    std::uint32_t nameCount_ = 0;
    bool evaluatesText_ = false;
};

/// Parses an expression, plain text without `{%` and `%}`, in UTF-8 (a lone surrogate may appear as three bytes).
/// The full language of the reference implementation, 2.0.6: `?:` and `??` are errors.
/// Error: the first mistake, with the reference's code and text. S0303: the pattern of a regular expression is
/// malformed (the reference has no code for it). U1001: nested too deeply.
[[nodiscard]] boost::system::result<Expression, Error> parse(std::string_view text, const ParseLimits& limits = {});

/// The same for text that is evaluated within an evaluation: symbols that exist already keep their ids, and names are
/// numbered on.
[[nodiscard]] boost::system::result<Expression, Error> parseWithin(std::string_view text, const Expression& around);

/// The position of a node as the reference counts it: behind its token, in UTF-16 units.
[[nodiscard]] std::uint32_t referencePosition(const Expression& expression, const Node& node);

}  // namespace stepcheck::query::jsonata
