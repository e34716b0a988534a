#pragma once

#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/regex.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace stepcheck::query::jsonata {

/// What calling a regular expression gives: `{match, start, end, groups, next}`, or undefined.
[[nodiscard]] Item applyRegex(Evaluator& evaluator, const Function& function, std::span<const Item> arguments);

/// The matches of a pattern in a text, one after the other. The pattern is a regular expression, or a function that
/// answers like one (T1010 when it does not).
class Matches {
public:
    Matches(Evaluator& evaluator, Item pattern, Item text);

    /// Goes on to the next match; false when there is none. D1004: one after the first is empty.
    [[nodiscard]] bool next();

    // Of this match; places are bytes.
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return end_; }
    [[nodiscard]] std::string_view match() const { return match_; }
    [[nodiscard]] std::size_t groupCount() const;
    [[nodiscard]] Item group(std::size_t number) const;  // from 1; undefined when it took no part

    /// Its object, as functions of the user get it.
    [[nodiscard]] Item object();

private:
    bool nextOfRegex();
    bool nextOfFunction();

    Evaluator& evaluator_;
    Item text_;
    const Node* node_ = nullptr;
    std::optional<RegexMatcher> matcher_;
    std::size_t groups_ = 0;
    Item function_{};  // what to call for the next match, when it is no regular expression
    Item found_{};
    bool first_ = true;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string_view match_;
};

}  // namespace stepcheck::query::jsonata
