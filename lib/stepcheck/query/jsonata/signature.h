#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// The types that signatures tell apart, as bits, so that a set of them is a mask.
enum class TypeBit : std::uint16_t {
    Undefined = 1,
    Null = 2,
    Boolean = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Function = 128,
};

using TypeMask = std::uint16_t;

[[nodiscard]] constexpr TypeMask mask(TypeBit bit) {
    return static_cast<TypeMask>(bit);
}

inline constexpr TypeMask anyType = 0xFF;

/// The bit of a signature's letter (`s`, `n`, `b`, `l`, `a`, `o`, `f`), or 0.
[[nodiscard]] TypeMask maskOf(char letter);

enum class Occurs : std::uint8_t { Once, Optional, OneOrMore };

struct ParameterType {
    TypeMask accepts = 0;  // including undefined, unless it must be a function
    Occurs occurs = Occurs::Once;
    bool array = false;    // a single value is put into an array
    bool context = false;  // the context stands in when it is missing
    char element = '\0';   // of an array: the letter of its members' type, or 0
    std::string text{};    // "s", "a<n>", …
};

/// What a function takes: `<s-nn?:s>`. The type of the result is read and not used.
struct Signature {
    std::string text;
    std::vector<ParameterType> parameters;
};

/// What is wrong with a signature's text.
struct SignatureMistake {
    std::string_view code;  // S0401, S0402
    std::string value;
    std::size_t offset = 0;
};

/// Reads a signature with its angle brackets. Unknown letters are passed over, as in the reference.
[[nodiscard]] Signature readSignature(std::string_view text, SignatureMistake& mistake);

/// How many arguments each parameter takes, given the types of all arguments; empty when they do not fit.
[[nodiscard]] std::vector<std::uint32_t> matchArguments(const Signature& signature, const std::vector<TypeMask>& arguments);

/// The index of the first argument that does not fit, given that they do not.
[[nodiscard]] std::size_t firstMisfit(const Signature& signature, const std::vector<TypeMask>& arguments);

}  // namespace stepcheck::query::jsonata
