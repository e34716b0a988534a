#pragma once

#include "stepcheck/query/jsonpath/cursor.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/parsed.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonpath {

/// Reads the steps of a path that lies somewhere in a text; filters and function arguments bring in more of its kind.
class PathParser {
public:
    PathParser(std::string_view text, Span range, std::uint32_t depth) : cursor_(text, range), depth_(depth) {}

    /// Everything after the root. `path` has its root already; the range begins behind it.
    [[nodiscard]] bool readSteps(Path& path);

    /// A root `$` or `@` and everything after it.
    [[nodiscard]] bool readPath(Path& path);

    [[nodiscard]] const SyntaxError& error() const { return *error_; }

private:
    bool readStep();
    bool readDots();
    bool readName();
    bool readCall(Span name);
    bool readArguments(Call& call);
    bool addArgument(Call& call, Span at, const std::string& json, bool isPath);
    bool readBrackets();
    bool readQuotedNames();
    bool readIndexes();
    bool readIndexList(Span inside);
    bool readSlice(Span inside);
    bool readWildcard();
    bool readFilter();
    void add(decltype(Step::kind) kind, std::uint32_t begin);
    bool fail(std::string message, Span at);
    bool fail(const SyntaxError& error);

    Cursor cursor_;
    std::uint32_t depth_;
    std::vector<Step> steps_;
    std::optional<SyntaxError> error_;
};

/// Turns `$..a.length()` into `$.length($..a)`, as Jayway does before it evaluates, and lets the path that `length()`
/// is given end in a wildcard; then finds out what kind of path it is.
void finish(Path& path);

}  // namespace stepcheck::query::jsonpath
