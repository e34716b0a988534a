#include "stepcheck/query/jsonata/lexer.h"

#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace stepcheck::query::jsonata {

namespace {

// What characters are, by code.
constexpr std::uint8_t blank = 1;
constexpr std::uint8_t operatorCharacter = 2;
constexpr auto classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : std::string_view(" \t\n\r\v"))
        table[static_cast<unsigned char>(c)] = blank;
    for (const char c : std::string_view(".[]{}(),@#;:?+-*/%|=<>^&!~"))
        table[static_cast<unsigned char>(c)] = operatorCharacter;
    return table;
}();

}  // namespace

static std::uint8_t classOf(char c) {
    return classes[static_cast<unsigned char>(c)];
}

static bool isBlank(char c) {
    return classOf(c) == blank;
}

static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

static int hexDigit(char c) {
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static support::Span spanOf(std::size_t begin, std::size_t end) {
    return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

[[noreturn]] static void fail(std::string_view code, support::Span span, std::size_t position, std::string token = {}) {
    MessagePieces pieces{.token = quoteJson(token)};
    throw Failure{.code = code,
        .pieces = std::move(pieces),
        .span = span,
        .token = std::move(token),
        .position = static_cast<std::uint32_t>(position),
        .placed = true};
}

value::Value valueOf(const Scalar& scalar) {
    return std::visit([](auto value) { return value::Value(value); }, scalar);
}

std::string describe(const Token& token) {
    switch (token.kind) {
        case TokenKind::Number: case TokenKind::Constant: return scalarJson(valueOf(token.value));
        case TokenKind::Regex: return "{}";
        case TokenKind::End: case TokenKind::Name: case TokenKind::Variable: case TokenKind::Operator:
        case TokenKind::String: break;
    }
    return quoteJson(token.kind == TokenKind::End ? "(end)" : token.text);
}

Token Lexer::make(TokenKind kind, std::size_t begin, std::string_view text) const {
    return {.kind = kind, .span = spanOf(begin, at_), .text = text};
}

void Lexer::skipComment() {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos)
        fail("S0106", spanOf(at_, text_.size()), at_);
    at_ = end + 2;
}

void Lexer::skipBlanks() {
    while (at_ < text_.size()) {
        if (isBlank(text_[at_]))
            ++at_;
        else if (text_[at_] == '/' && at(at_ + 1) == '*')
            skipComment();
        else
            return;
    }
}

std::size_t Lexer::operatorSize() const {
    if (classOf(text_[at_]) != operatorCharacter)
        return 0;
    switch (at(at_ + 1)) {
        case '*': return text_[at_] == '*' ? 2 : 1;
        case '.': return text_[at_] == '.' ? 2 : 1;
        case '=': return std::string_view(":!<>").find(text_[at_]) != std::string_view::npos ? 2 : 1;
        case '>': return text_[at_] == '~' ? 2 : 1;
        default: return 1;
    }
}

bool Lexer::startsNumber() const {
    return isDigit(text_[at_]);
}

Token Lexer::next(bool infix) {
    skipBlanks();
    if (at_ >= text_.size())
        return make(TokenKind::End, text_.size(), "(end)");
    const char first = text_[at_];
    if (!infix && first == '/')
        return regex();
    if (const std::size_t size = operatorSize(); size != 0) {
        const std::size_t begin = at_;
        at_ += size;
        return make(TokenKind::Operator, begin, text_.substr(begin, size));
    }
    if (first == '"' || first == '\'')
        return string(first);
    if (startsNumber())
        return number();
    if (first == '`')
        return quotedName();
    return word();
}

Token Lexer::string(char quote) {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\\')
        ++at_;
    if (at(at_) == '\\')
        return stringWithEscapes(begin);
    if (at_ == text_.size())
        fail("S0101", spanOf(begin, text_.size()), text_.size());
    ++at_;
    return make(TokenKind::String, begin, text_.substr(begin + 1, at_ - begin - 2));
}

// At the first escape of the string that begins at `begin`.
Token Lexer::stringWithEscapes(std::size_t begin) {
    std::string characters(text_.substr(begin + 1, at_ - begin - 1));
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == text_[begin]) {
            ++at_;
            return make(TokenKind::String, begin, memory_.keep(characters));
        }
        if (c == '\\') {
            ++at_;
            appendText(characters, escape());
        } else {
            characters.push_back(c);
            ++at_;
        }
    }
    fail("S0101", spanOf(begin, text_.size()), text_.size());
}

std::string Lexer::escape() {
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char letter = at(at_);
    const std::size_t known = at_ < text_.size() ? letters.find(letter) : std::string_view::npos;
    if (known != std::string_view::npos) {
        ++at_;
        return std::string(1, meanings[known]);
    }
    if (letter == 'u') {
        std::string unit;
        appendUnit(unit, hexUnit());
        return unit;
    }
    const std::size_t size = at_ < text_.size() ? unitAt(text_, at_).size : 0;
    fail("S0103", spanOf(at_ - 1, at_ + size), at_, std::string(text_.substr(at_, size)));
}

std::uint32_t Lexer::hexUnit() {
    std::uint32_t unit = 0;
    for (std::size_t i = 1; i <= 4; ++i) {
        const int digit = hexDigit(at(at_ + i));
        if (digit < 0)
            fail("S0104", spanOf(at_ - 1, at_ + 1), at_);
        unit = unit * 16 + static_cast<std::uint32_t>(digit);
    }
    at_ += 5;
    return unit;
}

Token Lexer::number() {
    const std::size_t begin = at_;
    const auto digits = [this] {
        while (isDigit(at(at_)))
            ++at_;
    };
    if (text_[at_] == '0')
        ++at_;
    else
        digits();
    bool whole = true;
    if (at(at_) == '.' && isDigit(at(at_ + 1))) {
        whole = false;
        ++at_;
        digits();
    }
    if (at(at_) == 'e' || at(at_) == 'E') {
        const std::size_t sign = at(at_ + 1) == '+' || at(at_ + 1) == '-' ? 1 : 0;
        if (isDigit(at(at_ + 1 + sign))) {
            whole = false;
            at_ += 1 + sign;
            digits();
        }
    }
    const std::string_view text = text_.substr(begin, at_ - begin);
    Token token = make(TokenKind::Number, begin, text);
    std::int64_t integer = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), integer);
    if (whole && failure == std::errc()) {
        token.value = integer;
        return token;
    }
    const double decimal = std::strtod(std::string(text).c_str(), nullptr);
    if (!std::isfinite(decimal))
        fail("S0102", token.span, begin, std::string(text));
    const value::Value number = wholeOrDecimal(decimal);
    if (number.is(value::Kind::Integer))
        token.value = number.integer();
    else
        token.value = decimal;
    return token;
}

Token Lexer::quotedName() {
    const std::size_t begin = at_;
    const std::size_t end = text_.find('`', begin + 1);
    if (end == std::string_view::npos)
        fail("S0105", spanOf(begin, text_.size()), text_.size());
    at_ = end + 1;
    return make(TokenKind::Name, begin, text_.substr(begin + 1, end - begin - 1));
}

static bool isEscaped(std::string_view text, std::size_t offset) {
    std::size_t backslashes = 0;
    while (backslashes < offset && text[offset - backslashes - 1] == '\\')
        ++backslashes;
    return backslashes % 2 == 1;
}

// A slash ends the pattern when it is neither escaped nor within brackets; brackets are merely counted.
Token Lexer::regex() {
    const std::size_t begin = at_++;
    int depth = 0;
    for (const std::size_t pattern = at_; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '/' && depth == 0 && !isEscaped(text_, at_)) {
            if (at_ == pattern)
                fail("S0301", spanOf(begin, at_ + 1), at_);
            const std::string_view body = text_.substr(pattern, at_ - pattern);
            const std::size_t flags = ++at_;
            while (at(at_) == 'i' || at(at_) == 'm')
                ++at_;
            Token token = make(TokenKind::Regex, begin, body);
            token.flags = text_.substr(flags, at_ - flags);
            return token;
        }
        if (text_[at_ - 1] == '\\')
            continue;
        if (c == '(' || c == '[' || c == '{')
            ++depth;
        else if (c == ')' || c == ']' || c == '}')
            --depth;
    }
    fail("S0302", spanOf(begin, text_.size()), text_.size());
}

Token Lexer::word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && classOf(text_[at_]) == 0)
        ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (name[0] == '$')
        return make(TokenKind::Variable, begin, name.substr(1));
    if (name == "and" || name == "or" || name == "in")
        return make(TokenKind::Operator, begin, name);
    Token token = make(TokenKind::Name, begin, name);
    if (name == "true" || name == "false" || name == "null") {
        token.kind = TokenKind::Constant;
        if (name != "null")
            token.value = name == "true";
    }
    return token;
}

}  // namespace stepcheck::query::jsonata
