#include "stepcheck/request/tested_state.h"

#include "stepcheck/request/json_text.h"
#include "stepcheck/syntax/quoting.h"
#include "stepcheck/syntax/walk.h"

#include <set>
#include <string>

namespace stepcheck::request {

static constexpr std::string_view testedName = "StateName";  // as the context object of TestState calls it

static void addTarget(const Node& object, std::string_view field, std::set<std::string>& names) {
    const Member* const member = object.find(field);
    if (member != nullptr && member->value.isFinalString() && member->value.text() != testedName)
        names.emplace(member->value.text());
}

static std::set<std::string> targetsOf(const Node& state) {
    std::set<std::string> names;
    addTarget(state, "Next", names);
    addTarget(state, "Default", names);
    for (const std::string_view list : {"Choices", "Catch"})
        if (const Member* const member = state.find(list))
            for (const Node& each : member->value.elements())
                addTarget(each, "Next", names);
    return names;
}

bool isState(const Node& definition) {
    return definition.find("States") == nullptr && definition.find("StartAt") == nullptr;
}

std::unique_ptr<const syntax::Document> machineAround(
    const Request& request, const Node& string, const Node& state, bool withHoles) {
    std::string after;
    for (const std::string& name : targetsOf(state))
        after += R"(, ")" + syntax::escaped(name) + R"(": {"Type": "Pass", "Result": 0, "End": true})";
    return textIn(request, string, withHoles, R"({"StartAt": "StateName", "States": {"StateName": )", after + "}}");
}

// The state of that name in any of the scopes, or null.
static const Node* stateNamed(const Node& definition, std::string_view name) {
    const Node* found = nullptr;
    syntax::walk(definition, [&](const syntax::Step& step) {
        const bool isStates = step.member != nullptr && !step.isKey && step.member->name() == "States";
        const Member* const state = isStates ? step.node.find(name) : nullptr;
        if (found == nullptr && state != nullptr)
            found = &state->value;
    });
    return found;
}

TestedState testedStateOf(const Request& request, const Node& string, bool withHoles) {
    TestedState result{.document = textIn(request, string, withHoles)};
    if (result.document == nullptr || result.document->roots().empty())
        return result;
    const Node& root = result.document->roots().front();
    const Node* const state = isState(root) ? &root : stateNamed(root, request.text("stateName"));
    if (state != nullptr && state->is(syntax::Kind::Object) && state->isComplete())
        result.state = state;
    return result;
}

}  // namespace stepcheck::request
