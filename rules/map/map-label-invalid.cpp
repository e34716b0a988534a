#include "stepcheck/catalog/characters.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

namespace stepcheck::rules {

static bool isRefused(char32_t c) {
    return catalog::isIn(catalog::refusedSigns, c) || catalog::isIn(catalog::whiteSpace, c) ||
           catalog::isIn(catalog::controlCharacters, c);
}

static void checkCharacters(const syntax::Node& label, Reporter& out) {
    const Span found = support::findCodePoint(label.text(), 0, isRefused);
    if (found.empty())
        return;
    const char32_t c = support::decodeUtf8(label.text(), found.begin).value;
    auto report = catalog::isIn(catalog::whiteSpace, c) ? out.report(label.spanOf(found), "a label has no white space")
                  : c == U'"' ? out.report(label.spanOf(found), "a label has no quotation marks")
                  : catalog::isIn(catalog::controlCharacters, c)
                      ? out.report(label.spanOf(found), "a label has no control characters")
                      : out.report(label.spanOf(found), "a label has no \"{}\"", static_cast<char>(c));
    report.help("use letters, digits, \"-\" and \"_\"");
}

static void check(const RuleInput& in, Reporter& out) {
    std::unordered_map<std::string_view, Span> seen;
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const auto* label = asl::get(map.label);
        if (label == nullptr)
            continue;
        const std::size_t characters = support::countCodePoints(label->value);
        if (characters == 0)
            out.report(label->at, "a label is not empty").help("remove it: without a label the service makes one");
        // Documented; that the service refuses it is not recorded, and longer ones are in use.
        if (characters > catalog::maxLabelCharacters)
            out.report(
                   label->at, "a label has at most {} characters, this one {}", catalog::maxLabelCharacters, characters)
                .severity(Severity::Warning)
                .help("shorten it");
        checkCharacters(map.label.member->value, out);
        const auto [first, isNew] = seen.try_emplace(label->value, label->at);
        if (!isNew)
            out.report(label->at, "label \"{}\" is already used", label->value)
                .awsCode("DUPLICATE_LABEL_NAME")
                .help("give each Map state a label of its own")
                .related(first->second, "it is used here");
    }
}

STEPCHECK_RULE(map_label_invalid){
    .id = "map-label-invalid",
    .summary = "The label of a Map state is one that the service refuses.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .awsCode = "INVALID_LABEL_NAME",
    .check = check,
};

}  // namespace stepcheck::rules
