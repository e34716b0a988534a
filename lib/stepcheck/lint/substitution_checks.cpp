#include "stepcheck/lint/substitution_checks.h"

#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/embed/substitution.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/rule_diagnostic.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/holes.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace stepcheck::lint {

using support::Diagnostic;
using support::Span;
using syntax::Kind;
using syntax::Node;

static const Node* keysOf(const embed::Resource& machine) {
    const syntax::Member* const member = machine.properties->find("DefinitionSubstitutions");
    return member == nullptr || member->value.isUnknown() ? nullptr : &member->value;
}

std::vector<Diagnostic> unusedKeys(
    const embed::Template&, const embed::Resource& machine, std::string_view definition) {
    std::vector<Diagnostic> result;
    const Node* const keys = keysOf(machine);
    if (keys == nullptr || !keys->isComplete())
        return result;
    for (const syntax::Member& member : keys->members()) {
        const std::string_view key = member.name();
        if (key.empty() || key.starts_with("Fn::") ||
            definition.find(fmt::format("${{{}}}", key)) != std::string_view::npos)
            continue;
        result.push_back(diagnosticOf("substitution-unused", member.key.span(),
            fmt::format("the definition has no placeholder \"${{{}}}\"", key), "remove the key"));
    }
    return result;
}

// `${HOME}` may be text of a shell: only what stands where no such text does, or is nearly a key, is one of ours.
static void addUnknown(const Node& string, const embed::Substitutions& substitutions, std::vector<Diagnostic>& found) {
    std::vector<std::string_view> keys;
    for (const auto& [key, text] : substitutions.texts)
        keys.push_back(key);
    const auto add = [&](std::string_view name, Span at, bool isCertain) {
        const std::string_view near = support::nearest(name, keys);
        if (substitutions.texts.contains(name) || (near.empty() && !isCertain))
            return;
        found.push_back(diagnosticOf("substitution-unknown", at,
            fmt::format("state machine \"{}\" of {} has no substitution for \"${{{}}}\"", substitutions.machine,
                substitutions.templateName, name),
            near.empty() ? fmt::format("add \"{}\" to DefinitionSubstitutions", name)
                         : fmt::format("did you mean \"${{{}}}\"?", near)));
    };
    const bool isArn = string.text().starts_with("arn:");
    if (string.is(Kind::Hole) && string.tag().empty())
        add(string.text(), string.span(), true);
    for (const syntax::HolePart& part : string.holes())
        if (string.text().substr(part.at.begin).starts_with("${"))
            add(part.name, string.spanOf(part.at), isArn);
}

std::vector<Diagnostic> unknownPlaceholders(
    const syntax::Document& definition, const embed::Substitutions& substitutions) {
    std::vector<Diagnostic> result;
    for (const Node& root : definition.roots())
        syntax::walk(root, [&](const syntax::Step& step) {
            if (step.node.is(Kind::String) || step.node.is(Kind::Hole))
                addUnknown(step.node, substitutions, result);
        });
    return result;
}

// In what a function fills in, placeholders are its own.
static bool isFilledByFunction(const Node& value) {
    bool found = embed::intrinsicOf(value).has_value();
    if (value.is(Kind::String))
        return found;
    syntax::walk(value, [&found](const syntax::Step& step) {
        const auto function = embed::intrinsicOf(step.node);
        found = found || (function && function->name == "Sub");
    });
    return found;
}

std::vector<Diagnostic> substitutionProblems(
    const embed::Template& content, const embed::Resource& machine, const embed::Definition& definition) {
    const std::string_view source = content.document().source().text();
    const Span place = definition.place->span();
    std::vector<Diagnostic> result = unusedKeys(content, machine, source.substr(place.begin, place.size()));
    if (keysOf(machine) == nullptr || isFilledByFunction(*definition.place))
        return result;
    const embed::Substitutions substitutions = embed::substitutionsOf(content, machine);
    syntax::walk(*definition.place, [&](const syntax::Step& step) {
        if (step.node.is(Kind::String) || step.node.is(Kind::Hole))
            addUnknown(step.node, substitutions, result);
    });
    return result;
}

}  // namespace stepcheck::lint
