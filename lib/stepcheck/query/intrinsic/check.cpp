#include "stepcheck/query/intrinsic/check.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace stepcheck::query::intrinsic {

using catalog::Intrinsic;
using catalog::IntrinsicParameter;
using catalog::IntrinsicSpec;
using catalog::IntrinsicType;
using support::Overload;
using value::Kind;
using value::Value;

// What the cause of a failed call says in front of the reason.
static constexpr std::string_view causeColon = "error: ";

namespace {
class Checker {
public:
    void check(const Call& call, std::uint32_t depth);
    std::vector<Problem> problems;

private:
    void checkName(const Call& call);
    void checkArity(const Call& call);
    void checkType(const IntrinsicParameter& parameter, const Argument& argument);
    void checkRange(const IntrinsicParameter& parameter, const Argument& argument);
    void checkFormat(const Call& call);
    void checkArrayRange(const Call& call);
    void checkMathRandom(const Call& call);
    void report(ProblemKind kind, Span at, std::string message, std::string help = {});
};
}  // namespace

void Checker::report(ProblemKind kind, Span at, std::string message, std::string help) {
    problems.push_back({.kind = kind, .message = std::move(message), .help = std::move(help), .at = at});
}

static const Value* literalOf(const Argument& argument) {
    if (const auto* string = std::get_if<StringLiteral>(&argument.kind))
        return &string->value;
    if (const auto* other = std::get_if<OtherLiteral>(&argument.kind))
        return &other->value;
    return nullptr;
}

static IntrinsicType typeOf(const Value& literal) {
    switch (literal.kind()) {
        case Kind::Boolean: return IntrinsicType::Boolean;
        case Kind::Integer:
        case Kind::Decimal: return IntrinsicType::Number;
        case Kind::String: return IntrinsicType::String;
        case Kind::Null:
        case Kind::Array:
        case Kind::Object:
        case Kind::Term: break;
    }
    return IntrinsicType::Scalar;  // null: literals are nothing else
}

// The type that is certain, or `Any`.
static IntrinsicType typeOf(const Argument& argument) {
    if (const Value* literal = literalOf(argument))
        return typeOf(*literal);
    const auto* call = std::get_if<Call>(&argument.kind);
    return call != nullptr && call->spec != nullptr ? call->spec->result : IntrinsicType::Any;
}

static bool fits(IntrinsicType wanted, IntrinsicType given) {
    if (wanted == IntrinsicType::Any || given == IntrinsicType::Any || wanted == given)
        return true;
    return wanted == IntrinsicType::Scalar && given != IntrinsicType::Array && given != IntrinsicType::Object;
}

void Checker::check(const Call& call, std::uint32_t depth) {
    if (depth == catalog::maxIntrinsicNesting + 1)
        report(ProblemKind::NestingTooDeep, call.nameAt,
            fmt::format("more than {} calls inside each other", catalog::maxIntrinsicNesting),
            "compute a part of it in a state before");
    if (call.spec == nullptr)
        checkName(call);
    else
        checkArity(call);
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const Argument& argument = call.arguments[i];
        const IntrinsicParameter* parameter = call.spec != nullptr ? call.spec->parameterAt(i) : nullptr;
        if (parameter != nullptr) {
            checkType(*parameter, argument);
            checkRange(*parameter, argument);
        }
        if (const auto* nested = std::get_if<Call>(&argument.kind))
            check(*nested, depth + 1);
    }
    if (call.spec == nullptr)
        return;
    if (call.spec->function == Intrinsic::Format)
        checkFormat(call);
    if (call.spec->function == Intrinsic::ArrayRange)
        checkArrayRange(call);
    if (call.spec->function == Intrinsic::MathRandom)
        checkMathRandom(call);
}

void Checker::checkName(const Call& call) {
    std::vector<std::string_view> names;
    for (const IntrinsicSpec& spec : catalog::intrinsics())
        names.push_back(spec.name);
    const std::string_view near = support::nearest(call.name, names);
    report(ProblemKind::UnknownFunction, call.nameAt, fmt::format("no intrinsic function \"{}\"", call.name),
        near.empty() ? std::string() : fmt::format("did you mean \"{}\"?", near));
}

static std::string countText(const IntrinsicSpec& spec) {
    const std::size_t least = spec.minArguments();
    const auto most = spec.maxArguments();
    if (!most)
        return fmt::format("at least {} argument{}", least, least == 1 ? "" : "s");
    if (*most == 0)
        return "no arguments";
    if (least != *most)
        return fmt::format("{} or {} arguments", least, *most);
    return fmt::format("{} argument{}", least, least == 1 ? "" : "s");
}

void Checker::checkArity(const Call& call) {
    const std::size_t count = call.arguments.size();
    const auto most = call.spec->maxArguments();
    if (count >= call.spec->minArguments() && (!most || count <= *most))
        return;
    const Span at =
        most && count > *most ? Span{call.arguments[*most].at.begin, call.arguments.back().at.end} : call.nameAt;
    report(ProblemKind::Arity, at, fmt::format("{} takes {}, not {}", call.name, countText(*call.spec), count));
}

void Checker::checkType(const IntrinsicParameter& parameter, const Argument& argument) {
    const IntrinsicType given = typeOf(argument);
    if (fits(parameter.type, given))
        return;
    const Value* literal = literalOf(argument);
    const std::string_view found = literal != nullptr && literal->is(Kind::Null) ? "null" : describe(given);
    report(ProblemKind::ArgumentType, argument.at,
        fmt::format("the argument \"{}\" must be {}, not {}", parameter.name, describe(parameter.type), found));
}

static std::optional<std::string> whyRefused(const IntrinsicParameter& parameter, const Value& literal) {
    if (literal.isNumber()) {
        const double number = parameter.integer ? std::floor(literal.number() + 0.5) : literal.number();
        if (parameter.nonZero && number == 0)
            return "must not be 0";
        if (parameter.minimum && number < *parameter.minimum)
            return fmt::format("must be {} or more", *parameter.minimum);
        if (parameter.maximum && number > *parameter.maximum)
            return fmt::format("must be {} or less", *parameter.maximum);
    }
    if (literal.is(Kind::Boolean) && parameter.onlyFalse && literal.boolean())
        return "must be false";
    if (!literal.is(Kind::String))
        return std::nullopt;
    if (!parameter.values.empty() && std::ranges::find(parameter.values, literal.string()) == parameter.values.end())
        return fmt::format("must be one of {}", fmt::join(parameter.values, ", "));
    if (parameter.maxCharacters != 0 && support::countCodePoints(literal.string()) > parameter.maxCharacters)
        return fmt::format("must have at most {} characters", parameter.maxCharacters);
    return std::nullopt;
}

void Checker::checkRange(const IntrinsicParameter& parameter, const Argument& argument) {
    const Value* literal = literalOf(argument);
    if (literal == nullptr)
        return;
    const auto why = whyRefused(parameter, *literal);
    if (!why)
        return;
    const std::string_view near =
        literal->is(Kind::String) ? support::nearest(literal->string(), parameter.values) : "";
    report(ProblemKind::ArgumentRange, argument.at, fmt::format("the argument \"{}\" {}", parameter.name, *why),
        near.empty() ? std::string() : fmt::format("did you mean '{}'?", near));
}

void Checker::checkFormat(const Call& call) {
    const auto* text = call.arguments.empty() ? nullptr : std::get_if<StringLiteral>(&call.arguments[0].kind);
    if (text == nullptr)
        return;
    std::size_t placeholders = 0;
    const Piece* brace = nullptr;
    for (const Piece& piece : text->pieces) {
        placeholders += piece.form == Piece::Form::Placeholder ? 1 : 0;
        if (piece.form == Piece::Form::Brace && brace == nullptr)
            brace = &piece;
    }
    // The first one says it all: of `{0}` both are alone, and either was most likely meant to be part of a placeholder.
    if (brace != nullptr)
        return report(ProblemKind::UnescapedBrace, brace->at, fmt::format("\"{}\" stands alone", brace->text),
            fmt::format("put a backslash before it: \"\\\\{}\" in JSON", brace->text));
    const std::size_t given = call.arguments.size() - 1;
    if (placeholders != given)
        report(ProblemKind::Placeholders, call.arguments[0].at,
            fmt::format("the template has {} placeholder{}, but {} argument{} after it", placeholders,
                placeholders == 1 ? "" : "s", given, given == 1 ? "" : "s"));
}

// The literals of all arguments as rounded numbers, or nothing.
static std::optional<std::vector<double>> numbersOf(const Call& call, std::size_t count) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i) {
        const Value* literal = i < call.arguments.size() ? literalOf(call.arguments[i]) : nullptr;
        if (literal == nullptr || !literal->isNumber())
            return std::nullopt;
        numbers.push_back(std::floor(literal->number() + 0.5));
    }
    return numbers;
}

void Checker::checkArrayRange(const Call& call) {
    const auto numbers = numbersOf(call, 3);
    if (!numbers || (*numbers)[2] == 0)
        return;
    const double count = std::floor(((*numbers)[1] - (*numbers)[0]) / (*numbers)[2]) + 1;
    if (count > catalog::maxArrayRangeElements)
        report(ProblemKind::ArgumentRange, call.at,
            fmt::format("the range has {} elements, at most {} are possible", count, catalog::maxArrayRangeElements));
}

void Checker::checkMathRandom(const Call& call) {
    const auto numbers = numbersOf(call, 2);
    if (numbers && (*numbers)[0] >= (*numbers)[1])
        report(ProblemKind::ArgumentRange, call.arguments[1].at, "the end must be greater than the start");
}

// A call that fails although each argument alone is one that the function takes: text that is no JSON, no Base64.
static void checkConstant(const Call& call, std::string_view text, std::vector<Problem>& problems) {
    value::NeverAsked oracle;
    const Evaluated result = evaluate(call, text, {.input = nothing()}, oracle);
    if (result)
        return;
    const std::string& cause = result.error().cause;
    const std::size_t colon = cause.find(causeColon);
    problems.push_back({.kind = ProblemKind::ArgumentRange,
        .message = fmt::format(
            "the call always fails: {}", colon == std::string::npos ? cause : cause.substr(colon + causeColon.size())),
        .help = {},
        .at = call.at});
}

std::vector<Problem> check(const Call& call) {
    Checker checker;
    checker.check(call, 1);
    if (checker.problems.empty() && isConstant(call))
        checkConstant(call, call.name, checker.problems);
    std::ranges::stable_sort(checker.problems, {}, &Problem::at);
    return std::move(checker.problems);
}

bool isConstant(const Call& call) {
    if (call.spec == nullptr)
        return false;
    if (call.spec->random && call.arguments.size() < 3)
        return false;
    return std::ranges::all_of(call.arguments, [](const Argument& argument) {
        return std::visit(Overload{
                              [](const StringLiteral&) { return true; },
                              [](const OtherLiteral&) { return true; },
                              [](const PathArgument&) { return false; },
                              [](const Call& nested) { return isConstant(nested); },
                          },
            argument.kind);
    });
}

bool givesString(const Call& call) {
    return call.spec != nullptr && call.spec->stringResult;
}

}  // namespace stepcheck::query::intrinsic
