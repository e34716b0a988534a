#pragma once

#include "stepcheck/catalog/intrinsics.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/support/span.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::query::intrinsic {

using support::Span;

struct Argument;

/// A call of an intrinsic function: `States.Format('Hello {}', $.name)`.
struct Call {
    std::string name;                              // with `States.`
    const catalog::IntrinsicSpec* spec = nullptr;  // null: there is no such function
    std::vector<Argument> arguments;
    Span nameAt;
    Span at;
    std::uint32_t ordinal = 0;  // of all calls in the expression, so that each draws its own random number
};

/// A part of a string: text, or a place for an argument of `States.Format`.
struct Piece {
    enum class Form : std::uint8_t { Text, Placeholder, Brace };  // `Brace`: a lone brace without backslash
    Form form = Form::Text;
    std::string text;
    Span at;
};

/// `'text'`: its value, and its pieces for `States.Format`.
struct StringLiteral {
    value::Value value;
    std::vector<Piece> pieces;
};

/// A number, true, false or null.
struct OtherLiteral {
    value::Value value;
};

/// A path, with its text for messages.
struct PathArgument {
    jsonpath::Path path;
    std::string text;
};

/// One argument and its place.
struct Argument {
    std::variant<StringLiteral, OtherLiteral, PathArgument, Call> kind;
    Span at;
};

}  // namespace stepcheck::query::intrinsic
