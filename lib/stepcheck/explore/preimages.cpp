#include "stepcheck/explore/preimages.h"

#include "stepcheck/explore/samples.h"
#include "stepcheck/query/base64.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Term;
using value::Value;

using Now = std::function<Computed(const Value&)>;

static Value arrayOf(Value element) {
    return std::vector<Value>{std::move(element)};
}

static Value objectOf(std::string_view name, Value value) {
    return Value::object({{.name = name, .value = std::move(value)}});
}

static std::optional<Value> known(const Computed& computed) {
    const auto* value = std::get_if<Value>(&computed);
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

static bool isNamed(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

// The array with the element or without it.
static Value withOrWithout(const Value& array, const Value& element, bool with) {
    std::vector<Value> elements;
    for (const Value& each : array.elements())
        if (!(each == element))
            elements.push_back(each);
    if (with)
        elements.push_back(element);
    return elements;
}

static void containment(const Value& element, const Value& array, bool wanted, const Now& now, std::vector<Wish>& out) {
    const auto inside = known(now(element));
    const auto around = known(now(array));
    if (inside)
        out.push_back({&array, withOrWithout(around.value_or(Value()), *inside, wanted)});
    if (around && wanted && around->size() != 0)
        out.push_back({&element, around->elements()[0]});
    out.push_back({&element, "none of them"});
}

static std::string joined(const Value& parts, std::string_view separator) {
    std::string text;
    for (const Value& part : parts.elements()) {
        if (&part != parts.elements().data())
            text += separator;
        if (part.is(Kind::String))
            text += part.string();
    }
    return text;
}

static void concatenation(const Term& term, const Value& wanted, const Now& now, std::vector<Wish>& out) {
    if (!wanted.is(Kind::String))
        return;
    const std::string_view text = wanted.string();
    const Value& front = term.operands()[0];
    const Value& back = term.operands()[1];
    const auto before = known(now(front));
    const auto after = known(now(back));
    if (after && after->is(Kind::String) && text.ends_with(after->string()))
        out.push_back({&front, text.substr(0, text.size() - after->string().size())});
    if (before && before->is(Kind::String) && text.starts_with(before->string()))
        out.push_back({&back, text.substr(before->string().size())});
}

static Value number(double value) {
    static constexpr double exact = 9e15;
    return std::trunc(value) == value && std::abs(value) < exact ? Value(static_cast<std::int64_t>(value))
                                                                 : Value(value);
}

static void arithmetic(const Term& term, const Value& wanted, const Now& now, std::vector<Wish>& out) {
    if (!wanted.isNumber())
        return;
    const std::string_view name = term.name();
    const double result = wanted.number();
    if (name == "negate")
        return out.push_back({&term.operands()[0], number(-result)});
    const Value& left = term.operands()[0];
    const Value& right = term.operands()[1];
    const auto a = known(now(left));
    const auto b = known(now(right));
    if (b && b->isNumber()) {
        const double other = b->number();
        if (name == "+" || name == "States.MathAdd")
            out.push_back({&left, number(result - other)});
        if (name == "-")
            out.push_back({&left, number(result + other)});
        if (name == "*" && other != 0)
            out.push_back({&left, number(result / other)});
        if (name == "/")
            out.push_back({&left, number(result * other)});
        if (name == "%")
            out.push_back({&left, wanted});
    }
    if (a && a->isNumber()) {
        const double other = a->number();
        if (name == "+" || name == "States.MathAdd")
            out.push_back({&right, number(result - other)});
        if (name == "-")
            out.push_back({&right, number(other - result)});
        if (name == "*" && other != 0)
            out.push_back({&right, number(result / other)});
        if (name == "/" && result != 0)
            out.push_back({&right, number(other / result)});
    }
}

// The first step of a path in brackets: `[?(@.a == ']')]`.
static std::string_view firstStep(std::string_view steps) {
    const std::size_t end = steps.starts_with("[?") ? steps.find(")]") : steps.find(']');
    return steps.substr(0, end == steps.npos ? end : end + (steps.starts_with("[?") ? 2 : 1));
}

// How many elements at the front a slice leaves out: `[1:]`.
static std::size_t leftOut(std::string_view slice) {
    std::size_t count = 0;
    static constexpr std::size_t most = 100;
    for (std::size_t i = 1; i < slice.size() && slice[i] >= '0' && slice[i] <= '9' && count < most; ++i)
        count = count * 10 + static_cast<std::size_t>(slice[i] - '0');
    return slice.find(':') != slice.npos ? std::min(count, most) : 0;
}

// `[*]['sku']`, `..['sku']`, `[?(…)]`, `[1:3]` over an array: an element for each that is wanted.
static void path(const Term& term, const Value& wanted, std::vector<Wish>& out) {
    std::string_view steps = term.name();
    const std::string_view first = steps.starts_with("..") ? steps.substr(0, 2) : firstStep(steps);
    steps.remove_prefix(first.size());
    std::vector<std::string_view> names;
    while (steps.starts_with("['")) {
        const std::size_t end = steps.find("']");
        if (end == steps.npos)
            return;
        names.push_back(steps.substr(2, end - 2));
        steps.remove_prefix(end + 2);
    }
    if (!steps.empty())
        return;
    std::vector<Value> elements(leftOut(first), Value("a"));
    for (Value element : wanted.elements()) {
        for (std::size_t i = names.size(); i-- > 0;)
            element = objectOf(names[i], std::move(element));
        elements.push_back(first.starts_with("[?") ? sampleFor(first, element) : std::move(element));
    }
    out.push_back({&term.operands()[0], Value(std::move(elements))});
}

// What is in the one place of a template.
static void format(const Term& term, const Value& wanted, std::vector<Wish>& out) {
    if (term.operands().size() != 2 || !term.operands()[0].is(Kind::String) || !wanted.is(Kind::String))
        return;
    const std::string_view pattern = term.operands()[0].string();
    const std::size_t place = pattern.find("{}");
    const std::string_view text = wanted.string();
    if (place == pattern.npos)
        return;
    const std::string_view begin = pattern.substr(0, place);
    const std::string_view end = pattern.substr(place + 2);
    if (text.size() >= begin.size() + end.size() && text.starts_with(begin) && text.ends_with(end))
        out.push_back({&term.operands()[1], text.substr(begin.size(), text.size() - begin.size() - end.size())});
}

static void typeNamed(const Value& operand, const Value& wanted, std::vector<Wish>& out) {
    if (!wanted.is(Kind::String))
        return;
    const std::array<std::pair<std::string_view, Value>, 6> examples{{{"null", Value()}, {"boolean", true},
        {"number", 1}, {"string", "a"}, {"array", std::vector<Value>()}, {"object", Value::object({})}}};
    for (const auto& [type, example] : examples)
        if (type == wanted.string())
            out.push_back({&operand, example});
}

static void mergeParts(const Value& parts, const Value& wanted, std::vector<Wish>& out) {
    if (!parts.is(Kind::Array))
        return out.push_back({&parts, arrayOf(wanted)});
    for (const Value& part : parts.elements())
        if (part.is(Kind::Term))
            out.push_back({&part, wanted});
}

// An array of which the function takes something: for each element that is wanted one that may lead to it.
static void higherOrder(const Term& term, const Value& wanted, const Now& now, std::vector<Wish>& out) {
    if (term.operands().size() < 2)
        return;
    const bool isMany = term.name() != "$single" && wanted.is(Kind::Array);
    std::vector<std::vector<Value>> arrays;
    for (const Value& each : isMany ? wanted.elements() : std::span(&wanted, 1)) {
        const std::vector<Value> samples = samplesFor(term.operands()[1], each, now);
        arrays.resize(std::max(arrays.size(), samples.size()));
        for (std::size_t i = 0; i < samples.size(); ++i)
            arrays[i].push_back(samples[i]);
    }
    for (std::vector<Value>& array : arrays)
        out.push_back({&term.operands()[0], Value(std::move(array))});
}

// A member of an object that is known: its key.
static void keyFor(const Term& term, const Value& wanted, std::vector<Wish>& out) {
    const Value& object = term.operands()[0];
    for (const bool isEqual : {true, false})
        for (const value::MemberView member : object.members())
            if ((member.value == wanted) == isEqual)
                out.push_back({&term.operands()[1], member.name});
}

// Functions of texts and times.
static void text(const Term& term, const Value& wanted, std::vector<Wish>& out) {
    const std::string_view name = term.name();
    const Value& operand = term.operands()[0];
    const bool isText = wanted.is(Kind::String);
    if (isNamed(name, {"$parse", "States.StringToJson"}))
        out.push_back({&operand, value::write(wanted)});
    if (name == "is JSON" && wanted.is(Kind::Boolean))
        out.push_back({&operand, wanted.boolean() ? "{}" : "no JSON"});
    if (isNamed(name, {"States.JsonToString", "$string"}) && isText)
        if (auto read = value::read(wanted.string()))
            out.push_back({&operand, std::move(*read)});
    if (isNamed(name, {"$split", "States.StringSplit"}) && term.operands().size() > 1 &&
        term.operands()[1].is(Kind::String))
        out.push_back({&operand, isText ? std::string(wanted.string()) : joined(wanted, term.operands()[1].string())});
    if (name == "$substringAfter" && isText && term.operands().size() > 1 && term.operands()[1].is(Kind::String))
        out.push_back({&operand, std::string(term.operands()[1].string()) + std::string(wanted.string())});
    if (name == "$toMillis" && wanted.isNumber() && std::abs(wanted.number()) < 2e14)
        out.push_back({&operand, semantics::writeTimestamp(static_cast<std::int64_t>(wanted.number()))});
    if (name == "$fromMillis" && isText)
        if (const auto moment = semantics::parseTimestamp(wanted.string()))
            out.push_back({&operand, *moment});
    if (isNamed(name, {"States.Base64Decode", "$base64decode"}) && isText)
        out.push_back({&operand, query::encodeBase64(wanted.string())});
}

// Something of every kind that counts as true, or as false.
static void truth(const Value& operand, bool wanted, std::vector<Wish>& out) {
    const std::vector<Value> truthy{true, 1, "a", arrayOf(1), objectOf("a", 1)};
    const std::vector<Value> falsy{false, 0, "", Value(), std::vector<Value>(), Value::object({})};
    for (const Value& value : wanted ? truthy : falsy)
        out.push_back({&operand, value});
}

static void parts(const Term& term, const Value& wanted, const Now& now, std::vector<Wish>& out) {
    const std::string_view name = term.name();
    const auto& operands = term.operands();
    const bool isBoolean = wanted.is(Kind::Boolean);
    if ((name == "$not" || name == "$boolean") && isBoolean)
        truth(operands[0], wanted.boolean() == (name == "$boolean"), out);
    if (name == "$lookup" && operands.size() == 2 && operands[1].is(Kind::String)) {
        out.push_back({&operands[0], objectOf(operands[1].string(), wanted)});
        out.push_back({&operands[0], arrayOf(objectOf(operands[1].string(), wanted))});
        // Of an array of less than two elements no array is left.
        if (wanted.is(Kind::Array) && wanted.size() < 2) {
            const Value element = wanted.size() == 1 ? wanted.elements()[0] : Value("a");
            out.push_back(
                {&operands[0], arrayOf(objectOf(operands[1].string(), std::vector<Value>{element, element}))});
        }
    }
    if (isNamed(name, {"States.Hash", "$hash"}) && operands.size() == 2)
        out.push_back({&operands[1], Value("SHA-256")});
    if (name == "$lookup" && operands.size() == 2 && operands[0].is(Kind::Object))
        keyFor(term, wanted, out);
    if (isNamed(name, {"$single", "$filter", "$map"}))
        higherOrder(term, wanted, now, out);
    if (name == "in" && isBoolean)
        containment(operands[0], operands[1], wanted.boolean(), now, out);
    if (name == "States.ArrayContains" && isBoolean && operands.size() == 2)
        containment(operands[1], operands[0], wanted.boolean(), now, out);
    if (name == "$contains" && operands.size() == 2 && isBoolean && operands[1].is(Kind::String))
        out.push_back({&operands[0], wanted.boolean() ? operands[1] : Value("")});
    if (name == "$merge")
        mergeParts(operands[0], wanted, out);
    if (name == "$type")
        typeNamed(operands[0], wanted, out);
    if (name == "$keys") {
        std::vector<value::Member> members;
        for (const Value& key : wanted.is(Kind::String) ? arrayOf(wanted).elements() : wanted.elements())
            if (key.is(Kind::String))
                members.push_back({.name = key, .value = true});
        out.push_back({&operands[0], Value::object(std::move(members))});
    }
    if (isNamed(name, {"$single", "$sum", "$max", "$min", "$average", "$join", "$filter", "$append", ".sum", ".max",
                          ".min", ".avg", "*", "**"}))
        out.push_back({&operands[0], arrayOf(wanted)});
    if (name == "*" || name == "**")
        out.push_back({&operands[0], objectOf("a", wanted)});
    if (name == "States.ArrayPartition") {
        std::vector<Value> elements;
        for (const Value& part : wanted.elements())
            std::ranges::copy(part.elements(), std::back_inserter(elements));
        out.push_back({&operands[0], Value(std::move(elements))});
    }
}

std::vector<Wish> wishesFor(const Term& term, const Value& wanted, const Now& now) {
    std::vector<Wish> wishes;
    if (term.operands().empty())
        return wishes;
    const std::string_view name = term.name();
    if (isNamed(name, {"+", "-", "*", "/", "%", "negate", "States.MathAdd"}) && term.operands().size() <= 2 &&
        (term.operands().size() == 2 || name == "negate"))
        arithmetic(term, wanted, now, wishes);
    else if (name == "concat")
        concatenation(term, wanted, now, wishes);
    else if (name == "States.Format")
        format(term, wanted, wishes);
    else if (name.starts_with('[') || name.starts_with(".."))
        path(term, wanted, wishes);
    // Much is often found unchanged in what it was made of.
    if (isNamed(name, {"lower", "upper", "$trim", "$string", "$number", "$abs", "$floor", "$ceil", "$round", "$reverse",
                          "$sort", "$distinct", "$shuffle", "$filter", "$map", "$append", "$replace", "$substring",
                          "$substringBefore", "$pad", "$sift", "$each", "States.ArrayUnique"}))
        wishes.push_back({&term.operands()[0], wanted});
    text(term, wanted, wishes);
    parts(term, wanted, now, wishes);
    return wishes;
}

}  // namespace stepcheck::explore
