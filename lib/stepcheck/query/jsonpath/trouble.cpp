#include "stepcheck/query/jsonpath/trouble.h"

#include "stepcheck/query/java_text.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <limits>
#include <variant>

namespace stepcheck::query::jsonpath {

bool isNotFound(Reason reason) {
    return reason >= Reason::MissingMember && reason <= Reason::NullArray;
}

bool isInvalidPath(Reason reason) {
    return isNotFound(reason) || reason == Reason::FilterOnScalar || reason == Reason::UnknownFunction ||
           reason == Reason::BadOperand;
}

// The path of the node before `end`; there are single names and single indexes only.
static std::string placeBefore(const Path& path, std::size_t end) {
    std::string text = path.root == Root::Item ? "@" : "$";
    for (std::size_t i = 0; i < end; ++i) {
        if (const auto* names = std::get_if<Names>(&path.steps[i].kind))
            text += fmt::format("['{}']", names->names[0]);
        else if (const auto* indexes = std::get_if<Indexes>(&path.steps[i].kind))
            text += fmt::format("[{}]", indexes->indexes[0]);
    }
    return text;
}

// The class that Jackson gives a value.
static std::string_view javaClass(const value::Value& value) {
    switch (value.kind()) {
        case value::Kind::Null: return "null";
        case value::Kind::Boolean: return "java.lang.Boolean";
        case value::Kind::Integer:
            return value.integer() < std::numeric_limits<std::int32_t>::min() ||
                           value.integer() > std::numeric_limits<std::int32_t>::max()
                       ? "java.lang.Long"
                       : "java.lang.Integer";
        case value::Kind::Decimal: return "java.lang.Double";
        case value::Kind::String: return "java.lang.String";
        case value::Kind::Array: return "java.util.ArrayList";
        case value::Kind::Object: return "java.util.LinkedHashMap";
        case value::Kind::Term: return "java.lang.Object";
    }
    STEPCHECK_ASSERT(false);
}

static std::string message(const Path& path, const Trouble& trouble) {
    const std::string root = path.root == Root::Item ? "@" : "$";
    switch (trouble.reason) {
        case Reason::MissingMember: return "Missing property in path " + placeBefore(path, trouble.step + 1);
        case Reason::NoResults: return "No results for path: " + root + fragments(path.steps);
        case Reason::NotAnObject:
            return fmt::format(
                "Expected to find an object with property {} in path {} but found '{}'. This is not a json "
                "object according to the JsonProvider: "
                "'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.",
                fragment(path.steps[trouble.step]), placeBefore(path, trouble.step), javaClass(trouble.model));
        case Reason::NotAnArray:
            return fmt::format("Filter: {} can only be applied to arrays. Current context is: {}",
                fragments(path.steps, trouble.step), javaText(trouble.model));
        case Reason::NullArray: return fmt::format("The path {} is null", placeBefore(path, trouble.step));
        case Reason::FilterOnScalar:
            return fmt::format("Filter: {} can not be applied to primitives. Current context is: {}",
                fragments(path.steps, trouble.step), javaText(trouble.model));
        case Reason::UnknownFunction:
            return fmt::format(
                "Function with name: {} does not exist.", std::get<Call>(path.steps[trouble.step].kind).name);
        case Reason::NothingToAggregate: return "Aggregation function attempted to calculate value using empty array";
        case Reason::IndexTooLarge:
            return fmt::format("Target index:{} larger than object count:{}", trouble.index, trouble.count);
        case Reason::BadArgument: return "an argument of a function is no JSON";
        case Reason::BadOperand: return "an operand does not fit the operator";
        case Reason::EndlessPattern: return "a regular expression takes too long";
        case Reason::TooManySteps: return fmt::format("the path takes more than {} steps", maxEvaluationSteps);
        case Reason::None:
        case Reason::Opaque: break;
    }
    STEPCHECK_ASSERT(false);
}

Failure failure(const Path& path, const Trouble& trouble) {
    return {
        .code = isNotFound(trouble.reason) ? ErrorCode::PathNotFound : ErrorCode::EvalError,
        .message = message(path, trouble),
        .isMissing = trouble.reason == Reason::MissingMember || trouble.reason == Reason::NoResults,
        .outOfRange = trouble.reason == Reason::NoResults && trouble.isPastTheEnd,
    };
}

}  // namespace stepcheck::query::jsonpath
