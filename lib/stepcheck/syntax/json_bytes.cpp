#include "stepcheck/syntax/json_bytes.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace stepcheck::syntax {

static constexpr ByteSet whiteSpace = [] {
    ByteSet set{};
    for (const char c : {' ', '\t', '\r', '\n'})
        set[static_cast<unsigned char>(c)] = true;
    return set;
}();

static constexpr ByteSet stringStops = [] {
    ByteSet set{};
    for (std::size_t c = 0; c < 0x20; ++c)
        set[c] = true;
    set['"'] = set['\\'] = set['{'] = true;
    return set;
}();

#ifdef __SSE2__

// Sixteen bytes at a time: most strings and indentations are shorter than that, so that their end costs no branch that
// the processor guesses wrong. A function makes a bit for each byte that ends the search.

static constexpr std::size_t blockSize = 16;

static __m128i equal(__m128i bytes, char c) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

static unsigned bits(__m128i marks) {
    return static_cast<unsigned>(_mm_movemask_epi8(marks));
}

static unsigned noWhiteSpaceBits(__m128i bytes) {
    return ~bits(_mm_or_si128(_mm_or_si128(equal(bytes, ' '), equal(bytes, '\n')),
               _mm_or_si128(equal(bytes, '\t'), equal(bytes, '\r')))) &
           0xFFFFU;
}

static unsigned stringStopBits(__m128i bytes) {
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    return bits(
        _mm_or_si128(_mm_or_si128(control, equal(bytes, '"')), _mm_or_si128(equal(bytes, '\\'), equal(bytes, '{'))));
}

template <auto endBits>
static std::size_t skipBlocks(std::string_view text, std::size_t from) {
    for (; from + blockSize <= text.size(); from += blockSize) {
        const auto* const block = reinterpret_cast<const __m128i*>(text.data() + from);
        if (const unsigned ends = endBits(_mm_loadu_si128(block)); ends != 0)
            return from + static_cast<std::size_t>(std::countr_zero(ends));
    }
    return from;
}

#endif

std::size_t skipWhiteSpace(std::string_view text, std::size_t from) {
    if (from < text.size() && !contains(whiteSpace, text[from]))
        return from;
#ifdef __SSE2__
    from = skipBlocks<noWhiteSpaceBits>(text, from);
#endif
    while (from < text.size() && contains(whiteSpace, text[from]))
        ++from;
    return from;
}

std::size_t findStringStop(std::string_view text, std::size_t from) {
#ifdef __SSE2__
    from = skipBlocks<stringStopBits>(text, from);
#endif
    while (from < text.size() && !contains(stringStops, text[from]))
        ++from;
    return from;
}

// Takes the digits at the begin of `text` away and says how many they were.
static std::size_t takeDigits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9')
        ++count;
    text.remove_prefix(count);
    return count;
}

bool isJsonNumber(std::string_view word) {
    if (word.starts_with('-'))
        word.remove_prefix(1);
    const bool zero = word.starts_with('0');
    const std::size_t whole = takeDigits(word);
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (word.starts_with('.')) {
        word.remove_prefix(1);
        if (takeDigits(word) == 0)
            return false;
    }
    if (word.starts_with('e') || word.starts_with('E')) {
        word.remove_prefix(1);
        if (word.starts_with('+') || word.starts_with('-'))
            word.remove_prefix(1);
        if (takeDigits(word) == 0)
            return false;
    }
    return word.empty();
}

}  // namespace stepcheck::syntax
