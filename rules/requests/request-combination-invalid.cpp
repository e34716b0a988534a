#include "stepcheck/lint/request_rule.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::rules {

using catalog::MemberRelation;
using catalog::RelationKind;
using syntax::Member;

// false says the same as nothing.
static const Member* given(const request::Request& request, const request::Object& object, std::string_view name) {
    const Member* const member = request.find(*object.node, name);
    return member == nullptr || (member->value.is(syntax::Kind::Boolean) && !member->value.boolean()) ? nullptr
                                                                                                      : member;
}

static std::string quoted(std::span<const std::string_view> names, std::string_view between) {
    return fmt::format("\"{}\"", fmt::join(names, fmt::format("\"{}\"", between)));
}

static void checkRelation(
    const request::Request& request, const request::Object& object, const MemberRelation& relation, Reporter& out) {
    const Member* const first = given(request, object, relation.members.front());
    const auto others = relation.members.subspan(1);
    const auto other =
        std::ranges::find_if(others, [&](std::string_view name) { return given(request, object, name) != nullptr; });
    const bool isMeant = first != nullptr && (relation.when.empty() || first->value.text() == relation.when);
    const auto refuse = [&](support::Span at, const std::string& message) {
        out.report(at, "{}", message).awsCode(relation.exception).awsText("{}", relation.text);
    };
    switch (relation.kind) {
        case RelationKind::OneOf:
            if (first == nullptr && other == others.end() && object.node->isComplete())
                refuse({.begin = object.node->span().begin, .end = object.node->span().begin + 1},
                    fmt::format("one of {} is missing", quoted(relation.members, ", ")));
            return;
        case RelationKind::NotBoth:
            if (isMeant && other != others.end())
                refuse(given(request, object, *other)->key.span(),
                    fmt::format("\"{}\"{} excludes \"{}\"", relation.members.front(),
                        relation.when.empty() ? "" : fmt::format(" {}", relation.when), *other));
            return;
        case RelationKind::Needs:
            if (isMeant && other == others.end() && object.node->isComplete())
                refuse(first->key.span(),
                    fmt::format("\"{}\"{} needs {}", relation.members.front(),
                        relation.when.empty() ? "" : fmt::format(" {}", relation.when), quoted(others, " or ")));
            return;
    }
}

static void check(const RequestInput& in, Reporter& out) {
    for (const request::Object& object : in.request.objects())
        for (const MemberRelation& relation : object.structure->relations)
            checkRelation(in.request, object, relation, out);
}

STEPCHECK_REQUEST_RULE(request_combination_invalid){
    .rule =
        {
            .id = "request-combination-invalid",
            .summary = "Members of a request exclude each other, or one of them needs another one.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
