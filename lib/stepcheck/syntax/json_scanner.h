#pragma once

#include "stepcheck/syntax/json_quotes.h"
#include "stepcheck/syntax/json_reader.h"
#include "stepcheck/syntax/json_string.h"
#include "stepcheck/syntax/node.h"
#include "stepcheck/syntax/tree_builder.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// What the JSON reader tells apart.
enum class JsonToken : std::uint8_t {
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Colon,
    Comma,
    String,
    Number,
    True,
    False,
    Null,
    Hole,  // without quotes
    Word,  // anything else: a bare word, a number that JSON does not know, junk
    End,
};

/// A token with its place.
struct ScannedToken {
    JsonToken kind = JsonToken::End;
    Style style = Style::Plain;
    bool isWholeHole = false;  // a String that is one hole and nothing else
    Span span;
    std::string_view text;               // String: decoded; Hole, also one in quotes: its name; else as written
    const NodeDetail* detail = nullptr;  // of a String or Hole whose text does not stand in the source as it is
};

/// Cuts a JSON text into tokens; reports what is wrong inside a token or between two, and goes on. Where quotes are
/// missing or too many, it takes the string that was most likely meant.
class JsonScanner {
public:
    JsonScanner(std::string_view text, const JsonDialect& dialect, TreeBuilder& builder);

    /// The token that `advance` reached.
    [[nodiscard]] const ScannedToken& token() const { return token_; }

    /// The end of the token before it, which may have been skipped.
    [[nodiscard]] std::uint32_t lastEnd() const { return lastEnd_; }

    /// Skips `c` when it follows the token directly: faster than a token of its own.
    [[nodiscard]] bool skip(char c) {
        if (charAt(at_) != c)
            return false;
        ++at_;
        return true;
    }

    /// Goes to the next token; `End` for ever once the text is over.
    void advance();

    /// From now on tokens are only told apart, to be left out: nothing is reported, strings are not decoded.
    void mute() { muted_ = true; }

    /// Ends `mute`, beginning with the current token.
    void unmute();

    /// The first character behind the white space and comments that follow the token, or NUL.
    [[nodiscard]] char peek() const { return charAt(skipBlanks(at_)); }

    /// Whether, behind the token and a comma, a key with its colon follows.
    [[nodiscard]] bool isBeforeCommaAndKey() const;

    /// Whether the text ends inside a string or comment, which was reported.
    [[nodiscard]] bool isCutOff() const { return cutOff_; }

private:
    void take(JsonToken kind, std::size_t size);
    void string();
    void unusualString();
    void notClosed(const StringExtent& string);
    void takeString(Span content, std::size_t end, Style style);
    void word();
    void unusualWord(std::size_t size);
    [[nodiscard]] bool takeHole();
    [[nodiscard]] bool takeStringInOtherQuotes();
    [[nodiscard]] bool takeStringWithoutOpeningQuote();
    [[nodiscard]] bool skipComment();
    [[nodiscard]] bool skipForeignBlank();
    [[nodiscard]] std::size_t commentSize(std::size_t offset) const;
    [[nodiscard]] std::size_t unclosedCommentSize(std::size_t offset) const;
    [[nodiscard]] std::size_t skipBlanks(std::size_t offset) const;
    [[nodiscard]] const NodeDetail* verbatim(Span place);
    [[nodiscard]] char charAt(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
    void report(Span at, std::string message, std::string help);

    std::string_view text_;
    JsonDialect dialect_;
    TreeBuilder& builder_;
    JsonStringDecoder strings_;
    std::size_t at_ = 0;
    std::uint32_t lastEnd_ = 0;
    ScannedToken token_;
    bool muted_ = false;
    bool commentReported_ = false;
    bool blankReported_ = false;
    bool cutOff_ = false;
    bool commentsEnd_ = true;  // false once a `/*` was found behind which there is no `*/`
};

}  // namespace stepcheck::syntax
