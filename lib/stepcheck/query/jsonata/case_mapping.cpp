#include "stepcheck/query/jsonata/case_tables.h"
#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <string>

namespace stepcheck::query::jsonata {

static constexpr char32_t sigma = 0x3A3;
static constexpr char32_t smallSigma = 0x3C3;
static constexpr char32_t finalSigma = 0x3C2;

namespace {

/// The direction of a change.
struct Change {
    std::span<const CaseShift> shifts;
    std::span<const CaseExpansion> expansions;
};

// How a unit takes part in the question whether a sigma ends its word.
enum class Part : std::uint8_t { Letter, Ignored, Other };

}  // namespace

static bool isLetter(char c) {
    return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
}

static char asciiCase(char c, bool upper) {
    const char first = upper ? 'a' : 'A';
    return static_cast<unsigned char>(c - first) < 26 ? static_cast<char>(c ^ 0x20) : c;
}

static Item changeAscii(Evaluator& evaluator, std::string_view text, bool upper) {
    char* const out = evaluator.arena().room<char>(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        out[i] = asciiCase(text[i], upper);
    return ofText({out, text.size()});
}

static bool isIn(std::span<const CodeRange> ranges, char32_t c) {
    const auto range = std::ranges::lower_bound(ranges, c, {}, &CodeRange::last);
    return range != ranges.end() && c >= range->first;
}

static Part partOf(char32_t c) {
    if (c < 0x80) {
        const auto ascii = static_cast<char>(c);
        return isLetter(ascii)                                                   ? Part::Letter
               : std::string_view("'.:^`").find(ascii) != std::string_view::npos ? Part::Ignored
                                                                                 : Part::Other;
    }
    return isIn(casedRanges, c) ? Part::Letter : isIn(caseIgnoredRanges, c) ? Part::Ignored : Part::Other;
}

// Whether a letter comes before anything else but what is ignored.
static bool beginsWithLetter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const TextUnit unit = unitAt(text, at);
        if (const Part part = partOf(unit.value); part != Part::Ignored)
            return part == Part::Letter;
        at += unit.size;
    }
    return false;
}

static void appendChanged(std::string& out, char32_t c, const Change& change) {
    const auto shift = std::ranges::lower_bound(change.shifts, c, {}, &CaseShift::last);
    if (shift != change.shifts.end() && c >= shift->first && (c - shift->first) % shift->step == 0)
        return appendUnit(out, static_cast<char32_t>(static_cast<std::int32_t>(c) + shift->distance));
    const auto expansion = std::ranges::lower_bound(change.expansions, c, {}, &CaseExpansion::from);
    if (expansion != change.expansions.end() && expansion->from == c)
        out += expansion->to;
    else
        appendUnit(out, c);
}

Item changeCase(Evaluator& evaluator, std::string_view text, bool upper) {
    if (isAscii(text))
        return changeAscii(evaluator, text, upper);
    const Change change = upper ? Change{.shifts = upperShifts, .expansions = upperExpansions}
                                : Change{.shifts = lowerShifts, .expansions = lowerExpansions};
    std::string out;
    bool inWord = false;  // a letter came last, whatever is ignored
    for (std::size_t at = 0; at < text.size();) {
        const TextUnit unit = unitAt(text, at);
        at += unit.size;
        if (unit.value < 0x80)
            out.push_back(asciiCase(static_cast<char>(unit.value), upper));
        else if (!upper && unit.value == sigma)
            appendUnit(out, inWord && !beginsWithLetter(text.substr(at)) ? finalSigma : smallSigma);
        else
            appendChanged(out, unit.value, change);
        if (const Part part = upper ? Part::Ignored : partOf(unit.value); part != Part::Ignored)
            inWord = part == Part::Letter;
    }
    return evaluator.ownText(out);
}

}  // namespace stepcheck::query::jsonata
