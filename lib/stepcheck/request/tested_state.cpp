#include "stepcheck/request/tested_state.h"

#include "stepcheck/request/json_text.h"
#include "stepcheck/syntax/quoting.h"

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

std::unique_ptr<const syntax::Document> machineAround(
    const Request& request, const Node& string, const Node& state, bool withHoles) {
    std::string after;
    for (const std::string& name : targetsOf(state))
        after += R"(, ")" + syntax::escaped(name) + R"(": {"Type": "Succeed"})";
    return textIn(request, string, withHoles, R"({"StartAt": "StateName", "States": {"StateName": )", after + "}}");
}

}  // namespace stepcheck::request
