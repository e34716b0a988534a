#include "stepcheck/query/jsonata/ancestry.h"

#include "stepcheck/query/jsonata/failure.h"

namespace stepcheck::query::jsonata {

std::string_view typeName(DraftKind kind) {
    switch (kind) {
        case DraftKind::Name: return "name";
        case DraftKind::Variable: return "variable";
        case DraftKind::String: return "string";
        case DraftKind::Number: return "number";
        case DraftKind::Constant: return "value";
        case DraftKind::Regex: return "regex";
        case DraftKind::Wildcard: return "wildcard";
        case DraftKind::Descendants: return "descendant";
        case DraftKind::Parent: return "parent";
        case DraftKind::Negation: case DraftKind::Array: case DraftKind::Object: return "unary";
        case DraftKind::Block: return "block";
        case DraftKind::Conditional: return "condition";
        case DraftKind::Bind: return "bind";
        case DraftKind::Lambda: return "lambda";
        case DraftKind::Call: return "function";
        case DraftKind::Partial: return "partial";
        case DraftKind::Transform: return "transform";
        case DraftKind::Apply: return "apply";
        case DraftKind::Sort: return "sort";
        case DraftKind::Path: return "path";
        case DraftKind::Placeholder: case DraftKind::Keyword: return "operator";
        case DraftKind::Binary: case DraftKind::Predicate: case DraftKind::Grouping: case DraftKind::Dot:
        case DraftKind::Focus: case DraftKind::Index: case DraftKind::OrderBy: return "binary";
    }
    return "";
}

void Ancestry::add(Draft& parent) {
    parent.ancestor = ancestors_.size();
    ancestors_.push_back({.label = ancestors_.size()});
}

void Ancestry::passOn(Draft& whole, const Draft& part, DraftMemory& memory) {
    for (const AncestorId id : part.seeking)
        whole.seeking.add(memory, id);
    if (part.kind == DraftKind::Parent)
        whole.seeking.add(memory, part.ancestor);
}

void Ancestry::found(Draft& step, AncestorId id) {
    if (step.hasAncestor)
        ancestors_[id].label = step.ancestorLabel;
    step.hasAncestor = true;
    step.ancestorLabel = ancestors_[id].label;
    step.tuples = true;
}

void Ancestry::seek(Draft& node, AncestorId id) {
    switch (node.kind) {
        case DraftKind::Name: case DraftKind::Wildcard:
            if (--ancestors_[id].level == 0)
                found(node, id);
            return;
        case DraftKind::Parent: ++ancestors_[id].level; return;
        case DraftKind::Block:
            if (node.children.empty())
                return;
            node.tuples = true;
            seek(*node.children.back(), id);
            return;
        case DraftKind::Path: {
            node.tuples = true;
            std::size_t step = node.children.size();
            do
                seek(*node.children[--step], id);
            while (ancestors_[id].level > 0 && step > 0);
            return;
        }
        default: break;
    }
    const bool placed = node.kind != DraftKind::Sort;
    throw Failure{.code = "S0217",
        .span = node.span,
        .token = std::string(typeName(node.kind)),
        .position = node.token.end,
        .placed = placed};
}

void Ancestry::resolve(Draft& path) {
    Draft& last = *path.children.back();
    std::vector<AncestorId> sought(last.seeking.begin(), last.seeking.end());
    if (last.kind == DraftKind::Parent)
        sought.push_back(last.ancestor);
    for (const AncestorId id : sought) {
        auto index = static_cast<std::ptrdiff_t>(path.children.size()) - 2;
        const auto step = [&path](std::ptrdiff_t at) -> Draft& { return *path.children[static_cast<std::size_t>(at)]; };
        while (ancestors_[id].level > 0) {
            if (index < 0) {
                path.seeking.add(memory_, id);
                break;
            }
            std::ptrdiff_t at = index--;
            // Steps in a row that bind the focus all have the same context.
            while (index >= 0 && !step(at).focus.empty() && !step(index).focus.empty())
                at = index--;
            seek(step(at), id);
        }
    }
}

void Ancestry::resolvePredicate(Draft& step, Draft& predicate) {
    if (predicate.seeking.empty())
        return;
    for (const AncestorId id : predicate.seeking) {
        if (ancestors_[id].level == 1)
            seek(step, id);
        else
            --ancestors_[id].level;
    }
    passOn(step, predicate, memory_);
}

}  // namespace stepcheck::query::jsonata
