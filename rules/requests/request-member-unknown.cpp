#include "stepcheck/lint/request_rule.h"
#include "stepcheck/support/suggest.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

static std::vector<std::string> namesOf(const catalog::Structure& structure, const request::Request& request) {
    std::vector<std::string> names;
    for (const catalog::InputMember& member : structure.members)
        names.push_back(request.spelled(member.name));
    return names;
}

static void check(const RequestInput& in, Reporter& out) {
    for (const request::UnknownMember& unknown : in.request.unknown()) {
        const std::vector<std::string> names = namesOf(*unknown.structure, in.request);
        const std::vector<std::string_view> candidates(names.begin(), names.end());
        const std::string_view name = unknown.member->name();
        const std::string_view near = support::nearest(name, candidates);
        lint::Report report =
            out.report(unknown.member->key.span(), "{} has no member \"{}\"", unknown.structure->name, name);
        if (near.empty())
            report.help("remove it: the service does not look at it, and an SDK refuses it");
        else
            report.help("did you mean \"{}\"?", near);
    }
}

STEPCHECK_REQUEST_RULE(request_member_unknown){
    .rule =
        {
            .id = "request-member-unknown",
            .summary = "A request has a member that its operation does not know.",
            .severity = Severity::Warning,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
        },
    .check = check,
};

}  // namespace stepcheck::rules
