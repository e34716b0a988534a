#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stepcheck::rules {

// The place in the pattern of a backslash that escapes neither `*` nor itself.
static std::optional<Span> wrongEscape(std::string_view pattern) {
    for (std::uint32_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '\\')
            continue;
        const char escaped = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
        if (escaped != '*' && escaped != '\\')
            return Span{.begin = i, .end = std::min<std::uint32_t>(i + 2, static_cast<std::uint32_t>(pattern.size()))};
        ++i;
    }
    return std::nullopt;
}

static bool hasWildcard(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '*')
            return true;
        if (pattern[i] == '\\')
            ++i;
    }
    return false;
}

static void checkPattern(const syntax::Member& member, Reporter& out) {
    const std::string_view pattern = member.value.text();
    if (const auto place = wrongEscape(pattern)) {
        out.report(member.value.spanOf(*place), "only \"\\*\" and \"\\\\\" are escapes")
            .help("write a backslash as \"\\\\\\\\\" in JSON");
        return;
    }
    if (hasWildcard(pattern)) {
        if (pattern.starts_with('^') || pattern.find(".*") != std::string_view::npos)
            out.report(member.value.span(), "a pattern is no regular expression: \"*\" alone stands for any characters")
                .help("write \"*\" for \".*\", and leave out \"^\" and \"$\"");
        return;
    }
    const std::size_t other = pattern.find_first_of("?[");
    if (other == std::string_view::npos)
        out.report(member.key.span(), "\"{}\" without \"*\" matches one text", member.name())
            .help("use \"{}\"", catalog::name(catalog::Field::StringEquals));
    else
        out.report(member.value.span(), "\"{}\" stands for itself: \"*\" is the only wildcard", pattern[other]);
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (!lint::isJsonPathRule(object) || !member.value.isFinalString())
                return;
            if (spec.field == catalog::Field::StringMatches)
                checkPattern(member, out);
            if (spec.field == catalog::Field::StringEquals && member.value.text().size() > 1 &&
                member.value.text().find('*') != std::string_view::npos)
                out.report(member.value.span(), "\"*\" stands for itself in \"{}\"", spec.name)
                    .help("use \"{}\"", catalog::name(catalog::Field::StringMatches));
        });
}

STEPCHECK_RULE(choice_string_matches_pattern){
    .id = "choice-string-matches-pattern",
    .summary = "The pattern of StringMatches is none, or means something else than it seems to.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
