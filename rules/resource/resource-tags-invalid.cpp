#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"
#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <set>

namespace stepcheck::rules {

// Letters and digits of other scripts are taken as well; which ones, nobody has written down.
static bool isTagCharacter(char c) {
    constexpr std::string_view signs = " _.:/=+-@\t";
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
           signs.find(c) != std::string_view::npos;
}

static bool isReserved(std::string_view key) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    constexpr std::string_view prefix = "aws:";
    return key.size() >= prefix.size() && std::ranges::equal(key.substr(0, prefix.size()), prefix, {}, lower);
}

static void checkText(
    const syntax::Node& node, std::string_view what, std::size_t most, std::string_view known, Reporter& out) {
    const std::size_t characters = support::countCodePoints(known);
    const auto bad = std::ranges::find_if_not(known, isTagCharacter);
    if (characters > most)
        out.report(
            node.span(), "the {} of a tag has {} characters, and the service takes at most {}", what, characters, most);
    else if (bad != known.end())
        out.report(node.span(), "the {} of a tag has the character \"{}\"", what, *bad)
            .help("use letters, digits, spaces and _ . : / = + - @");
}

static void checkTag(const embed::Tag& tag, const embed::Expander& expander, Reporter& out) {
    if (tag.value != nullptr && lint::isText(*tag.value))
        checkText(
            *tag.value, "value", catalog::maxTagValueCharacters, embed::withoutHoles(expander.textOf(*tag.value)), out);
    if (tag.key == nullptr || !lint::isText(*tag.key))
        return;
    const std::string key = expander.textOf(*tag.key);
    checkText(*tag.key, "key", catalog::maxTagKeyCharacters, embed::withoutHoles(key), out);
    if (key.empty())
        out.report(tag.key->span(), "the key of a tag is empty");
    else if (isReserved(key))
        out.report(tag.key->span(), "keys that begin with \"aws:\" are the service's own").help("choose another key");
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    const embed::Expander expander(in.content, nullptr);
    lint::eachMachine(in, [&](const embed::Resource&, const embed::MachineProperties& properties) {
        std::set<std::string_view> keys;
        for (const embed::Tag& tag : properties.tags) {
            checkTag(tag, expander, out);
            if (tag.key != nullptr && tag.key->isFinalString() && !tag.key->isUnknown() &&
                !keys.insert(tag.key->text()).second)
                out.report(tag.key->span(), "the tag \"{}\" is there already", tag.key->text())
                    .help("remove one of them");
        }
        if (properties.tags.size() > catalog::maxTags)
            out.report(properties.tagsMember->key.span(), "{} tags, and the service takes at most {}",
                properties.tags.size(), catalog::maxTags);
    });
}

STEPCHECK_RULE(resource_tags_invalid){
    .id = "resource-tags-invalid",
    .summary = "The tags of a state machine are none that the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Tag.html",
    .awsCode = "ValidationException",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
