#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// `"x.$": "$x"`, `"x": "{% $x %}"`.
static bool isItself(const RuleInput& in, const flow::Assignment& assignment) {
    const auto found = std::ranges::find(in.expressions, assignment.member, &asl::Expression::member);
    return found != in.expressions.end() && found->text().size() == assignment.name.size() + 1 &&
           found->text().starts_with('$') && found->text().ends_with(assignment.name);
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&out](const asl::Object&, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const syntax::Node& value = member.value;
            if (spec.field == catalog::Field::Assign && value.is(syntax::Kind::Object) && value.isComplete() &&
                value.members().empty())
                out.report(member.key.span(), "Assign assigns nothing").help("remove it");
        });
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (isItself(in, assignment))
            out.report(assignment.member->value.span(), "the variable \"{}\" is assigned to itself", assignment.name)
                .help("remove it: a variable keeps its value");
}

STEPCHECK_RULE(assign_without_effect){
    .id = "assign-without-effect",
    .summary = "An Assign changes no variable.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
