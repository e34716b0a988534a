#include "stepcheck/lint/variable_uses.h"

#include "stepcheck/lint/objects.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace stepcheck::lint {

namespace jsonata = query::jsonata;

// Letters, digits, `_` and everything beyond ASCII.
static bool continuesName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool mentions(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if (at > 0 && text[at - 1] == '$' && (end == text.size() || !continuesName(text[end])))
            return true;
    }
    return false;
}

// Whether an operator gives nothing when one of its operands is undefined.
static bool needsBoth(jsonata::Operator op) {
    switch (op) {
        case jsonata::Operator::Add:
        case jsonata::Operator::Subtract:
        case jsonata::Operator::Multiply:
        case jsonata::Operator::Divide:
        case jsonata::Operator::Remainder:
        case jsonata::Operator::Less:
        case jsonata::Operator::LessOrEqual:
        case jsonata::Operator::Greater:
        case jsonata::Operator::GreaterOrEqual: return true;
        case jsonata::Operator::Range:
        case jsonata::Operator::Equal:
        case jsonata::Operator::NotEqual:
        case jsonata::Operator::Concatenate:
        case jsonata::Operator::And:
        case jsonata::Operator::Or:
        case jsonata::Operator::In: return false;
    }
    return false;
}

// Whether a part of an expression is undefined when the variable that stands at `at` is.
static bool isUndefinedWithout(const jsonata::Node& part, support::Span at) {
    const jsonata::Node* node = &part;
    while (node->span.begin <= at.begin && at.end <= node->span.end) {
        if (std::holds_alternative<jsonata::Variable>(node->shape))
            return node->predicates.empty() && node->group == nullptr;
        if (const auto* path = std::get_if<jsonata::Path>(&node->shape)) {
            node = path->steps.front().node.get();
        } else if (const auto* binary = std::get_if<jsonata::Binary>(&node->shape); binary && needsBoth(binary->op)) {
            node = at.begin < binary->right->span.begin ? binary->left.get() : binary->right.get();
        } else {
            return false;
        }
    }
    return false;
}

bool failsWithout(const asl::Expression& expression, const asl::VariableUse& use) {
    const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
    return parsed == nullptr || isUndefinedWithout(parsed->root(), use.inText);
}

bool assignsBeside(const RuleInput& in, const asl::Expression& expression, std::string_view name) {
    const syntax::Member* assign = findMember(in.machine, *expression.object, catalog::Field::Assign);
    return assign != nullptr &&
           std::ranges::any_of(in.variables.assignments(), [&](const flow::Assignment& assignment) {
               return assignment.name == name && assign->value.span().contains(assignment.member->span());
           });
}

const flow::Assignment* findOuter(const RuleInput& in, const flow::Assignment& inner) {
    for (const asl::Scope* scope = &in.machine.scope(inner.scope); scope->parent;) {
        const asl::State& parent = in.machine.state(*scope->parent);
        const auto* map = std::get_if<asl::Map>(&parent.kind);
        if (map != nullptr && map->isDistributed())
            return nullptr;
        scope = &in.machine.scope(parent.scope);
        // What the state itself assigns, it assigns when its scopes have ended; the service takes that.
        const auto found = std::ranges::find_if(in.variables.assignments(), [&](const flow::Assignment& outer) {
            return outer.scope == scope->id && outer.name == inner.name && outer.state != parent.id;
        });
        if (found != in.variables.assignments().end())
            return &*found;
    }
    return nullptr;
}

// Between the names of the variables that have a value there, the nearest one.
static std::string_view findMeant(const RuleInput& in, asl::StateId reader, std::string_view name) {
    std::vector<std::string_view> names;
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (in.variables.find(reader, assignment.name).availability == flow::Availability::Always)
            names.push_back(assignment.name);
    return support::nearest(name, names);
}

void reportVariablesWithoutValue(const RuleInput& in, asl::QueryLanguage language, Reporter& out) {
    const auto visit = [&](const asl::Expression& expression, const asl::VariableUse& use, const flow::Lookup& lookup) {
        if (expression.object->queryLanguage != language)
            return;
        const std::string_view consequence = failsWithout(expression, use) ? ": the state always fails" : "";
        if (lookup.availability == flow::Availability::Unassigned) {
            const std::string_view meant = findMeant(in, lookup.reader, use.name);
            out.report(expression.at(use.inText), "nothing assigns the variable \"{}\"{}", use.name, consequence)
                .help(
                    "{}", meant.empty() ? "assign it in a state before" : fmt::format("did you mean \"${}\"?", meant));
        } else if (lookup.availability == flow::Availability::Never && !assignsBeside(in, expression, use.name)) {
            out.report(expression.at(use.inText), "the variable \"{}\" never has a value here{}", use.name, consequence)
                .related(lookup.assignment->member->key.span(), "assigned here, which no way to the state passes")
                .help("assign it in a state before");
        }
    };
    eachDoubtfulRead(in, visit);
}

}  // namespace stepcheck::lint
