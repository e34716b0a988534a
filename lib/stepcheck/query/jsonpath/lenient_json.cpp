#include "stepcheck/query/jsonpath/lenient_json.h"

#include "stepcheck/query/jsonpath/text.h"
#include "stepcheck/value/read.h"

#include <string>
#include <utility>
#include <vector>

namespace stepcheck::query::jsonpath {

using value::Value;

static constexpr int maxDepth = 50;

namespace {
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Value> readAll() {
        auto value = readValue(0);
        skipSpace();
        return at_ == text_.size() ? value : std::nullopt;
    }

private:
    std::optional<Value> readValue(int depth);
    std::optional<Value> readArray(int depth);
    std::optional<Value> readObject(int depth);
    std::optional<std::string> readQuoted();
    std::string_view readWord(std::string_view stop);
    void skipSpace();
    bool take(char c);

    std::string_view text_;
    std::size_t at_ = 0;
};
}  // namespace

void Reader::skipSpace() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
        ++at_;
}

bool Reader::take(char c) {
    skipSpace();
    if (at_ == text_.size() || text_[at_] != c)
        return false;
    ++at_;
    return true;
}

std::optional<Value> Reader::readValue(int depth) {
    if (depth > maxDepth)
        return std::nullopt;
    if (take('['))
        return readArray(depth);
    if (take('{'))
        return readObject(depth);
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
        auto quoted = readQuoted();
        return quoted ? std::optional<Value>(*quoted) : std::nullopt;
    }
    const std::string_view word = readWord(",]}");
    if (word.empty())
        return std::nullopt;
    const auto read = value::read(word);
    return read ? *read : Value(word);
}

std::optional<Value> Reader::readArray(int depth) {
    std::vector<Value> elements;
    while (!take(']')) {
        auto element = readValue(depth + 1);
        if (!element)
            return std::nullopt;
        elements.push_back(std::move(*element));
        take(',');
        if (at_ == text_.size())
            return std::nullopt;
    }
    return Value(std::move(elements));
}

std::optional<Value> Reader::readObject(int depth) {
    std::vector<value::Member> members;
    while (!take('}')) {
        const bool quoted = at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"');
        std::optional<std::string> name = quoted ? readQuoted() : std::string(readWord(":"));
        if (!name || !take(':'))
            return std::nullopt;
        auto value = readValue(depth + 1);
        if (!value)
            return std::nullopt;
        members.push_back({*name, std::move(*value)});
        take(',');
        if (at_ == text_.size())
            return std::nullopt;
    }
    return Value::object(std::move(members));
}

std::optional<std::string> Reader::readQuoted() {
    const char quote = text_[at_];
    const std::size_t begin = ++at_;
    for (; at_ < text_.size() && text_[at_] != quote; ++at_)
        if (text_[at_] == '\\')
            ++at_;
    if (at_ >= text_.size())
        return std::nullopt;
    return unescape(text_.substr(begin, at_++ - begin));
}

// Up to one of the characters in `stop`, without the blanks before it.
std::string_view Reader::readWord(std::string_view stop) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(stop, at_), text_.size());
    std::size_t end = at_;
    while (end > begin && text_[end - 1] == ' ')
        --end;
    return text_.substr(begin, end - begin);
}

std::optional<Value> readLenientJson(std::string_view text) {
    return Reader(text).readAll();
}

}  // namespace stepcheck::query::jsonpath
