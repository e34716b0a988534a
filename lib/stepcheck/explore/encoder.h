#pragma once

#include "stepcheck/explore/formulas.h"
#include "stepcheck/explore/knowledge.h"

#include <array>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <vector>

namespace stepcheck::explore {

inline constexpr std::size_t kindCount = 7;

/// One value in formulas: which kind it is of, and what it is then. What nobody asks for is not made.
struct Symbol {
    std::array<Formula, kindCount> kinds{};
    Formula present = nullptr;
    Formula number = nullptr;
    Formula text = nullptr;
    Formula truth = nullptr;
    Formula length = nullptr;  // of an array
    Formula isTimestamp = nullptr;
    Formula moment = nullptr;
    const value::Value* known = nullptr;  // of a constant
    std::uint32_t node = 0;               // of any other
};

/// States what is known in the words of Z3. What has no words there is left out, so that "unsatisfiable" stays certain.
class Encoder {
public:
    Encoder(Formulas& formulas, Knowledge& knowledge);

    void stateAll();

    /// The nodes that depend on each other; the others are independent of everything.
    [[nodiscard]] const std::vector<bool>& entangled() const { return entangled_; }
    [[nodiscard]] const Symbol& symbol(std::uint32_t node) const { return symbols_[node]; }
    [[nodiscard]] bool hasSymbol(std::uint32_t node) const { return symbols_[node].present != nullptr; }

private:
    using Value = value::Value;

    Symbol& nodeSymbol(std::uint32_t node);
    void stateNode(std::uint32_t node);
    void statePart(std::uint32_t node);
    void stateFacts(std::uint32_t node);
    Symbol constant(const Value& value);
    Symbol symbolOf(const Side& side);
    Symbol symbolOf(const Value& value);

    // Parts of symbols, made when they are asked for.
    Formula is(const Symbol& symbol, value::Kind kind) const { return symbol.kinds[static_cast<std::size_t>(kind)]; }
    Formula isNumber(const Symbol& symbol);
    Formula number(Symbol& symbol);
    Formula text(Symbol& symbol);
    Formula truth(Symbol& symbol);
    Formula length(Symbol& symbol);
    Formula isTimestamp(Symbol& symbol);
    Formula moment(Symbol& symbol);

    Formula relation(value::Question question, Symbol a, Symbol b);
    Formula equal(Symbol& a, Symbol& b);
    Formula equalWholes(const Symbol& a, const Symbol& b);
    Formula less(Symbol& a, Symbol& b);
    Formula matches(Symbol& a, const Symbol& pattern);
    Formula compareMoments(Symbol& a, Symbol& b, bool same);

    Formula joinedText(Symbol& symbol);
    void defineOperation(std::uint32_t node);
    void defineFunction(std::uint32_t node);
    bool defineArithmetic(Symbol& result, std::string_view name, std::vector<Symbol>& operands);
    void defineRemainder(Formula result, Formula dividend, Formula divisor);
    void defineCase(Symbol& result, Symbol& of, std::initializer_list<std::string_view> kept, std::string_view changed);
    void requireOrder(const Symbol& a, const Symbol& b);
    void defineTruth(Symbol& result, Symbol& of, bool negated);
    void defineType(Symbol& result, const Symbol& of);
    void stateIf(Formula condition, Formula formula) { z3_.state(z3_.implies(condition, formula)); }

    Formulas& z3_;
    Knowledge& knowledge_;
    std::deque<Symbol> symbols_;  // growing moves none
    std::vector<bool> entangled_;
};

}  // namespace stepcheck::explore
