#pragma once

#include "stepcheck/query/jsonata/signature.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace stepcheck::query::jsonata {

/// Where a built-in function exists.
enum class Provider : std::uint8_t {
    Language,       // everywhere
    PlainLanguage,  // not in Step Functions
    StepFunctions,  // added by Step Functions
};

/// What is known of a built-in function.
struct FunctionInfo {
    std::string_view name;       // without `$`
    std::string_view signature;  // "<s-nn?:s>"
    std::uint8_t arity = 0;      // how many arguments a higher-order function gives it, at most
    Provider provider = Provider::Language;
    bool total = false;  // has a result for all arguments of the right types that are there
};

/// All built-in functions, in the order of their names.
/// Source: jsonata 2.0.6; Step Functions developer guide, "Transforming data with JSONata".
[[nodiscard]] std::span<const FunctionInfo> functionTable();

/// The place of a function in the table, or -1.
[[nodiscard]] int functionIndex(std::string_view name);

/// The function's signature, read once.
[[nodiscard]] const Signature& functionSignature(int index);

}  // namespace stepcheck::query::jsonata
