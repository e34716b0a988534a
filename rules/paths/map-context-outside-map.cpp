#include "stepcheck/lint/context_paths.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <variant>

namespace stepcheck::rules {

// The service fills these in once for each item.
static bool isForItems(const asl::Machine& machine, const asl::Expression& expression) {
    const asl::StateKind& kind = machine.state(*expression.object->state).kind;
    if (std::holds_alternative<asl::UnknownKind>(kind))
        return true;
    if (!std::holds_alternative<asl::Map>(kind))
        return false;
    const catalog::Field field = expression.field->field;
    return field == catalog::Field::ItemSelector || field == catalog::Field::BatchInput ||
           (field == catalog::Field::Parameters && expression.object->kind == catalog::ObjectKind::MapState);
}

static bool isInItemProcessor(const asl::Machine& machine, asl::StateId id) {
    for (const asl::Scope* scope = &machine.scope(machine.state(id).scope);;
        scope = &machine.scope(machine.state(*scope->parent).scope)) {
        if (scope->kind == asl::ScopeKind::ItemProcessor)
            return true;
        if (!scope->parent)
            return false;
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ContextPath& path : in.data.shared().contextPaths()) {
        const asl::Object& object = *path.expression->object;
        if (!path.beginsWith("Map") || !object.state || isForItems(in.machine, *path.expression) ||
            isInItemProcessor(in.machine, *object.state))
            continue;
        out.report(path.at, "the context object has \"Map\" only while a Map state goes through its items")
            .help("read it in the ItemSelector of a Map state");
    }
}

STEPCHECK_RULE(map_context_outside_map){
    .id = "map-context-outside-map",
    .summary = "The context object's Map is read where no Map state goes through its items.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html",
    .check = check,
};

}  // namespace stepcheck::rules
