#include "stepcheck/lint/tasks.h"

#include "stepcheck/asl/expressions.h"
#include "stepcheck/lint/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <variant>

namespace stepcheck::lint {

using asl::Resource;
using syntax::Kind;
using syntax::Member;
using syntax::Node;

const catalog::Integration* TaskCall::integration() const {
    const bool isNamed = resource.is(Resource::Form::Service) && resource.service.isKnown;
    return isNamed ? catalog::findIntegration(resource.service.text) : nullptr;
}

const catalog::IntegrationAction* TaskCall::action() const {
    const catalog::Integration* service = integration();
    return service != nullptr && resource.action.isKnown ? service->find(resource.action.text) : nullptr;
}

const catalog::IntegrationAction* TaskCall::listedAction() const {
    if (!resource.is(Resource::Form::AwsSdk))
        return action();
    return resource.service.isKnown && resource.action.isKnown
               ? catalog::findOptimised(fmt::format("{}:{}", resource.service.text, resource.action.text))
               : nullptr;
}

bool TaskCall::callsApi(std::string_view service, std::string_view actionOfIt) const {
    if (resource.isService(service, actionOfIt))
        return true;
    if (!resource.is(Resource::Form::AwsSdk) || !resource.action.is(actionOfIt))
        return false;
    const catalog::Integration* known = catalog::findIntegration(service);
    return known != nullptr && resource.service.is(known->sdkService);
}

std::vector<TaskCall> taskCalls(const asl::Machine& machine) {
    std::vector<TaskCall> calls;
    calls.reserve(machine.states().size());
    for (const asl::State& state : machine.states()) {
        const auto* task = std::get_if<asl::Task>(&state.kind);
        if (task == nullptr)
            continue;
        TaskCall call{.state = &state, .task = task, .resource = task->target};
        if (task->resource.member != nullptr && task->resource.member->value.is(Kind::String))
            call.resourceNode = &task->resource.member->value;
        const bool isJsonPath = state.queryLanguage == asl::QueryLanguage::JsonPath;
        call.parameters = isJsonPath ? state.parameters.member : state.arguments.member;
        calls.push_back(call);
    }
    return calls;
}

bool isComputed(const asl::State& state, const Node& value) {
    return state.queryLanguage == asl::QueryLanguage::Jsonata && value.is(Kind::String) &&
           asl::jsonataInside(value.text()).has_value();
}

bool isComputed(const asl::State& state, const Member& member) {
    if (state.queryLanguage == asl::QueryLanguage::JsonPath)
        return member.name().ends_with(computedSuffix);
    return isComputed(state, member.value);
}

static bool gives(const asl::State& state, const Member& member, std::string_view name) {
    const std::string_view key = member.name();
    if (key == name)
        return true;
    return state.queryLanguage == asl::QueryLanguage::JsonPath && key.size() == name.size() + computedSuffix.size() &&
           key.starts_with(name) && key.ends_with(computedSuffix);
}

const Member* findParameter(const asl::State& state, const Node& object, std::string_view name) {
    const auto found =
        std::ranges::find_if(object.members(), [&](const Member& member) { return gives(state, member, name); });
    return found == object.members().end() ? nullptr : &*found;
}

bool lacksParameter(const asl::State& state, const Node& object, std::string_view name) {
    const bool allKnown =
        object.is(Kind::Object) && !object.isUnknown() && object.isComplete() &&
        std::ranges::all_of(object.members(), [](const Member& member) { return member.key.isFinalString(); });
    return allKnown && findParameter(state, object, name) == nullptr;
}

const Node* constantParameter(const asl::State& state, const Node& object, std::string_view name) {
    const Member* member = findParameter(state, object, name);
    return member == nullptr || isComputed(state, *member) || member->value.isUnknown() ? nullptr : &member->value;
}

const Node* constantParameter(const TaskCall& call, std::string_view name) {
    return call.parameters == nullptr ? nullptr : constantParameter(*call.state, call.parameters->value, name);
}

bool lacksParameter(const TaskCall& call, std::string_view name) {
    return call.parameters != nullptr && lacksParameter(*call.state, call.parameters->value, name);
}

std::string actionName(const Resource& resource) {
    return fmt::format(
        "{}{}:{}", resource.is(Resource::Form::AwsSdk) ? "aws-sdk:" : "", resource.service.text, resource.action.text);
}

std::optional<Arn> splitArn(std::string_view text) {
    if (!text.starts_with("arn:"))
        return std::nullopt;
    text.remove_prefix(4);
    std::array<std::string_view, 4> parts;
    for (std::string_view& part : parts) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        part = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    return Arn{.partition = parts[0], .service = parts[1], .region = parts[2], .account = parts[3], .rest = text};
}

bool isAccountId(std::string_view text) {
    return text.size() == 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace stepcheck::lint
