#pragma once

#include "stepcheck/explore/z3_library.h"

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// A formula, number or string of Z3; lives as long as the `Formulas` that made it.
using Formula = Z3_ast;

/// What Z3 says to everything that was stated.
enum class Satisfiability : std::uint8_t { No, Yes, Unknown };

/// One conversation with Z3. Deterministic: seeds are fixed, and what counts is the work, not the time, as long as the
/// time limit is not reached.
class Formulas {
public:
    Formulas(const Z3Library& z3, std::chrono::milliseconds timeLimit);
    ~Formulas();
    Formulas(const Formulas&) = delete;
    Formulas& operator=(const Formulas&) = delete;

    // Unknown values, each a new one.
    Formula newTruth();
    Formula newNumber();
    Formula newInteger();  // as a number
    Formula newText();

    [[nodiscard]] Formula truth(bool value) const { return value ? true_ : false_; }
    Formula number(std::string_view decimal);
    Formula text(std::string_view utf8);

    Formula no(Formula a);
    Formula all(std::vector<Formula> of);
    Formula any(std::vector<Formula> of);
    Formula implies(Formula a, Formula b);
    Formula same(Formula a, Formula b);
    Formula choose(Formula condition, Formula then, Formula otherwise);

    Formula less(Formula a, Formula b);
    Formula atMost(Formula a, Formula b);
    Formula plus(Formula a, Formula b);
    Formula minus(Formula a, Formula b);
    Formula times(Formula a, Formula b);
    Formula negative(Formula a);
    Formula isInteger(Formula a);
    Formula floor(Formula a);

    Formula textLess(Formula a, Formula b);
    Formula joined(Formula a, Formula b);
    Formula length(Formula text);
    Formula contains(Formula text, Formula part);
    /// Whether the text is these pieces with anything between them.
    Formula isLike(Formula text, const std::vector<std::string>& pieces);
    /// Whether it has a character of the range, a first and a last one, anywhere.
    Formula hasOneOf(Formula text, std::string_view range);
    /// Whether it has only characters of the ranges, each a first and a last one.
    Formula hasOnly(Formula text, std::initializer_list<std::string_view> ranges);

    void state(Formula formula);
    Satisfiability check();
    /// Why the last check said that it does not know.
    [[nodiscard]] std::string whyUnknown() const;

    // Values in the example that the last check found.
    [[nodiscard]] std::optional<bool> truthOf(Formula formula) const;
    [[nodiscard]] std::optional<std::string> numberOf(Formula formula) const;  // "3", "-1/2"
    [[nodiscard]] std::optional<std::string> textOf(Formula formula) const;

private:
    Formula fresh(Z3_sort sort);
    [[nodiscard]] Formula valueOf(Formula formula) const;
    void forgetModel();

    const Z3Library& z3_;
    std::chrono::milliseconds timeLimit_;
    Z3_context context_ = nullptr;
    Z3_solver solver_ = nullptr;
    Z3_model model_ = nullptr;
    Z3_sort boolSort_ = nullptr;
    Z3_sort intSort_ = nullptr;
    Z3_sort realSort_ = nullptr;
    Z3_sort stringSort_ = nullptr;
    Formula true_ = nullptr;
    Formula false_ = nullptr;
    std::uint32_t names_ = 0;
    bool failed_ = false;
};

}  // namespace stepcheck::explore
