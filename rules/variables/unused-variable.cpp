#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/lint/variable_uses.h"
#include "stepcheck/syntax/walk.h"

#include <set>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// Whether nothing is computed that could fail.
static bool isConstant(const syntax::Member& member) {
    bool isComputed = member.name().empty() || member.name().ends_with(lint::computedSuffix);
    syntax::walk(member.value, [&isComputed](const syntax::Step& step) {
        const bool isExpression =
            step.isKey ? step.node.text().ends_with(lint::computedSuffix) : step.node.text().starts_with("{%");
        isComputed = isComputed || isExpression || step.node.isUnknown();
    });
    return !isComputed;
}

static void offerRemoval(const RuleInput& in, std::string_view name, lint::Report& report) {
    support::Safety safety = support::Safety::Safe;
    std::vector<syntax::Edits> edits;
    for (const flow::Assignment& assignment : in.variables.assignments()) {
        if (assignment.name != name)
            continue;
        edits.push_back(lint::removedWithEmptyObject(in, assignment.member->key.span()));
        if (!isConstant(*assignment.member))
            safety = support::Safety::Unsafe;
    }
    report.fix(safety, lint::together(edits), "remove the variable \"{}\"", name);
}

// The names after each `$` of the text. Only a name with unusual characters is mentioned and not among them.
static std::set<std::string_view> plainMentions(std::string_view text) {
    static constexpr std::string_view nameCharacters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    std::set<std::string_view> names;
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        const std::size_t end = text.find_first_not_of(nameCharacters, at + 1);
        names.insert(text.substr(at + 1, end - at - 1));
    }
    return names;
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.variables.assignments().empty())
        return;
    const std::string_view text = in.document.source().text();
    std::set<std::string_view> seen = plainMentions(text);
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (seen.insert(assignment.name).second && !lint::mentions(text, assignment.name)) {
            auto report =
                out.report(assignment.member->key.span(), "nothing reads the variable \"{}\"", assignment.name);
            report.help("remove it, or read it as \"${}\"", assignment.name);
            offerRemoval(in, assignment.name, report);
        }
}

STEPCHECK_RULE(unused_variable){
    .id = "unused-variable",
    .summary = "Nothing reads a variable.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
