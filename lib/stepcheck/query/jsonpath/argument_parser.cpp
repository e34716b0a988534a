// The arguments of a path's function.

#include "stepcheck/query/jsonpath/path_parser.h"
#include "stepcheck/value/read.h"

#include <utility>

namespace stepcheck::query::jsonpath {

bool PathParser::addArgument(Call& call, Span at, const std::string& json, bool isPath) {
    if (isPath) {
        Path path;
        PathParser parser(cursor_.text(), at, depth_ + 1);
        if (!parser.readPath(path))
            return fail(parser.error());
        call.arguments.push_back({std::move(path)});
        return true;
    }
    auto read = value::read(json);
    call.arguments.push_back({read ? std::optional(*read) : std::nullopt});
    return true;
}

// How many brackets of each kind are open.
namespace {
struct Open {
    int parentheses = 1;
    int brackets = 0;
    int braces = 0;
    int quotes = 0;

    [[nodiscard]] bool outside() const { return quotes == 0 && braces == 0 && brackets == 0; }
};
}  // namespace

// False for a bracket that nothing opened.
static bool count(Open& open, char c, char before) {
    switch (c) {
        case '"': open.quotes += before != '\\' && open.quotes > 0 ? -1 : 1; return true;
        case '(': ++open.parentheses; return true;
        case ')': --open.parentheses; return true;
        case '{': ++open.braces; return true;
        case '[': ++open.brackets; return true;
        case '}': return open.braces-- > 0;
        case ']': return open.brackets-- > 0;
        default: return true;
    }
}

// Jayway reads character by character and takes an argument for JSON when it begins with `{`, a digit, `-` or `"`; what
// begins otherwise is skipped until something does. A comma at the outermost level ends an argument, and so does a
// parenthesis that closes the call of an argument.
bool PathParser::readArguments(Call& call) {
    enum class Type { None, Json, Path };
    Type type = Type::None;
    Open open;
    std::string json;
    std::uint32_t begin = cursor_.at();
    char before = 0;
    for (; !cursor_.atEnd() && open.parentheses > 0; cursor_.advance()) {
        const char c = cursor_.peek();
        if (type == Type::None) {
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
                continue;
            begin = cursor_.at();
            if (c == '{' || c == '"' || c == '-' || isDigit(c))
                type = Type::Json;
            else if (c == '$' || c == '@')
                type = Type::Path;
        }
        if (!count(open, c, before))
            return fail("nothing opens this bracket", cursor_.spot(cursor_.at()));
        const bool ends =
            (c == ',' || c == ')') && open.outside() && (open.parentheses == 1 || (c == ')' && open.parentheses == 0));
        if (ends && type != Type::None) {
            const std::uint32_t end = cursor_.at() + (c == ')' && before == '(' ? 1 : 0);
            if (!addArgument(call, {.begin = begin, .end = end}, json, type == Type::Path))
                return false;
            json.clear();
            type = Type::None;
        } else if (type != Type::None &&
                   !(c == ',' && open.braces == 0 && open.brackets == 0 && open.parentheses == 1)) {
            json += c;
        }
        before = c;
    }
    if (open.parentheses != 0 || open.brackets != 0 || open.braces != 0)
        return fail("the arguments of " + call.name + "() are not closed", {.begin = begin, .end = cursor_.at()});
    return true;
}

}  // namespace stepcheck::query::jsonpath
