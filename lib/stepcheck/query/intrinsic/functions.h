#pragma once

#include "stepcheck/query/intrinsic/call.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::query::intrinsic {

/// What a function works on. The arguments are as many and of the types as the catalogue says, or terms.
struct Input {
    const Call& call;
    std::vector<value::Value> arguments;
    std::uint64_t seed = 0;
    value::Oracle& oracle;

    [[nodiscard]] bool isUnknown(std::size_t index) const { return arguments[index].is(value::Kind::Term); }
};

/// What comes of it: a value, or why not.
struct Outcome {
    std::optional<value::Value> value;
    std::string why;
};

/// The application of the function as a term: equal arguments, equal results. The oracle says whether there is one.
[[nodiscard]] Outcome uninterpreted(const Input& input);

/// Whether there is a term anywhere in the value.
[[nodiscard]] bool holdsTerm(const value::Value& value);

[[nodiscard]] Outcome format(const Input& input);
[[nodiscard]] Outcome stringToJson(const Input& input);
[[nodiscard]] Outcome jsonToString(const Input& input);
[[nodiscard]] Outcome base64Encode(const Input& input);
[[nodiscard]] Outcome base64Decode(const Input& input);
[[nodiscard]] Outcome hashOf(const Input& input);
[[nodiscard]] Outcome jsonMerge(const Input& input);
[[nodiscard]] Outcome stringSplit(const Input& input);

[[nodiscard]] Outcome array(const Input& input);
[[nodiscard]] Outcome arrayPartition(const Input& input);
[[nodiscard]] Outcome arrayContains(const Input& input);
[[nodiscard]] Outcome arrayRange(const Input& input);
[[nodiscard]] Outcome arrayGetItem(const Input& input);
[[nodiscard]] Outcome arrayLength(const Input& input);
[[nodiscard]] Outcome arrayUnique(const Input& input);

[[nodiscard]] Outcome mathAdd(const Input& input);
[[nodiscard]] Outcome mathRandom(const Input& input);
[[nodiscard]] Outcome uuid(const Input& input);

/// The nearest integer, halves upwards as the service rounds; clamped to 64 bits.
[[nodiscard]] std::int64_t rounded(const value::Value& number);

}  // namespace stepcheck::query::intrinsic
