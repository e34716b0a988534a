#pragma once

#include "stepcheck/syntax/json_reader.h"
#include "stepcheck/syntax/json_scanner.h"
#include "stepcheck/syntax/tree_builder.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

/// What tells which brackets belong together once some are missing or too many.
enum class BracketGuide : std::uint8_t {
    Order,        // nothing but their order
    Indentation,  // a bracket that begins a line closes what was opened at the same indentation
};

/// Parses a JSON text and repairs what it can: after a mistake it goes on as if the text were right, and what it had to
/// leave out marks the object or array around it as incomplete. Keeps its own stack. One mistake, one diagnostic.
class JsonParser {
public:
    JsonParser(std::string_view text, const JsonDialect& dialect, BracketGuide guide, TreeBuilder& builder);

    void parse();

    /// Whether brackets were missing or too many, so that another guide may tell better which.
    [[nodiscard]] bool foundWrongBrackets() const { return wrongBrackets_; }

private:
    enum class Expect : std::uint8_t { Value, FirstElement, Element, FirstMember, Member, Colon, CommaOrEnd, Done };

    struct Frame {
        JsonToken open;  // BeginObject or BeginArray
        Span at;
        std::uint32_t indentation;  // of the line where it was opened
        bool complete = true;
        bool shapeReported = false;  // that it holds members but is an array, or the other way round
    };

    // json_parser.cpp: the grammar.
    [[nodiscard]] Expect step(Expect expect);
    [[nodiscard]] Expect value();
    [[nodiscard]] Expect scalar(Kind kind);
    [[nodiscard]] Expect open();
    [[nodiscard]] Expect close();
    [[nodiscard]] Expect member();
    [[nodiscard]] Expect key();
    [[nodiscard]] Expect colon();
    [[nodiscard]] Expect commaOrEnd();
    [[nodiscard]] Expect afterComma();
    [[nodiscard]] Expect afterValue();
    [[nodiscard]] Expect memberOrElement() const { return inObject() ? Expect::Member : Expect::Element; }
    void endText();

    // json_recovery.cpp: what to do about mistakes.
    [[nodiscard]] Expect notAValue();
    [[nodiscard]] Expect wordAsValue();
    [[nodiscard]] Expect notAKey();
    [[nodiscard]] Expect notAColon();
    [[nodiscard]] Expect notCommaOrEnd();
    [[nodiscard]] Expect behindBareHole();
    [[nodiscard]] Expect colonInArray();
    [[nodiscard]] Expect beginObjectBeforeKey();
    [[nodiscard]] bool lacksBraceBeforeElement() const;
    [[nodiscard]] Expect endObjectBeforeElement();
    [[nodiscard]] Expect leaveOut();
    void skipToComma();
    [[nodiscard]] bool continues(std::size_t depth) const;
    [[nodiscard]] Expect mismatchedEnd();
    [[nodiscard]] Expect closeTooMany();
    [[nodiscard]] Expect endOfFile(std::string_view expected);
    [[nodiscard]] Expect closeAll();
    [[nodiscard]] Expect byIndentation(Expect expect);
    [[nodiscard]] bool lacksClosingBracket() const;
    [[nodiscard]] Expect closeMissing(Expect expect);
    void dropFrame(std::uint32_t end, bool complete);
    void addInvalid(Span at, std::string_view text = {});

    void advance();
    void report(Span at, std::string message, std::string help = {});
    void reportOpened(Span at, std::string message);
    [[nodiscard]] const ScannedToken& token() const { return scanner_.token(); }
    [[nodiscard]] bool is(JsonToken kind) const { return token().kind == kind; }
    [[nodiscard]] const Node* lastInside() const;
    [[nodiscard]] bool isCloser() const { return is(JsonToken::EndObject) || is(JsonToken::EndArray); }
    [[nodiscard]] bool isKey() const { return is(JsonToken::String) && scanner_.peek() == ':'; }
    [[nodiscard]] bool startsValue() const;
    [[nodiscard]] bool inObject() const { return frames_.back().open == JsonToken::BeginObject; }
    [[nodiscard]] std::string_view closer() const { return inObject() ? "\"}\"" : "\"]\""; }
    [[nodiscard]] std::optional<std::uint32_t> indentationAt(std::uint32_t begin) const;
    [[nodiscard]] std::string found() const;
    [[nodiscard]] Span gap() const { return {.begin = scanner_.lastEnd(), .end = scanner_.lastEnd()}; }
    [[nodiscard]] Span gapBeforeComma() const;

    std::string_view text_;
    JsonDialect dialect_;
    BracketGuide guide_;
    TreeBuilder& builder_;
    JsonScanner scanner_;
    std::vector<Frame> frames_;
    Span comma_;                     // the last one
    std::uint32_t indentation_ = 0;  // of the current line; only `Indentation` needs it
    bool tokenBeginsLine_ = false;   // the same
    bool wrongBrackets_ = false;
};

}  // namespace stepcheck::syntax
