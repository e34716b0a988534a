#include "stepcheck/catalog/intrinsics.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

#include <cstddef>
#include <variant>

namespace stepcheck::rules {

using catalog::IntrinsicType;
using flow::ShapeKind;
using query::intrinsic::Call;
using query::intrinsic::PathArgument;

static flow::ShapeKinds kindsTaken(IntrinsicType type) {
    switch (type) {
        case IntrinsicType::Any: return flow::everyKind;
        case IntrinsicType::Scalar:
            return static_cast<flow::ShapeKinds>(flow::everyKind & ~(mask(ShapeKind::Array) | mask(ShapeKind::Object)));
        case IntrinsicType::String: return mask(ShapeKind::String);
        case IntrinsicType::Number: return mask(ShapeKind::Number);
        case IntrinsicType::Boolean: return mask(ShapeKind::Boolean);
        case IntrinsicType::Array: return mask(ShapeKind::Array);
        case IntrinsicType::Object: return mask(ShapeKind::Object);
    }
    return flow::everyKind;
}

// Calls inside of calls too; the parser limits how deep they lie.
static void checkCall(const RuleInput& in, const asl::Expression& expression, const flow::SeenData& seen,
    const Call& call, Reporter& out) {
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const auto& argument = call.arguments[i];
        if (const auto* inner = std::get_if<Call>(&argument.kind))
            checkCall(in, expression, seen, *inner, out);
        const auto* path = std::get_if<PathArgument>(&argument.kind);
        const auto* parameter = call.spec != nullptr ? call.spec->parameterAt(i) : nullptr;
        const flow::Shape* root = path != nullptr ? flow::rootOf(path->path, seen) : nullptr;
        if (root == nullptr || parameter == nullptr)
            continue;
        // Of these filter-yields-list says what to do.
        if (parameter->type != IntrinsicType::Array && lint::arrayStep(path->path) != nullptr)
            continue;
        const flow::ShapeFound found = flow::find(*root, path->path);
        const bool isThere = found.presence != flow::Presence::Never && !found.shape.isNothing();
        if (!isThere || (found.shape.kinds() & kindsTaken(parameter->type)) != 0)
            continue;
        lint::Report report = out.report(expression.at(argument.at), "{} takes {}, and \"{}\" is {}", call.spec->name,
            catalog::describe(parameter->type), path->text, flow::describe(found.shape.kinds()));
        lint::relateOrigins(in.machine, found.shape, report);
    }
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachIntrinsic(in.expressions, [&](const asl::Expression& expression, const Call& call) {
        if (const auto seen = in.data.shapes().seenBy(expression))
            checkCall(in, expression, *seen, call, out);
    });
}

STEPCHECK_RULE(intrinsic_argument_shape){
    .id = "intrinsic-argument-shape",
    .summary = "An intrinsic function gets data that certainly has a type which it does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
