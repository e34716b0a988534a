// The functions that make or take strings and JSON.

#include "stepcheck/query/base64.h"
#include "stepcheck/query/hash.h"
#include "stepcheck/query/intrinsic/functions.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/java_order.h"
#include "stepcheck/query/java_text.h"
#include "stepcheck/query/jsonpath/set.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::query::intrinsic {

using value::Kind;
using value::Term;
using value::Value;

static Outcome fail(std::string why) {
    return {.why = std::move(why)};
}

bool holdsTerm(const Value& value) {
    std::vector<const Value*> todo{&value};
    while (!todo.empty()) {
        const Value& node = *todo.back();
        todo.pop_back();
        if (node.is(Kind::Term))
            return true;
        for (const Value& element : node.elements())
            if (element.kind() >= Kind::Array)
                todo.push_back(&element);
        for (const value::MemberView member : node.members())
            if (member.value.kind() >= Kind::Array)
                todo.push_back(&member.value);
    }
    return false;
}

// Whether the function takes only some of the values that have the type of its parameter.
static bool isPicky(const catalog::IntrinsicParameter& parameter) {
    return parameter.minimum || parameter.maximum || parameter.nonZero || parameter.onlyFalse ||
           !parameter.values.empty();
}

// Whether there certainly is a result. The length of texts is not looked at.
static bool isTotal(const Input& input) {
    using enum catalog::Intrinsic;
    static constexpr auto failing = std::to_array({StringToJson, ArrayGetItem, ArrayRange, Base64Decode});
    if (std::ranges::find(failing, input.call.spec->function) != failing.end())
        return false;
    for (std::size_t i = 0; i < input.arguments.size(); ++i)
        if (input.isUnknown(i) && isPicky(*input.call.spec->parameterAt(i)))
            return false;
    return true;
}

Outcome uninterpreted(const Input& input) {
    Value result = Value::term(Term::function(input.call.name, input.arguments));
    if (isTotal(input))
        return {.value = std::move(result)};
    if (!input.oracle.decide(
            {.question = value::Question::IsPresent, .kind = Kind::Null, .first = result, .second = {}}))
        return fail("its arguments have no result");
    return {.value = std::move(result)};
}

Outcome format(const Input& input) {
    if (std::ranges::any_of(input.arguments, holdsTerm))
        return uninterpreted(input);
    const auto* literal = std::get_if<StringLiteral>(&input.call.arguments[0].kind);
    const std::vector<Piece> computed =
        literal != nullptr ? std::vector<Piece>() : piecesOf(input.arguments[0].string());
    const std::vector<Piece>& pieces = literal != nullptr ? literal->pieces : computed;
    std::string text;
    std::size_t next = 1;
    for (const Piece& piece : pieces) {
        if (piece.form != Piece::Form::Placeholder)
            text += piece.text;
        else if (next < input.arguments.size())
            text += javaText(input.arguments[next++]);
        else
            ++next;
    }
    if (next != input.arguments.size())
        return fail(fmt::format("{} placeholders, but {} arguments", next - 1, input.arguments.size() - 1));
    return {.value = text};
}

Outcome stringToJson(const Input& input) {
    if (input.isUnknown(0))
        return uninterpreted(input);
    const std::string_view text = input.arguments[0].string();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {.value = Value()};
    auto read = value::read(text);
    if (!read)
        return fail("the string is no JSON");
    return {.value = std::move(*read)};
}

Outcome jsonToString(const Input& input) {
    return holdsTerm(input.arguments[0]) ? uninterpreted(input) : Outcome{.value = value::write(input.arguments[0])};
}

static bool isTooLong(const Input& input, std::string_view text) {
    return support::countCodePoints(text) > input.call.spec->parameters[0].maxCharacters;
}

static Outcome tooLong(const Input& input) {
    const catalog::IntrinsicParameter& parameter = input.call.spec->parameters[0];
    return fail(fmt::format("the {} has more than {} characters", parameter.name, parameter.maxCharacters));
}

Outcome base64Encode(const Input& input) {
    if (input.isUnknown(0))
        return uninterpreted(input);
    const std::string_view text = input.arguments[0].string();
    return isTooLong(input, text) ? tooLong(input) : Outcome{.value = encodeBase64(text)};
}

Outcome base64Decode(const Input& input) {
    if (input.isUnknown(0))
        return uninterpreted(input);
    const std::string_view text = input.arguments[0].string();
    if (isTooLong(input, text))
        return tooLong(input);
    const auto bytes = decodeBase64(text);
    return bytes ? Outcome{.value = replaceInvalidUtf8(*bytes)} : fail("the string is no Base64");
}

// Strings as they are, everything else as JSON.
Outcome hashOf(const Input& input) {
    if (holdsTerm(input.arguments[0]) || input.isUnknown(1))
        return uninterpreted(input);
    const Value& data = input.arguments[0];
    const std::string text = data.is(Kind::String) ? std::string(data.string()) : value::write(data);
    if (isTooLong(input, text))
        return tooLong(input);
    const auto algorithm = hashAlgorithm(input.arguments[1].string());
    if (!algorithm)
        return fail(fmt::format("there is no algorithm {}", input.arguments[1].string()));
    return {.value = hash(*algorithm, text)};
}

// Members of the second object replace those of the first; the order of the result is that of a Java map (recorded).
static Value merge(const Value& first, const Value& second) {
    Value merged = first;
    for (const value::MemberView member : second.members())
        merged = merged.with(member.key(), member.value);
    std::vector<std::string> names;
    for (const value::MemberView member : merged.members())
        names.emplace_back(member.key());
    std::vector<value::Member> ordered;
    for (const std::size_t index : javaOrder(names))
        ordered.push_back(merged.members()[index].copy());
    return Value::object(std::move(ordered));
}

Outcome jsonMerge(const Input& input) {
    if (input.isUnknown(1) || input.isUnknown(2))
        return uninterpreted(input);
    if (input.arguments[2].boolean())
        return fail("only a shallow merge is possible");
    if (!input.isUnknown(0))
        return {.value = merge(input.arguments[0], input.arguments[1])};
    Value merged = input.arguments[0];
    for (const value::MemberView member : input.arguments[1].members())
        merged = jsonpath::setInTerm(merged, member.key(), member.value);
    return {.value = std::move(merged)};
}

// Every character of the second string splits; empty parts are left out.
Outcome stringSplit(const Input& input) {
    if (input.isUnknown(0) || input.isUnknown(1))
        return uninterpreted(input);
    const std::string_view text = input.arguments[0].string();
    const std::string_view delimiters = input.arguments[1].string();
    if (delimiters.empty())
        return fail("there is no delimiter");
    std::vector<Value> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t size = at < text.size() ? std::max(support::decodeUtf8(text, at).size, 1U) : 1;
        if (at == text.size() || delimiters.find(text.substr(at, size)) != std::string_view::npos) {
            if (at > begin)
                parts.emplace_back(text.substr(begin, at - begin));
            begin = at + size;
        }
        at += size;
    }
    return {.value = Value(std::move(parts))};
}

}  // namespace stepcheck::query::intrinsic
