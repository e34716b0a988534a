#include "stepcheck/query/intrinsic/pieces.h"

#include "stepcheck/query/intrinsic/parser.h"

namespace stepcheck::query::intrinsic {

static void addText(std::vector<Piece>& pieces, char c, Span at) {
    if (pieces.empty() || pieces.back().form != Piece::Form::Text)
        pieces.push_back({.at = at});
    pieces.back().text += c;
    pieces.back().at.end = at.end;
}

std::vector<Piece> readPieces(std::string_view text, Span range, std::optional<Span>& illegal) {
    std::vector<Piece> pieces;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        const char c = text[at];
        const char next = at + 1 < range.end ? text[at + 1] : '\0';
        const Span both{.begin = at, .end = at + 2};
        if (c == '\\' && (next == '\'' || next == '{' || next == '}' || next == '\\')) {
            addText(pieces, next, both);
            ++at;
        } else if (c == '{' && next == '}') {
            pieces.push_back({.form = Piece::Form::Placeholder, .text = "{}", .at = both});
            ++at;
        } else if (c == '{' || c == '}') {
            pieces.push_back({.form = Piece::Form::Brace, .text = {c}, .at = {.begin = at, .end = at + 1}});
        } else {
            if (c == '\\' && !illegal)
                illegal = {.begin = at, .end = at + (next == '\0' ? 1U : 2U)};
            addText(pieces, c, {.begin = at, .end = at + 1});
        }
    }
    return pieces;
}

std::string spell(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& piece : pieces)
        text += piece.text;
    return text;
}

std::vector<Piece> piecesOf(std::string_view text) {
    std::optional<Span> illegal;
    return readPieces(text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, illegal);
}

}  // namespace stepcheck::query::intrinsic
