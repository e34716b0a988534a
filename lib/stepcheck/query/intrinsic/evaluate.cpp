#include "stepcheck/query/intrinsic/evaluate.h"

#include "stepcheck/query/intrinsic/functions.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/random.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::query::intrinsic {

using catalog::Intrinsic;
using catalog::IntrinsicType;
using support::Overload;
using value::Kind;
using value::Value;

namespace {
// One evaluation of one expression.
class Evaluation {
public:
    Evaluation(std::string_view text, const Environment& environment, value::Oracle& oracle)
        : text_(text), environment_(environment), oracle_(oracle) {}

    Evaluated run(const Call& call);

private:
    Evaluated valueOf(const Argument& argument);
    Evaluated valueOf(const PathArgument& argument);
    bool fits(IntrinsicType type, const Value& value);
    Failure failure(const char* error, std::string_view why) const;

    std::string_view text_;
    const Environment& environment_;
    value::Oracle& oracle_;
};
}  // namespace

Failure Evaluation::failure(const char* error, std::string_view why) const {
    return {.error = error, .cause = fmt::format("The function '{}' had the following error: {}", text_, why)};
}

static Outcome apply(const Input& input) {
    switch (input.call.spec->function) {
        case Intrinsic::Format: return format(input);
        case Intrinsic::StringToJson: return stringToJson(input);
        case Intrinsic::JsonToString: return jsonToString(input);
        case Intrinsic::Array: return array(input);
        case Intrinsic::ArrayPartition: return arrayPartition(input);
        case Intrinsic::ArrayContains: return arrayContains(input);
        case Intrinsic::ArrayRange: return arrayRange(input);
        case Intrinsic::ArrayGetItem: return arrayGetItem(input);
        case Intrinsic::ArrayLength: return arrayLength(input);
        case Intrinsic::ArrayUnique: return arrayUnique(input);
        case Intrinsic::Base64Encode: return base64Encode(input);
        case Intrinsic::Base64Decode: return base64Decode(input);
        case Intrinsic::Hash: return hashOf(input);
        case Intrinsic::JsonMerge: return jsonMerge(input);
        case Intrinsic::MathRandom: return mathRandom(input);
        case Intrinsic::MathAdd: return mathAdd(input);
        case Intrinsic::StringSplit: return stringSplit(input);
        case Intrinsic::UUID: return uuid(input);
    }
    STEPCHECK_ASSERT(false);
}

static bool isKind(IntrinsicType type, Kind kind) {
    switch (type) {
        case IntrinsicType::Any: return true;
        case IntrinsicType::Scalar: return kind != Kind::Array && kind != Kind::Object;
        case IntrinsicType::String: return kind == Kind::String;
        case IntrinsicType::Number: return kind == Kind::Integer || kind == Kind::Decimal;
        case IntrinsicType::Boolean: return kind == Kind::Boolean;
        case IntrinsicType::Array: return kind == Kind::Array;
        case IntrinsicType::Object: return kind == Kind::Object;
    }
    STEPCHECK_ASSERT(false);
}

// An unknown is asked for each kind that the type allows.
bool Evaluation::fits(IntrinsicType type, const Value& value) {
    if (!value.is(Kind::Term) || type == IntrinsicType::Any)
        return isKind(type, value.kind());
    for (const Kind kind :
        {Kind::Null, Kind::Boolean, Kind::Integer, Kind::Decimal, Kind::String, Kind::Array, Kind::Object})
        if (isKind(type, kind) && oracle_.decide({.question = value::Question::IsKind, .kind = kind, .first = value}))
            return true;
    return false;
}

// The text of a context path is shown with one `$`, and the state's input is shown in any case.
Evaluated Evaluation::valueOf(const PathArgument& argument) {
    auto value = jsonpath::evaluate(argument.path, environment_, oracle_);
    if (value)
        return std::move(*value);
    if (!value.error().isMissing)
        return failure("States.Runtime", value.error().message);
    const std::string_view path = argument.text;
    const bool isContext = argument.path.root == jsonpath::Root::Context;
    return failure(
        "States.Runtime", fmt::format("The JsonPath argument for the field '{}' could not be found in the input '{}'",
                              isContext ? path.substr(1) : path, value::write(environment_.input)));
}

Evaluated Evaluation::valueOf(const Argument& argument) {
    return std::visit(Overload{
                          [](const StringLiteral& string) -> Evaluated { return string.value; },
                          [](const OtherLiteral& other) -> Evaluated { return other.value; },
                          [&](const PathArgument& path) { return valueOf(path); },
                          [&](const Call& call) { return run(call); },
                      },
        argument.kind);
}

Evaluated Evaluation::run(const Call& call) {
    if (call.spec == nullptr)
        return failure("States.IntrinsicFailure", fmt::format("there is no function {}", call.name));
    Input input{.call = call, .seed = mixSeeds(environment_.seed, call.ordinal), .oracle = oracle_};
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const catalog::IntrinsicParameter* parameter = call.spec->parameterAt(i);
        if (parameter == nullptr)
            return failure("States.IntrinsicFailure", fmt::format("{} takes fewer arguments", call.name));
        auto value = valueOf(call.arguments[i]);
        if (!value)
            return value;
        if (!fits(parameter->type, *value))
            return failure("States.IntrinsicFailure",
                fmt::format("the {} is not {}", parameter->name, catalog::describe(parameter->type)));
        input.arguments.push_back(std::move(*value));
    }
    if (input.arguments.size() < call.spec->minArguments())
        return failure("States.IntrinsicFailure", fmt::format("{} takes more arguments", call.name));
    Outcome outcome = apply(input);
    if (!outcome.value)
        return failure("States.IntrinsicFailure", outcome.why);
    return std::move(*outcome.value);
}

Evaluated evaluate(const Call& call, std::string_view text, const Environment& environment, value::Oracle& oracle) {
    return Evaluation(text, environment, oracle).run(call);
}

}  // namespace stepcheck::query::intrinsic
