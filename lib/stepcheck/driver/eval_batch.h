#pragma once

#include "stepcheck/driver/output.h"

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace stepcheck::driver {

/// An answer as JSON on one line, without the line break.
struct AnswerLine {
    std::string text;
    bool wasQuestion = true;
};

/// The answer to one line `{"id", "lang", "expr", "data"?, "context"?, "bindings"?, "timelimit"?, "depth"?}`: a line
/// `{"id", "result"}`, `{"id", "undefined": true}` or `{"id", "error": {"code", "message", "position"?, "token"?}}`.
/// A line that is no such question gets the code `InvalidQuestion`.
[[nodiscard]] AnswerLine answerLine(std::string_view line, std::int64_t clockMilliseconds, std::uint64_t seed);

/// Answers each line of the input at once; empty lines are passed over.
/// Error: an answer could not be written, or a line was no question.
[[nodiscard]] ExitStatus answerLines(
    std::istream& input, std::int64_t clockMilliseconds, std::uint64_t seed, bool colorErrors);

}  // namespace stepcheck::driver
