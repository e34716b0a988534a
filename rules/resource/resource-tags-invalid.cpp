#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/value_check.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"
#include "stepcheck/support/unicode.h"

#include <set>

namespace stepcheck::rules {

static void checkText(
    const syntax::Node& node, std::string_view what, std::size_t most, std::string_view known, Reporter& out) {
    const std::size_t characters = support::countCodePoints(known);
    if (characters > most)
        out.report(
            node.span(), "the {} of a tag has {} characters, and the service takes at most {}", what, characters, most);
    else if (const auto problem = embed::tagTextProblem(known))
        out.report(node.span(), "the {} of a tag {}", what, problem->message).help("{}", problem->help);
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
    else if (embed::isReservedTagKey(key))
        out.report(tag.key->span(), "keys that begin with \"aws:\" are the service's own").help("choose another key");
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    const embed::Expander expander(in.content, nullptr);
    lint::eachMachineOrActivity(in, [&](const embed::Resource&, const embed::MachineProperties& properties) {
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
    .summary = "The tags of a state machine or activity are none that the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Tag.html",
    .awsCode = "ValidationException",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
