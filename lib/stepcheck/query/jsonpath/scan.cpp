// `..`: applies the step behind it to a node and then to everything below.

#include "stepcheck/query/jsonpath/evaluation.h"

#include <algorithm>

namespace stepcheck::query::jsonpath {

using value::Kind;
using value::Value;

bool Evaluation::scan(std::size_t step, const Value& model) {
    if (isLast(step))
        return true;
    // Every value lives as long as the document or the function result that is scanned.
    std::vector<const Value*> todo{&model};
    while (!todo.empty()) {
        const Value& node = *todo.back();
        todo.pop_back();
        if (node.is(Kind::Term))
            return opaque(step, model);
        if (shared_.stepsLeft == 0)
            return fail(Reason::TooManySteps, step);
        --shared_.stepsLeft;
        if (node.is(Kind::Array) ? !scanArray(step, node) : !scanObject(step, node))
            return false;
        for (std::size_t i = node.elements().size(); i-- > 0;)
            if (node.elements()[i].kind() >= Kind::Array)
                todo.push_back(&node.elements()[i]);
        for (std::size_t i = node.members().size(); i-- > 0;)
            if (node.members()[i].value.kind() >= Kind::Array)
                todo.push_back(&node.members()[i].value);
    }
    return true;
}

// Which nodes the step behind `..` is applied to. False when a filter fails altogether.
bool Evaluation::scanMatches(const Step& target, bool targetIsLast, const Value& model, bool& matches) {
    matches = false;
    if (const auto* names = std::get_if<Names>(&target.kind)) {
        const bool several = names->names.size() > 1 && !targetIsLast;
        matches = model.is(Kind::Object) && (several || std::ranges::all_of(names->names, [&](const std::string& name) {
            return model.find(name) != nullptr;
        }));
    } else if (std::holds_alternative<Indexes>(target.kind) || std::holds_alternative<Slice>(target.kind)) {
        matches = model.is(Kind::Array);
    } else if (std::holds_alternative<Wildcard>(target.kind)) {
        matches = true;
    } else if (const auto* filter = std::get_if<Filter>(&target.kind)) {
        const std::optional<bool> accepted = accepts(*filter->condition, model, shared_, trouble_);
        if (!accepted)
            return false;
        matches = *accepted;
    }
    return true;
}

bool Evaluation::scanObject(std::size_t step, const Value& model) {
    bool matches = false;
    if (!model.is(Kind::Object))
        return true;
    if (!scanMatches(path_.steps[step + 1], isLast(step + 1), model, matches))
        return false;
    return !matches || apply(step + 1, model);
}

// In an array Jayway does not apply the step behind `..` itself unless it is the last one, but the step after that to
// each element. For `$..[2].a` it makes up for that by comparing the index where a member at the end of the path is
// added; the index of the array that was seen last stays in force from then on.
bool Evaluation::scanArray(std::size_t step, const Value& model) {
    bool matches = false;
    if (!scanMatches(path_.steps[step + 1], isLast(step + 1), model, matches))
        return false;
    if (!matches)
        return true;
    if (isLast(step + 1))
        return apply(step + 1, model);
    std::int64_t index = 0;
    for (const Value& element : model.elements()) {
        if (isLast(step + 2))
            scannedIndex_ = index++;
        if (!apply(step + 2, element))
            return false;
    }
    return true;
}

bool Evaluation::isSkippedAfterScan(std::size_t step) const {
    if (scannedIndex_ < 0 || !isLast(step) || step == 0)
        return false;
    const auto* before = std::get_if<Indexes>(&path_.steps[step - 1].kind);
    return before == nullptr || before->indexes.size() != 1 || before->indexes[0] != scannedIndex_;
}

}  // namespace stepcheck::query::jsonpath
