#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/value_check.h"
#include "stepcheck/lint/request_rule.h"

#include <set>
#include <string_view>

namespace stepcheck::rules {

using syntax::Member;

static bool isKnownText(const Member* member) {
    return member != nullptr && member->value.isFinalString() && !member->value.isUnknown();
}

static void checkTag(const Member& member, std::string_view what, Reporter& out) {
    if (const auto problem = embed::tagTextProblem(member.value.text()))
        out.report(member.value.span(), "the {} of a tag {}", what, problem->message).help("{}", problem->help);
    else if (what == "key" && embed::isReservedTagKey(member.value.text()))
        out.report(member.value.span(), "keys that begin with \"aws:\" are the service's own")
            .help("choose another key");
}

static void checkTags(const RequestInput& in, const request::Value& tags, Reporter& out) {
    std::set<std::string_view> keys;
    for (const syntax::Node& tag : tags.node->elements()) {
        const Member* const key = in.request.find(tag, "key");
        const Member* const value = in.request.find(tag, "value");
        if (isKnownText(value))
            checkTag(*value, "value", out);
        if (!isKnownText(key))
            continue;
        checkTag(*key, "key", out);
        if (!keys.insert(key->value.text()).second)
            out.report(key->value.span(), "the tag \"{}\" is there already", key->value.text())
                .help("remove one of them");
    }
    if (tags.node->elements().size() > catalog::maxTags)
        out.report(tags.node->span(), "{} tags, and the service takes at most {}", tags.node->elements().size(),
               catalog::maxTags)
            .awsCode(tags.member->exception);
}

static void check(const RequestInput& in, Reporter& out) {
    lint::eachOf(in, catalog::Meaning::Tags, [&](const request::Value& tags) { checkTags(in, tags, out); });
}

STEPCHECK_REQUEST_RULE(request_tags_invalid){
    .rule =
        {
            .id = "request-tags-invalid",
            .summary = "The tags in a request are none that the service takes.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Tag.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
