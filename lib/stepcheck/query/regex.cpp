#define PCRE2_CODE_UNIT_WIDTH 8

#include "stepcheck/query/regex.h"

#include <pcre2.h>

#include <array>
#include <utility>

namespace stepcheck::query {

// Enough for any honest pattern over a payload of 256 KiB, and a fraction of a second for a hostile one.
static constexpr std::uint32_t maxMatchSteps = 2'000'000;
static constexpr std::uint32_t maxMatchKibibytes = 20'000;

struct Regex::Code {
    struct Free {
        void operator()(pcre2_code* compiled) const { pcre2_code_free(compiled); }
        void operator()(pcre2_match_context* settings) const { pcre2_match_context_free(settings); }
        void operator()(pcre2_match_data* found) const { pcre2_match_data_free(found); }
    };
    std::unique_ptr<pcre2_code, Free> code;
    std::unique_ptr<pcre2_match_context, Free> limits;
};

Regex::Regex(std::unique_ptr<Code> code) : code_(std::move(code)) {}

Regex::~Regex() = default;

static std::uint32_t option(char flag) {
    switch (flag) {
        case 'i': return PCRE2_CASELESS;
        case 'm': return PCRE2_MULTILINE;
        case 's': return PCRE2_DOTALL;
        case 'x': return PCRE2_EXTENDED;
        case 'U': return PCRE2_UCP;
        default: return 0;  // not a switch over an enumeration; `d` and `u` change nothing here
    }
}

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, std::string_view flags, std::string& error) {
    std::uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C;
    for (const char flag : flags)
        options |= option(flag);

    int code = 0;
    std::size_t place = 0;
    auto compiled = std::make_unique<Code>();
    compiled->code.reset(
        pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &code, &place, nullptr));
    if (compiled->code == nullptr) {
        std::array<PCRE2_UCHAR, 200> text{};
        pcre2_get_error_message(code, text.data(), text.size());
        error = reinterpret_cast<const char*>(text.data());
        return nullptr;
    }
    compiled->limits.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(compiled->limits.get(), maxMatchSteps);
    pcre2_set_heap_limit(compiled->limits.get(), maxMatchKibibytes);
    return std::shared_ptr<const Regex>(new Regex(std::move(compiled)));
}

Match Regex::matches(std::string_view text) const {
    const std::unique_ptr<pcre2_match_data, Code::Free> data(
        pcre2_match_data_create_from_pattern(code_->code.get(), nullptr));
    const int found = pcre2_match(code_->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
        PCRE2_ANCHORED | PCRE2_ENDANCHORED, data.get(), code_->limits.get());
    if (found >= 0)
        return Match::Yes;
    return found == PCRE2_ERROR_NOMATCH ? Match::No : Match::GaveUp;
}

}  // namespace stepcheck::query
