#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/json_text.h"
#include "stepcheck/request/tested_state.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace stepcheck::rules {

using request::Value;
using syntax::Kind;
using syntax::Member;
using syntax::Node;
namespace answers = catalog::answers;

static bool isOneOf(std::string_view type, std::span<const std::string_view> types) {
    return std::ranges::find(types, type) != types.end();
}

static std::string_view typeOf(const Node& state) {
    const Member* const type = state.find("Type");
    return type != nullptr && type->value.isFinalString() ? type->value.text() : std::string_view();
}

// What the result of a Map or Parallel state is when the service makes it.
static void checkShape(const Node& state, const Node& written, const Node& result, Reporter& out) {
    const bool isParallel = typeOf(state) == "Parallel";
    if (state.find("ResultWriter") != nullptr) {
        if (!result.is(Kind::Object))
            out.report(written.span(), "the result of a Map state with a ResultWriter is an object")
                .awsText("{}", answers::mockNoObject);
        return;
    }
    if (!result.is(Kind::Array)) {
        out.report(written.span(), "the result of a {} state is an array", typeOf(state))
            .awsText("{}", answers::mockNoArray);
        return;
    }
    const Member* const branches = isParallel ? state.find("Branches") : nullptr;
    if (branches != nullptr && branches->value.is(Kind::Array) && branches->value.isComplete() &&
        branches->value.elements().size() != result.elements().size())
        out.report(written.span(), "the result has {} elements for {} branches", result.elements().size(),
               branches->value.elements().size())
            .awsText("{}", answers::mockOfBranches);
}

static void checkResult(const RequestInput& in, const Node& state, const Node& mock, Reporter& out) {
    const Member* const written = in.request.find(mock, "result");
    if (written == nullptr || !written->value.isFinalString())
        return;
    if (const auto problem = request::jsonProblem(in.request, written->value)) {
        out.report(problem->at, "the result is no JSON: {}", problem->message).awsText("{}", answers::mockNoJson);
        return;
    }
    const auto document = request::textIn(in.request, written->value, false);
    if (document != nullptr && !document->roots().empty() && isOneOf(typeOf(state), catalog::alwaysMocked))
        checkShape(state, written->value, document->roots().front(), out);
}

static void checkState(const RequestInput& in, const Value& definition, const Node& state, Reporter& out) {
    const std::string_view type = typeOf(state);
    const Member* const mock = in.request.find(in.request.root(), "mock");
    if (mock == nullptr && isOneOf(type, catalog::alwaysMocked))
        out.report(definition.node->span(), "a {} state is tested with a mock only", type)
            .help("add \"mock\"")
            .awsCode(definition.member->exception)
            .awsText("{}", answers::unmockedState);
    else if (mock == nullptr && type == "Task" && in.request.find(in.request.root(), "roleArn") == nullptr)
        out.report(definition.node->span(), "a task is called with a role, or has a mock")
            .help("add \"roleArn\" or \"mock\"")
            .awsText("{}", answers::taskWithoutRole);
    if (mock == nullptr || mock->value.isUnknown())
        return;
    if (isOneOf(type, catalog::neverMocked))
        out.report(mock->key.span(), "a {} state has nothing that a mock could stand for", type)
            .help("remove it")
            .awsText(answers::mockedState, type);
    else
        checkResult(in, state, mock->value, out);
}

static void check(const RequestInput& in, Reporter& out) {
    lint::eachOf(in, catalog::Meaning::StateDefinition, [&](const Value& value) {
        const request::TestedState tested = request::testedStateOf(in.request, *value.node, true);
        if (tested.state != nullptr)
            checkState(in, value, *tested.state, out);
    });
}

STEPCHECK_REQUEST_RULE(request_mock_invalid){
    .rule =
        {
            .id = "request-mock-invalid",
            .summary = "A request for TestState has a mock that the state cannot have, or not what the state needs.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
