#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

#include <variant>

namespace stepcheck::rules {

using catalog::IntrinsicType;
using query::intrinsic::Argument;
using query::intrinsic::Call;
using query::intrinsic::PathArgument;

static bool takesOneValue(const Call& call, std::size_t index) {
    const catalog::IntrinsicParameter* parameter = call.spec != nullptr ? call.spec->parameterAt(index) : nullptr;
    if (parameter == nullptr)
        return false;
    switch (parameter->type) {
        case IntrinsicType::Array: return false;
        // States.Format alone makes a text of its arguments; of an array it makes the notation of Java.
        case IntrinsicType::Any: return call.spec->function == catalog::Intrinsic::Format;
        case IntrinsicType::Scalar:
        case IntrinsicType::String:
        case IntrinsicType::Number:
        case IntrinsicType::Boolean:
        case IntrinsicType::Object: return true;
    }
    return false;
}

static void checkCall(const asl::Expression& expression, const Call& call, Reporter& out) {
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const Argument& argument = call.arguments[i];
        if (const auto* nested = std::get_if<Call>(&argument.kind))
            checkCall(expression, *nested, out);
        const auto* path = std::get_if<PathArgument>(&argument.kind);
        const query::jsonpath::Step* step = path != nullptr ? lint::arrayStep(path->path) : nullptr;
        if (step == nullptr || !takesOneValue(call, i))
            continue;
        auto report =
            out.report(expression.at(step->at), "the path always gives an array, and {} takes one value", call.name);
        report.help("take one element: States.ArrayGetItem({}, 0)", path->text);
        // A list as Java writes it, `[a, b]`, is sometimes what the text is meant to show.
        if (call.spec->function == catalog::Intrinsic::Format && i > 0)
            report.severity(Severity::Info);
    }
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachIntrinsic(
        in.expressions, [&](const asl::Expression& expression, const Call& call) { checkCall(expression, call, out); });
}

STEPCHECK_RULE(filter_yields_list){
    .id = "filter-yields-list",
    .summary = "A path that gives an array stands where one value is wanted.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#path",
    .check = check,
};

}  // namespace stepcheck::rules
