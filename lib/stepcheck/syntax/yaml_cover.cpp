#include "stepcheck/syntax/yaml_cover.h"

#include "stepcheck/syntax/holes.h"

#include <algorithm>

namespace stepcheck::syntax {

static constexpr std::string_view lineBreaks = "\r\n";

YamlCover::YamlCover(std::string_view text, bool holes) : original_(text) {
    coverControlCharacters();
    if (holes)
        coverMarks();
    coverColonsOfNames();
    joinBlockHeaders();
}

void YamlCover::cover(std::size_t begin, std::size_t end, char with) {
    if (covered_.empty())
        covered_ = original_;
    std::fill(covered_.data() + begin, covered_.data() + end, with);
}

static bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

void YamlCover::coverControlCharacters() {
    for (auto found = std::ranges::find_if(original_, isControl); found != original_.end();
        found = std::find_if(found, original_.end(), isControl)) {
        const auto offset = static_cast<std::size_t>(found - original_.begin());
        if (!controlCharacter_)
            controlCharacter_ = static_cast<std::uint32_t>(offset);
        cover(offset, offset + 1, '_');
        ++found;
    }
}

// Whether a value may begin at `offset`: behind an indicator, or at the begin of a line.
static bool mayBeginValue(std::string_view text, std::size_t offset) {
    std::size_t i = offset;
    while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t'))
        --i;
    if (i == 0)
        return true;
    const char before = text[i - 1];
    const bool separated = i < offset;
    return lineBreaks.find(before) != std::string_view::npos || before == '[' || before == '{' || before == ',' ||
           (separated && (before == ':' || before == '-' || before == '?'));
}

// A quote inside a mark may end the string that the mark only seems to stand in; and a backslash in front of it would
// escape the underscore.
static bool mayCover(std::string_view text, std::size_t offset, std::size_t size) {
    if (offset > 0 && text[offset - 1] == '\\')
        return false;
    const bool quotes = text.substr(offset, size).find_first_of("\"'") != std::string_view::npos;
    return !quotes || mayBeginValue(text, offset);
}

void YamlCover::coverMarks() {
    std::size_t lineEnd = 0;
    for (std::size_t at = 0; at < original_.size(); ++at) {
        const char c = original_[at];
        if ((c != '$' && c != '{') || at + 1 == original_.size())
            continue;
        const char next = original_[at + 1];
        if (next != '{' && next != '$')
            continue;
        if (at >= lineEnd)
            lineEnd = std::min(original_.find_first_of(lineBreaks, at), original_.size());
        const HoleMatch match = matchHole(original_.substr(0, lineEnd), at);
        if (match.syntax == HoleSyntax::None)
            continue;
        if (mayCover(original_, at, match.size))
            cover(at, at + match.size, '_');
        at += match.size - 1;
    }
}

// Whether a text begins with a name and the colon of a key: `status: 1`.
static bool beginsWithKey(std::string_view text) {
    const std::size_t size =
        text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-#");
    if (size == 0 || size == std::string_view::npos || text[size] != ':')
        return false;
    return size + 1 == text.size() || std::string_view(" \t\r\n").find(text[size + 1]) != std::string_view::npos;
}

void YamlCover::coverColonsOfNames() {
    for (std::size_t at = original_.find(':'); at != std::string_view::npos; at = original_.find(':', at + 1)) {
        const std::size_t before = at == 0 ? std::string_view::npos : original_.find_last_not_of(" \t", at - 1);
        const bool beginsLine =
            before == std::string_view::npos || lineBreaks.find(original_[before]) != std::string_view::npos;
        if (beginsLine && beginsWithKey(original_.substr(at + 1)))
            cover(at, at + 1, '_');
    }
}

// Whether a line, without its indentation, is the header of a block scalar: `|`, `!Sub >-`, `&text |2 # comment`.
static bool isBlockHeader(std::string_view line) {
    while (line.starts_with('!') || line.starts_with('&')) {
        const std::size_t end = std::min(line.find(' '), line.size());
        line.remove_prefix(std::min(line.find_first_not_of(' ', end), line.size()));
    }
    if (!line.starts_with('|') && !line.starts_with('>'))
        return false;
    const std::size_t end = line.find_first_not_of("+-0123456789", 1);
    const std::size_t rest = line.find_first_not_of(" \t", std::min(end, line.size()));
    return rest == std::string_view::npos || (line[rest] == '#' && rest > end);
}

// The length of a line up to the colon, dash or `---` behind which only white space and a comment follow, or 0.
static std::size_t sizeUpToIndicator(std::string_view line) {
    std::size_t size = line.size();
    if (const std::size_t comment = line.find(" #"); comment != std::string_view::npos) {
        if (line.find_first_of("\"'") != std::string_view::npos)
            return 0;
        size = comment;
    }
    std::string_view kept = line.substr(0, size);
    kept = kept.substr(0, kept.find_last_not_of(" \t") + 1);
    const bool dash = kept == "-" || kept == "---" || kept.ends_with(" -");
    return kept.ends_with(':') || dash ? kept.size() : 0;
}

void YamlCover::joinBlockHeaders() {
    std::size_t indicatorEnd = 0;  // of the last line with content, when it ends in an indicator
    for (std::size_t begin = 0; begin < original_.size();) {
        const std::size_t end = std::min(original_.find_first_of(lineBreaks, begin), original_.size());
        const std::size_t indentation = original_.find_first_not_of(' ', begin);
        if (indentation < end && original_[indentation] != '#') {
            const std::string_view line = original_.substr(indentation, end - indentation);
            if (indicatorEnd > 0 && isBlockHeader(line))
                cover(indicatorEnd, indentation, ' ');
            const std::size_t size = sizeUpToIndicator(line);
            indicatorEnd = size > 0 ? indentation + size : 0;
        }
        begin = end + 1;
    }
}

}  // namespace stepcheck::syntax
