#pragma once

#include "stepcheck/query/jsonata/evaluator.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// The characters of a number picture, which options may rename.
struct NumberSymbols {
    std::string decimal = ".";
    std::string grouping = ",";
    std::string exponent = "e";
    std::string infinity = "Infinity";
    std::string minus = "-";
    std::string nan = "NaN";
    std::string percent = "%";
    std::string perMille = "\u2030";
    std::string zero = "0";
    std::string optional = "#";
    std::string separator = ";";

    /// The digit 0 … 9 of the family.
    [[nodiscard]] std::string digit(int value) const;
};

/// How numbers of one sign are written.
struct SubPicture {
    std::string prefix;
    std::string suffix;
    bool hasPoint = false;
    double scale = 1;
    std::size_t groupEvery = 0;               // digits; 0: at the places of `groups`
    std::vector<std::size_t> groups;          // digits to the right of each separator
    std::vector<std::size_t> fractionGroups;  // digits to the left of each
    std::size_t minInteger = 0;
    std::size_t scalingFactor = 0;
    std::size_t minFraction = 0;
    std::size_t maxFraction = 0;
    std::size_t minExponent = 0;
};

struct NumberPicture {
    SubPicture positive;
    SubPicture negative;
};

[[nodiscard]] NumberSymbols readSymbols(Evaluator& evaluator, Item options);

/// Throws D3080 … D3093: of several rules that are broken, the last.
/// Source: XPath and XQuery Functions and Operators 3.1, section 4.7.
[[nodiscard]] NumberPicture readNumberPicture(std::string_view picture, const NumberSymbols& symbols);

}  // namespace stepcheck::query::jsonata
