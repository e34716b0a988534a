#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/support/span.h"
#include "stepcheck/support/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What is certain about the conditions of a Choice state, whatever its input. Every answer is one of "certainly" and
// "not known": what depends on a value that nobody knows, or on too many values at once, is not known.
namespace stepcheck::lint {

/// A place in the order of all strings, which is the order of their UTF-16 code units: a string, or right behind all
/// strings that begin with it.
struct TextBound {
    std::string text;
    bool isBehindPrefix = false;
};

/// A question about one value that comes with the execution.
struct ValueTest {
    enum class Kind : std::uint8_t {
        Is,         // what it is: `tested`, `expected`
        Boolean,    // `expected`
        Number,     // `relation`, `number`
        Text,       // `relation`, `text`
        Prefix,     // begins with `text`
        Pattern,    // `text`, with `*` for any characters, `\*` and `\\`
        Timestamp,  // `relation`, `instant`
    };

    Kind kind = Kind::Is;
    catalog::Tested tested = catalog::Tested::Present;
    catalog::Relation relation = catalog::Relation::Equals;
    bool expected = true;
    bool isJsonata = false;  // where it is asked decides what a missing value and one of another type do
    double number = 0;
    TextBound text;
    support::Timestamp instant;
};

/// A condition, and what it is made of.
struct Condition {
    enum class Kind : std::uint8_t {
        Constant,  // `value`
        Test,      // `test` of the value `subject`
        Unknown,   // something about `subject` that nobody knows here, but that is always the same
        And,
        Or,
        Not,
    };

    Kind kind = Kind::Unknown;
    bool value = false;
    std::uint32_t subject = 0;  // equal numbers: the same value
    ValueTest test;
    std::vector<Condition> parts;
    support::Span at{};  // what to mark
};

/// Whether a condition is certainly never true: false, or an error.
[[nodiscard]] bool neverMatches(const Condition& condition);

/// Whether a condition is certainly never false: true, or an error.
[[nodiscard]] bool neverFalse(const Condition& condition);

/// What is certain about one condition alone.
struct Certainty {
    bool neverMatches = false;
    bool neverFalse = false;
};

/// Both answers at once.
[[nodiscard]] Certainty certaintyOf(const Condition& condition);

/// Whether two conditions are certainly never true at the same time.
[[nodiscard]] bool excludeEachOther(const Condition& one, const Condition& other);

/// A rule that cannot match, although its condition can be true.
struct CoveredRule {
    std::size_t rule = 0;
    std::optional<std::size_t> by;  // the one earlier rule that takes all that it would; none when it needs several
    bool byFailing = false;         // an earlier rule ends the execution with an error where this one would match
};

/// The rules that certainly never match, because earlier ones take or fail on all that they would match.
/// Conditions that read equal values are looked at together; a rule's cost is about the number of literals squared.
[[nodiscard]] std::vector<CoveredRule> coveredRules(std::span<const Condition> rules);

/// Whether some rule matches, whatever the values are, or the execution fails before; a value is taken to have one of
/// the types that the rules compare it with.
[[nodiscard]] bool coverEverything(std::span<const Condition> rules);

}  // namespace stepcheck::lint
