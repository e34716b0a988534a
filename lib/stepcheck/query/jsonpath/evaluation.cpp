#include "stepcheck/query/jsonpath/evaluation.h"

#include "stepcheck/query/jsonpath/condition.h"
#include "stepcheck/query/jsonpath/set.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::query::jsonpath {

using support::Overload;
using value::Kind;
using value::Term;
using value::Value;

const Value* follow(const Path& path, const Value& document) {
    if (!path.definite)
        return nullptr;
    const Value* at = &document;
    for (const Step& step : path.steps) {
        if (const auto* names = std::get_if<Names>(&step.kind)) {
            at = names->names.size() == 1 ? at->find(names->names[0]) : nullptr;
        } else if (const auto* indexes = std::get_if<Indexes>(&step.kind)) {
            const auto elements = at->elements();
            const auto index = static_cast<std::size_t>(indexes->indexes[0]);
            at = indexes->indexes[0] >= 0 && index < elements.size() ? &elements[index] : nullptr;
        } else {
            return nullptr;
        }
        if (at == nullptr)
            return nullptr;
    }
    return at;
}

std::optional<Value> Evaluation::run(const Value& document) {
    if (const Value* node = follow(path_, document))
        return *node;
    document_ = &document;
    if (!walk(0, &document)) {
        if (trouble_.reason == Reason::Opaque)
            return trouble_.model;
        return std::nullopt;
    }
    if (!path_.definite)
        return Value(std::move(results_));
    if (results_.empty()) {
        trouble_.reason = Reason::NoResults;
        return std::nullopt;
    }
    return std::move(results_.back());
}

// The steps that name one node, as long as nothing is unusual.
bool Evaluation::walk(std::size_t step, const Value* model) {
    for (; step < path_.steps.size(); ++step) {
        const auto& kind = path_.steps[step].kind;
        if (const auto* names = std::get_if<Names>(&kind);
            names != nullptr && names->names.size() == 1 && scannedIndex_ < 0) {
            const Value* found = model->find(names->names[0]);
            if (found == nullptr)
                return apply(step, *model);
            model = found;
            continue;
        }
        return apply(step, *model);
    }
    return addResult(*model);
}

bool Evaluation::apply(std::size_t step, const Value& model) {
    if (shared_.stepsLeft == 0)
        return fail(Reason::TooManySteps, step);
    --shared_.stepsLeft;
    return std::visit(Overload{
                          [&](const Names& kind) { return names(step, kind, model); },
                          [&](const Indexes& kind) { return indexes(step, kind, model); },
                          [&](const Slice& kind) { return slice(step, kind, model); },
                          [&](const Wildcard&) { return wildcard(step, model); },
                          [&](const Scan&) { return scan(step, model); },
                          [&](const Filter& kind) { return filter(step, kind, model); },
                          [&](const Call& kind) { return call(step, kind, model); },
                      },
        path_.steps[step].kind);
}

bool Evaluation::addResult(Value result) {
    if (shared_.stepsLeft == 0)
        return fail(Reason::TooManySteps, 0);
    --shared_.stepsLeft;
    results_.push_back(std::move(result));
    return true;
}

bool Evaluation::fail(Reason reason, std::size_t step, Value model) {
    trouble_ = {.reason = reason, .step = step, .model = std::move(model)};
    return false;
}

static std::string rootText(const Path& path) {
    switch (path.root) {
        case Root::Input: return "$";
        case Root::Context: return "$$";
        case Root::Variable: return "$" + path.variable;
        case Root::Item: return "@";
    }
    STEPCHECK_ASSERT(false);
}

// The steps with everything that they depend on: unlike in messages no two that differ have the same text.
static std::string textOf(const Path& path, std::size_t first) {
    std::string text;
    for (std::size_t i = first; i < path.steps.size(); ++i) {
        const Step& step = path.steps[i];
        if (const auto* filter = std::get_if<Filter>(&step.kind)) {
            text += "[?" + filter->condition->text + "]";
            continue;
        }
        const auto* call = std::get_if<Call>(&step.kind);
        if (call == nullptr || call->arguments.empty()) {
            text += fragment(step);
            continue;
        }
        text += fmt::format(".{}(", call->name);
        for (const Argument& argument : call->arguments) {
            if (&argument != &call->arguments.front())
                text += ", ";
            if (const auto* inner = std::get_if<Path>(&argument.kind))
                text += rootText(*inner) + textOf(*inner, 0);
            else if (const auto& json = std::get<std::optional<Value>>(argument.kind))
                text += value::write(*json);
        }
        text += ")";
    }
    return text;
}

// Nobody knows what the steps from here on select: the value of the whole path is a term, if they select anything.
bool Evaluation::opaque(std::size_t step, const Value& model) {
    const bool alone = leadsToOne(step) && results_.empty();
    const std::string steps = textOf(path_, alone ? step : 0);
    std::vector<Value> arguments{alone ? model : *document_};
    if (steps.find('$') != std::string::npos)
        arguments.push_back(shared_.document);
    Value whole = Value::term(Term::function(steps, std::move(arguments)));
    if (!shared_.oracle.decide(
            {.question = value::Question::IsPresent, .kind = Kind::Null, .first = whole, .second = {}}))
        return fail(Reason::NoResults, step);
    return fail(Reason::Opaque, step, std::move(whole));
}

bool Evaluation::names(std::size_t step, const Names& names, const Value& model) {
    if (!model.is(Kind::Object) && !model.is(Kind::Term))
        return !leadsToOne(step) || fail(Reason::NotAnObject, step, model);
    if (names.names.size() > 1 && isLast(step))
        return mergeNames(names, model);
    return std::ranges::all_of(names.names, [&](const std::string& name) { return member(step, name, model); });
}

// The member of an unknown, when the oracle says that it is there.
std::optional<Value> Evaluation::memberOfTerm(const Value& model, std::string_view name) {
    const MemberSource source = findInTerm(model, name);
    if (source.found)
        return source.object;
    if (!source.object.is(Kind::Term)) {
        const Value* found = source.object.find(name);
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    Value term = Value::term(Term::member(source.object, name));
    if (!shared_.oracle.decide({.question = value::Question::IsPresent, .first = term}))
        return std::nullopt;
    return term;
}

// What is not found in an object or array may be nothing, but in a scalar it is an error.
bool Evaluation::isErrorUnless(Kind kind, std::size_t step, const Value& model) {
    return leadsToOne(step) &&
           !shared_.oracle.decide({.question = value::Question::IsKind, .kind = kind, .first = model, .second = {}});
}

bool Evaluation::member(std::size_t step, std::string_view name, const Value& model) {
    if (model.is(Kind::Term)) {
        const std::optional<Value> found = memberOfTerm(model, name);
        if (found)
            return walk(step + 1, &*found);
        return !path_.definite && isErrorUnless(Kind::Object, step, model) ? fail(Reason::NotAnObject, step, model)
                                                                           : missing(step);
    }
    const Value* found = model.find(name);
    if (found == nullptr)
        return missing(step);
    return isSkippedAfterScan(step) || walk(step + 1, found);
}

// At the end of the path nothing is found, and whoever asked for the value says so.
bool Evaluation::missing(std::size_t step) {
    if (isLast(step))
        return !demanding_ || fail(Reason::NoResults, step);
    const bool one = std::get<Names>(path_.steps[step].kind).names.size() == 1;
    return (!demanding_ && !(leadsToOne(step) && one)) || fail(Reason::MissingMember, step);
}

// Several names at the end give one object with those of them that are there.
bool Evaluation::mergeNames(const Names& names, const Value& model) {
    std::vector<value::Member> members;
    for (const std::string& name : names.names) {
        if (model.is(Kind::Term)) {
            if (std::optional<Value> found = memberOfTerm(model, name))
                members.push_back({name, std::move(*found)});
        } else if (const Value* found = model.find(name)) {
            members.push_back({name, *found});
        } else if (demanding_) {
            return fail(Reason::NoResults, path_.steps.size() - 1);
        }
    }
    return addResult(Value::object(std::move(members)));
}

// Whether the model is an array; if not, whether that is `good` all the same.
bool Evaluation::isArray(std::size_t step, const Value& model, bool& good) {
    if (model.is(Kind::Array))
        return true;
    good = !leadsToOne(step) || fail(model.is(Kind::Null) ? Reason::NullArray : Reason::NotAnArray, step, model);
    return false;
}

bool Evaluation::indexes(std::size_t step, const Indexes& indexes, const Value& model) {
    if (model.is(Kind::Term)) {
        return std::ranges::all_of(indexes.indexes, [&](std::int32_t index) {
            const Value term = Value::term(Term::element(model, static_cast<std::int64_t>(index)));
            if (shared_.oracle.decide({.question = value::Question::IsPresent, .first = term}))
                return walk(step + 1, &term);
            if (isErrorUnless(Kind::Array, step, model))
                return fail(Reason::NotAnArray, step, model);
            trouble_.isPastTheEnd = true;
            return true;
        });
    }
    bool good = true;
    if (!isArray(step, model, good))
        return good;
    return std::ranges::all_of(indexes.indexes, [&](std::int32_t index) { return element(step, index, model); });
}

// Negative indexes count from the end; what is not there is skipped.
bool Evaluation::element(std::size_t step, std::int64_t index, const Value& model) {
    const auto elements = model.elements();
    const std::int64_t place = index < 0 ? index + static_cast<std::int64_t>(elements.size()) : index;
    if (place < 0 || place >= static_cast<std::int64_t>(elements.size())) {
        trouble_.isPastTheEnd = true;
        return true;
    }
    return walk(step + 1, &elements[static_cast<std::size_t>(place)]);
}

// A negative first index with a positive last one wraps around, as in Jayway.
bool Evaluation::slice(std::size_t step, const Slice& slice, const Value& model) {
    if (model.is(Kind::Term))
        return opaque(step, model);
    bool good = true;
    if (!isArray(step, model, good))
        return good;
    const auto length = static_cast<std::int64_t>(model.size());
    std::int64_t from = slice.from.value_or(0);
    std::int64_t to = slice.to ? *slice.to : length;
    if (slice.from && !slice.to)
        from = std::max<std::int64_t>(0, from < 0 ? length + from : from);
    if (!slice.from && to < 0)
        to += length;
    to = std::min(length, to);
    for (std::int64_t i = std::max(from, -length); i < to; ++i)
        if (!element(step, i, model))
            return false;
    return true;
}

bool Evaluation::wildcard(std::size_t step, const Value& model) {
    if (model.is(Kind::Term))
        return opaque(step, model);
    for (const value::MemberView member : model.members())
        if (!isSkippedAfterScan(step) && !walk(step + 1, &member.value))
            return false;
    for (const Value& element : model.elements()) {
        if (walk(step + 1, &element))
            continue;
        if (demanding_ || !isNotFound(trouble_.reason))
            return false;
        trouble_ = {};
    }
    return true;
}

bool Evaluation::filter(std::size_t step, const Filter& filter, const Value& model) {
    if (model.is(Kind::Term))
        return opaque(step, model);
    const auto one = [&](const Value& item) {
        const std::optional<bool> accepted = accepts(*filter.condition, item, shared_, trouble_);
        return accepted && (!*accepted || walk(step + 1, &item));
    };
    if (model.is(Kind::Object))
        return one(model);
    if (!model.is(Kind::Array))
        return !leadsToOne(step) || fail(Reason::FilterOnScalar, step, model);
    return std::ranges::all_of(model.elements(), one);
}

bool Evaluation::argumentValues(const Call& call, std::vector<Value>& values) {
    for (const Argument& argument : call.arguments) {
        if (const auto* json = std::get_if<std::optional<Value>>(&argument.kind)) {
            if (!*json)
                return fail(Reason::BadArgument, 0);
            values.push_back(**json);
            continue;
        }
        Evaluation nested(std::get<Path>(argument.kind), shared_);
        auto value = nested.run(shared_.document);
        if (!value) {
            trouble_ = nested.trouble();
            return false;
        }
        values.push_back(std::move(*value));
    }
    return true;
}

bool Evaluation::call(std::size_t step, const Call& call, const Value& model) {
    std::vector<Value> arguments;
    if (call.function == Function::Unknown)
        return fail(Reason::UnknownFunction, step);
    if (!argumentValues(call, arguments)) {
        trouble_.step = step;
        return false;
    }
    auto result = applyFunction(call, model, arguments, trouble_, shared_.oracle);
    if (!result) {
        trouble_.step = step;
        return false;
    }
    if (!addResult(*result))
        return false;
    return isLast(step) || walk(step + 1, &*result);
}

}  // namespace stepcheck::query::jsonpath
