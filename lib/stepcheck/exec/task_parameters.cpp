#include "stepcheck/exec/task_parameters.h"

#include "stepcheck/value/term.h"
#include "stepcheck/value/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace stepcheck::exec {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

namespace {

// Looks at parameters of which some may be unknown.
class Checker {
public:
    Checker(const Value& given, value::Oracle& oracle) : given_(given), oracle_(oracle) {}

    [[nodiscard]] bool isObject() const { return is(Kind::Object, given_); }

    [[nodiscard]] std::optional<Value> find(std::string_view name) const {
        if (!given_.is(Kind::Term)) {
            const Value* member = given_.find(name);
            return member != nullptr ? std::optional(*member) : std::nullopt;
        }
        Value member = Value::term(Term::member(given_, name));
        const bool isThere = oracle_.decide({.question = Question::IsPresent, .first = member, .second = {}});
        return isThere ? std::optional(std::move(member)) : std::nullopt;
    }

    // Null counts as not given. Of what is unknown as a whole there is nothing to look at inside.
    [[nodiscard]] bool holdsStringArrays(const Value& object) const {
        if (!is(Kind::Object, object))
            return is(Kind::Null, object);
        return object.is(Kind::Term) || std::ranges::all_of(object.members(), [&](const value::MemberView member) {
            return isStringArray(member.value) || is(Kind::Null, member.value);
        });
    }

private:
    [[nodiscard]] bool is(Kind kind, const Value& value) const {
        if (!value.is(Kind::Term))
            return value.is(kind);
        return oracle_.decide({.question = Question::IsKind, .kind = kind, .first = value, .second = {}});
    }

    [[nodiscard]] bool isStringArray(const Value& value) const {
        return is(Kind::Array, value) &&
               (value.is(Kind::Term) || std::ranges::all_of(value.elements(),
                                            [&](const Value& element) { return is(Kind::String, element); }));
    }

    const Value& given_;
    value::Oracle& oracle_;
};

}  // namespace

std::optional<semantics::Fault> refusedParameters(const catalog::IntegrationAction& action,
    const semantics::Payload& parameters, asl::QueryLanguage language, value::Oracle& oracle) {
    const bool isJsonata = language == asl::QueryLanguage::Jsonata;
    const std::span<const std::string_view> required =
        isJsonata ? action.required : std::span<const std::string_view>();
    if (required.empty() && action.stringArrays.empty())
        return std::nullopt;
    const Checker checker(parameters.value(), oracle);
    if (!checker.isObject())
        return std::nullopt;
    std::string problems;
    const auto add = [&](std::string problem) { problems += (problems.empty() ? "" : ", ") + problem; };
    for (const std::string_view name : required)
        if (!checker.find(name))
            add(fmt::format("The field '{}' is required but was missing", name));
    for (const std::string_view name : action.stringArrays)
        if (const auto value = checker.find(name); value && !checker.holdsStringArrays(*value))
            add(fmt::format("The value of the field '{}' has an invalid format", name));
    if (problems.empty())
        return std::nullopt;
    return semantics::runtimeFault(fmt::format("The {} '{}' could not be used to start the Task: [{}]",
        isJsonata ? "Arguments" : "Parameters", parameters.text(), problems));
}

}  // namespace stepcheck::exec
