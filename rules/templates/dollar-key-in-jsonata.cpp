#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachTemplate(in.machine, asl::QueryLanguage::Jsonata,
        [&](const asl::Object&, const syntax::Member& member, const catalog::FieldSpec& spec) {
            // The names of variables have a rule of their own: variable-name-invalid.
            const bool assigns = spec.field == catalog::Field::Assign && member.value.is(syntax::Kind::Object);
            const auto isVariable = [&](const syntax::Member* key) {
                const auto names = assigns ? member.value.members() : std::span<const syntax::Member>();
                return std::ranges::any_of(names, [key](const syntax::Member& name) { return &name == key; });
            };
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (!step.isKey || !step.member->name().ends_with(lint::computedSuffix) || isVariable(step.member))
                    return;
                const std::string_view name = step.member->name();
                const std::string_view plain = name.substr(0, name.size() - lint::computedSuffix.size());
                out.report(step.node.span(), "\".$\" means nothing in a JSONata state and stays in the name")
                    .help("write \"{}\" with a value \"{{% … %}}\"", plain)
                    .fix(support::Safety::Unsafe, lint::renamed(in, step.node.span(), plain), "rename it to \"{}\"",
                        plain);
            });
        });
}

STEPCHECK_RULE(dollar_key_in_jsonata){
    .id = "dollar-key-in-jsonata",
    .summary = "A key ends with \".$\" in a JSONata state, where it is a name like any other.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
