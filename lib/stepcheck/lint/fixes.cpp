#include "stepcheck/lint/fixes.h"

#include "stepcheck/lint/objects.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace stepcheck::lint {

using syntax::Editor;
using syntax::Edits;
using syntax::PathStep;

Edits renamed(const RuleInput& in, const syntax::Node& object, const syntax::Member& member, std::string_view name) {
    return object.find(name) != nullptr ? std::nullopt : Editor(in.document).replace(member.key, name);
}

Edits renamed(const RuleInput& in, support::Span key, std::string_view name) {
    const std::vector<PathStep> path = syntax::pathTo(in.root, key);
    if (path.empty() || path.back().member == nullptr)
        return std::nullopt;
    return renamed(in, *path.back().container, *path.back().member, name);
}

Edits replaced(const RuleInput& in, support::Span string, std::string_view text) {
    const std::vector<PathStep> path = syntax::pathTo(in.root, string);
    if (path.empty())
        return std::nullopt;
    const PathStep& last = path.back();
    const bool isKey = last.member != nullptr && last.member->key.span() == string;
    return Editor(in.document).replace(isKey ? last.member->key : last.value(), text);
}

static Edits removedAt(const RuleInput& in, const PathStep& step) {
    return step.member != nullptr ? Editor(in.document).remove(*step.container, *step.member)
                                  : Editor(in.document).remove(*step.container, step.index);
}

Edits removed(const RuleInput& in, support::Span member) {
    const std::vector<PathStep> path = syntax::pathTo(in.root, member);
    return path.empty() ? std::nullopt : removedAt(in, path.back());
}

Edits removedWithEmptyObject(const RuleInput& in, support::Span member) {
    const std::vector<PathStep> path = syntax::pathTo(in.root, member);
    if (path.empty())
        return std::nullopt;
    const bool isOnly = path.back().container->members().size() == 1 && path.size() > 1;
    return removedAt(in, isOnly ? path[path.size() - 2] : path.back());
}

Edits movedToEnd(const RuleInput& in, support::Span element) {
    const std::vector<PathStep> path = syntax::pathTo(in.root, element);
    if (path.empty() || path.back().member != nullptr)
        return std::nullopt;
    const syntax::Node& array = *path.back().container;
    return Editor(in.document).move(array, path.back().index, array.elements().size() - 1);
}

Edits together(const std::vector<Edits>& edits) {
    std::vector<support::Edit> result;
    for (const Edits& each : edits) {
        if (!each)
            return std::nullopt;
        result.insert(result.end(), each->begin(), each->end());
    }
    std::ranges::sort(result, {}, &support::Edit::at);
    const auto overlap = [](const support::Edit& a, const support::Edit& b) { return b.at.begin < a.at.end; };
    return std::ranges::adjacent_find(result, overlap) != result.end() ? std::nullopt : Edits(std::move(result));
}

bool isMeantTwice(const asl::Machine& machine, const asl::Object& object, std::string_view field) {
    // An object with more unknown names than this was not meant to be one of these.
    constexpr std::size_t mostNames = 50;
    const std::vector<std::string_view> absent = absentFields(machine, object);
    std::size_t unknown = 0;
    std::size_t meant = 0;
    for (const auto& [member, spec] : machine.fieldsOf(object)) {
        if (spec != nullptr)
            continue;
        if (++unknown > mostNames)
            return true;
        meant += support::nearest(member->name(), absent) == field ? 1U : 0U;
    }
    return meant > 1;
}

std::string_view onlyStateLike(const asl::Machine& machine, const asl::Scope& scope, std::string_view name) {
    std::vector<std::string_view> names;
    for (const asl::State& state : machine.states())
        if (state.scope == scope.id && state.hasFinalName())
            names.push_back(state.name.value);
    return support::nearestAlone(name, names);
}

}  // namespace stepcheck::lint
