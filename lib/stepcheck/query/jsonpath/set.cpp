#include "stepcheck/query/jsonpath/set.h"

#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace stepcheck::query::jsonpath {

using value::Kind;
using value::Term;
using value::Value;

MemberSource findInTerm(const Value& term, std::string_view name) {
    Value at = term;
    while (at.is(Kind::Term) && at.term().form() == Term::Form::Operation && at.term().name() == "with") {
        const auto& operands = at.term().operands();
        if (operands[1].string() == name)
            return {.object = operands[2], .found = true};
        at = Value(operands[0]);
    }
    return {.object = at};
}

Value setInTerm(const Value& term, std::string_view name, Value value) {
    const auto with = [](const Value& object, Value member, Value to) {
        return Value::term(Term::operation("with", {object, std::move(member), std::move(to)}));
    };
    if (!findInTerm(term, name).found)
        return with(term, name, std::move(value));
    std::vector<const Value*> later;  // what was set after it
    const Value* at = &term;
    for (; at->term().operands()[1].string() != name; at = at->term().operands().data())
        later.push_back(at);
    Value result = with(at->term().operands()[0], name, std::move(value));
    while (!later.empty()) {
        result = with(result, later.back()->term().operands()[1], later.back()->term().operands()[2]);
        later.pop_back();
    }
    return result;
}

namespace {
class Setter {
public:
    Setter(const Path& path, Value value, value::Oracle& oracle)
        : path_(path), value_(std::move(value)), oracle_(oracle) {}

    // The node with the value below it; a null pointer is nothing at all.
    std::optional<Value> below(std::size_t step, const Value* node);

private:
    std::optional<Value> member(std::size_t step, const std::string& name, const Value* node);
    std::optional<Value> memberOfTerm(std::size_t step, const std::string& name, const Value& node);
    std::optional<Value> element(std::size_t step, std::int64_t index, const Value* node);

    const Path& path_;
    Value value_;
    value::Oracle& oracle_;
};
}  // namespace

std::optional<Value> Setter::below(std::size_t step, const Value* node) {
    if (step == path_.steps.size())
        return value_;
    if (const auto* names = std::get_if<Names>(&path_.steps[step].kind))
        return member(step, names->names[0], node);
    return element(step, std::get<Indexes>(path_.steps[step].kind).indexes[0], node);
}

std::optional<Value> Setter::member(std::size_t step, const std::string& name, const Value* node) {
    if (node != nullptr && node->is(Kind::Term))
        return memberOfTerm(step, name, *node);
    if (node != nullptr && !node->is(Kind::Object))
        return std::nullopt;
    auto inner = below(step + 1, node == nullptr ? nullptr : node->find(name));
    if (!inner)
        return std::nullopt;
    return (node == nullptr ? Value::object({}) : *node).with(name, std::move(*inner));
}

std::optional<Value> Setter::memberOfTerm(std::size_t step, const std::string& name, const Value& node) {
    const auto [object, found] = findInTerm(node, name);
    if (object == node && !oracle_.decide({.question = value::Question::IsKind, .kind = Kind::Object, .first = node}))
        return std::nullopt;
    std::optional<Value> old;
    if (found) {
        old = object;
    } else if (object.is(Kind::Object)) {
        if (const Value* member = object.find(name))
            old = *member;
    } else if (step + 1 < path_.steps.size()) {
        Value member = Value::term(Term::member(object, name));
        if (oracle_.decide({.question = value::Question::IsPresent, .first = member}))
            old = std::move(member);
    }
    auto inner = below(step + 1, old ? &*old : nullptr);
    if (!inner)
        return std::nullopt;
    return setInTerm(node, name, std::move(*inner));
}

std::optional<Value> Setter::element(std::size_t step, std::int64_t index, const Value* node) {
    if (node == nullptr || !node->is(Kind::Array))
        return std::nullopt;
    const auto size = static_cast<std::int64_t>(node->size());
    const std::int64_t place = index < 0 ? size + index : index;
    if (place < 0 || place >= size)
        return std::nullopt;
    auto inner = below(step + 1, &node->elements()[static_cast<std::size_t>(place)]);
    if (!inner)
        return std::nullopt;
    return node->withElement(static_cast<std::size_t>(place), std::move(*inner));
}

Evaluated set(const Path& path, std::string_view pathText, const Value& document, Value value, value::Oracle& oracle) {
    const auto conflict = [&] {
        return Failure{
            .message = fmt::format("Unable to apply ReferencePath {} to input {}", pathText, value::write(document))};
    };
    if (!path.isReference || path.root != Root::Input)
        return conflict();
    auto result = Setter(path, std::move(value), oracle).below(0, &document);
    if (!result)
        return conflict();
    return std::move(*result);
}

}  // namespace stepcheck::query::jsonpath
