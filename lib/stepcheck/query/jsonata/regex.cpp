#define PCRE2_CODE_UNIT_WIDTH 8

#include "stepcheck/query/jsonata/regex.h"

#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <pcre2.h>

namespace stepcheck::query::jsonata {

static constexpr std::uint32_t maxDepth = 10'000;
static constexpr std::uint32_t maxHeapKib = 20'000;

struct Regex::Compiled {
    pcre2_code* code = nullptr;
    pcre2_match_context* limits = nullptr;
    std::once_flag prepared;

    Compiled() = default;
    Compiled(const Compiled&) = delete;
    Compiled& operator=(const Compiled&) = delete;
    ~Compiled() {
        pcre2_match_context_free(limits);
        pcre2_code_free(code);
    }

    // Machine code is worth its price only for a pattern that is used.
    void prepare() {
        std::call_once(prepared, [this] { pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); });
    }
};

Regex::Regex(std::string_view pattern, std::unique_ptr<Compiled> compiled)
    : pattern_(pattern), compiled_(std::move(compiled)) {
    std::uint32_t count = 0;
    pcre2_pattern_info(compiled_->code, PCRE2_INFO_CAPTURECOUNT, &count);
    groups_ = count;
}

Regex::~Regex() = default;

static PCRE2_SPTR units(std::string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, std::string_view flags, Mistake& mistake) {
    std::uint32_t options = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF |
                            PCRE2_ALLOW_EMPTY_CLASS | PCRE2_NEVER_BACKSLASH_C;
    if (flags.find('i') != std::string_view::npos)
        options |= PCRE2_CASELESS;
    if (flags.find('m') != std::string_view::npos)
        options |= PCRE2_MULTILINE;
    auto compiled = std::make_unique<Compiled>();
    int code = 0;
    PCRE2_SIZE offset = 0;
    compiled->code = pcre2_compile(units(pattern), pattern.size(), options, &code, &offset, nullptr);
    if (compiled->code == nullptr) {
        std::array<PCRE2_UCHAR, 256> text{};
        pcre2_get_error_message(code, text.data(), text.size());
        mistake = {.message = reinterpret_cast<const char*>(text.data()), .offset = offset};
        return nullptr;
    }
    compiled->limits = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(compiled->limits, RegexMatcher::maxSteps);
    pcre2_set_depth_limit(compiled->limits, maxDepth);
    pcre2_set_heap_limit(compiled->limits, maxHeapKib);
    struct Access : Regex {
        Access(std::string_view text, std::unique_ptr<Compiled> ready) : Regex(text, std::move(ready)) {}
    };
    return std::make_shared<Access>(pattern, std::move(compiled));
}

struct RegexMatcher::State {
    explicit State(const pcre2_code* code) : data(pcre2_match_data_create_from_pattern(code, nullptr)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { pcre2_match_data_free(data); }

    pcre2_match_data* data;
};

static std::string withoutLoneSurrogates(std::string_view text) {
    std::string repaired(text);
    for (std::size_t at = support::findInvalidUtf8(repaired); at < repaired.size();
         at = support::findInvalidUtf8(repaired, at)) {
        const TextUnit unit = unitAt(repaired, at);
        repaired.replace(at, unit.size, unit.size == 3 ? "\xEF\xBF\xBD" : std::string(unit.size, '?'));
    }
    return repaired;
}

RegexMatcher::RegexMatcher(const Regex& regex, std::string_view text)
    : regex_(regex), text_(text), state_(std::make_unique<State>(regex.compiled_->code)) {
    if (!isAscii(text) && support::findInvalidUtf8(text) < text.size()) {
        repaired_ = withoutLoneSurrogates(text);
        text_ = repaired_;
    }
    regex_.compiled_->prepare();
}

RegexMatcher::~RegexMatcher() = default;

RegexMatcher::Outcome RegexMatcher::search(std::size_t offset) {
    const int found = pcre2_match(regex_.compiled_->code, units(text_), text_.size(), offset, PCRE2_NO_UTF_CHECK,
        state_->data, regex_.compiled_->limits);
    if (found >= 0)
        return Outcome::Match;
    return found == PCRE2_ERROR_NOMATCH ? Outcome::NoMatch : Outcome::LimitReached;
}

std::size_t RegexMatcher::begin() const {
    return pcre2_get_ovector_pointer(state_->data)[0];
}

// \K in a look-behind could put the end before the beginning.
std::size_t RegexMatcher::end() const {
    return std::max(begin(), pcre2_get_ovector_pointer(state_->data)[1]);
}

std::optional<std::string_view> RegexMatcher::group(std::size_t number) const {
    const PCRE2_SIZE* const offsets = pcre2_get_ovector_pointer(state_->data);
    if (number >= pcre2_get_ovector_count(state_->data) || offsets[2 * number] == PCRE2_UNSET)
        return std::nullopt;
    return text_.substr(offsets[2 * number], offsets[2 * number + 1] - offsets[2 * number]);
}

}  // namespace stepcheck::query::jsonata
