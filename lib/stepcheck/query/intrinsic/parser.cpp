#include "stepcheck/query/intrinsic/parser.h"

#include "stepcheck/query/intrinsic/pieces.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace stepcheck::query::intrinsic {

static constexpr std::uint32_t maxBytes = 1'048'576;

namespace {
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    bool readAll(Call& call);
    [[nodiscard]] const SyntaxError& error() const { return *error_; }

private:
    bool readCall(Call& call);
    bool readArguments(Call& call);
    bool readArgument(Argument& argument);
    bool readString(Argument& argument);
    bool readWord(Argument& argument);
    bool readPath(Argument& argument);
    std::uint32_t pathEnd() const;
    void skipSpace();
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    Span spot() const { return {.begin = at_, .end = at_ + (at_ < text_.size() ? 1U : 0U)}; }
    bool fail(std::string message, Span at);

    std::string_view text_;
    std::uint32_t at_ = 0;
    std::uint32_t depth_ = 0;
    std::uint32_t calls_ = 0;
    std::optional<SyntaxError> error_;
};
}  // namespace

static bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

bool Parser::fail(std::string message, Span at) {
    if (!error_)
        error_ = SyntaxError{std::move(message), at};
    return false;
}

void Parser::skipSpace() {
    while (isSpace(peek()))
        ++at_;
}

bool Parser::readAll(Call& call) {
    if (isSpace(peek()))
        return fail("an intrinsic function has no white space before it", spot());
    if (!readCall(call))
        return false;
    skipSpace();
    return at_ == text_.size() ||
           fail("expected nothing after the call", {.begin = at_, .end = static_cast<std::uint32_t>(text_.size())});
}

bool Parser::readCall(Call& call) {
    if (depth_ == maxNesting)
        return fail(fmt::format("more than {} calls inside each other", maxNesting), spot());
    const std::uint32_t begin = at_;
    while (isNamePart(peek()))
        ++at_;
    call.nameAt = {.begin = begin, .end = at_};
    call.name = text_.substr(begin, at_ - begin);
    if (!call.name.starts_with("States."))
        return fail("expected \"States.\" and the name of a function", call.nameAt.empty() ? spot() : call.nameAt);
    call.spec = catalog::findIntrinsic(call.name);
    call.ordinal = calls_++;
    skipSpace();
    if (peek() != '(')
        return fail("expected \"(\" after the name of the function", spot());
    ++at_;
    ++depth_;
    const bool good = readArguments(call);
    --depth_;
    call.at = {.begin = begin, .end = at_};
    return good;
}

bool Parser::readArguments(Call& call) {
    skipSpace();
    if (peek() == ')') {
        ++at_;
        return true;
    }
    while (true) {
        skipSpace();
        if (!readArgument(call.arguments.emplace_back()))
            return false;
        skipSpace();
        if (peek() == ')') {
            ++at_;
            return true;
        }
        if (peek() != ',')
            return fail("expected \",\" or \")\" after the argument", spot());
        ++at_;
    }
}

bool Parser::readArgument(Argument& argument) {
    const std::uint32_t begin = at_;
    const bool good = [&] {
        if (peek() == '\'')
            return readString(argument);
        if (peek() == '$')
            return readPath(argument);
        if (text_.substr(at_).starts_with("States."))
            return readCall(argument.kind.emplace<Call>());
        if (peek() == '"')
            return fail("strings stand in single quotes", spot());
        return readWord(argument);
    }();
    argument.at = {.begin = begin, .end = at_};
    return good;
}

bool Parser::readString(Argument& argument) {
    const std::uint32_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '\'')
        at_ += text_[at_] == '\\' ? 2U : 1U;
    if (at_ >= text_.size()) {
        at_ = static_cast<std::uint32_t>(text_.size());
        return fail("the quote is not closed", {.begin = begin, .end = at_});
    }
    std::optional<Span> illegal;
    StringLiteral literal{.pieces = readPieces(text_, {.begin = begin + 1, .end = at_}, illegal)};
    ++at_;
    if (illegal)
        return fail(R"(a backslash stands before ', {, } or \ only)", *illegal);
    literal.value = value::Value(spell(literal.pieces));
    argument.kind = std::move(literal);
    return true;
}

// A number, true, false or null: the values of JSON that are one word.
bool Parser::readWord(Argument& argument) {
    const std::uint32_t begin = at_;
    while (isNamePart(peek()) || peek() == '-' || peek() == '+')
        ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const auto literal = value::read(word);
    if (word.empty() || !literal)
        return fail("expected a string in single quotes, a number, true, false, null, a path or a call",
            word.empty() ? spot() : Span{.begin = begin, .end = at_});
    argument.kind = OtherLiteral{*literal};
    return true;
}

// A path ends at the comma or parenthesis outside of its own brackets, parentheses and quotes.
std::uint32_t Parser::pathEnd() const {
    std::uint32_t depth = 0;
    std::uint32_t at = at_;
    for (; at < text_.size(); ++at) {
        const char c = text_[at];
        if (depth > 0 && (c == '\'' || c == '"')) {
            for (++at; at < text_.size() && text_[at] != c; ++at)
                at += text_[at] == '\\' ? 1U : 0U;
        } else if (c == '[' || c == '(') {
            ++depth;
        } else if (depth == 0 && (c == ',' || c == ')')) {
            break;
        } else if (depth > 0 && (c == ']' || c == ')')) {
            --depth;
        }
    }
    at = std::min(at, static_cast<std::uint32_t>(text_.size()));
    while (at > at_ && isSpace(text_[at - 1]))
        --at;
    return at;
}

bool Parser::readPath(Argument& argument) {
    const Span range{.begin = at_, .end = pathEnd()};
    auto path = jsonpath::parse(text_, range);
    at_ = range.end;
    if (!path)
        return fail(path.error().message, path.error().at);
    argument.kind =
        PathArgument{.path = std::move(*path), .text = std::string(text_.substr(range.begin, range.size()))};
    return true;
}

Parsed<Call> parse(std::string_view text) {
    if (text.size() > maxBytes)
        return SyntaxError{fmt::format("the call is longer than {} bytes", maxBytes), {.begin = 0, .end = maxBytes}};
    Call call;
    Parser parser(text);
    if (!parser.readAll(call))
        return parser.error();
    return call;
}

}  // namespace stepcheck::query::intrinsic
