#include "stepcheck/exec/mock_skeleton.h"

#include "stepcheck/catalog/api.h"
#include "stepcheck/catalog/integrations.h"
#include "stepcheck/catalog/responses.h"
#include "stepcheck/flow/components.h"
#include "stepcheck/flow/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::exec {

using value::Member;
using value::Value;

// A value of a kind, to be replaced.
static Value exampleOf(const catalog::ApiShape& shape) {
    switch (shape.kind()) {
        case catalog::ApiKind::Number: return Value(0);
        case catalog::ApiKind::Boolean: return Value(false);
        case catalog::ApiKind::Timestamp: return Value("2026-01-01T00:00:00Z");
        case catalog::ApiKind::Enumeration: {
            const auto values = shape.values();
            return Value(values.empty() ? std::string_view() : values.front());
        }
        case catalog::ApiKind::String:
        case catalog::ApiKind::Blob: return Value("");
        case catalog::ApiKind::List: return Value(std::vector<Value>{});
        case catalog::ApiKind::Any:
        case catalog::ApiKind::Map:
        case catalog::ApiKind::Structure: return Value::object({});
    }
    return {};
}

static std::optional<Value> responseOf(std::string_view service, std::string_view action) {
    const auto api = catalog::findApiService(service);
    const auto operation = api ? api->find(action) : std::nullopt;
    if (!operation)
        return std::nullopt;
    std::vector<Member> members;
    for (const catalog::ApiMember& member : operation->output.members())
        members.push_back({Value(member.name), exampleOf(member.shape)});
    return Value::object(std::move(members));
}

static const catalog::IntegrationAction* actionOf(const asl::Resource& resource) {
    const catalog::Integration* integration =
        resource.is(asl::Resource::Form::Service) ? catalog::findIntegration(resource.service.text) : nullptr;
    return integration == nullptr ? nullptr : integration->find(resource.action.text);
}

static Value exampleOf(catalog::ResponseType type) {
    switch (type) {
        case catalog::ResponseType::Any: return {};
        case catalog::ResponseType::String: return Value("");
        case catalog::ResponseType::Number: return Value(0);
        case catalog::ResponseType::Objects:
        case catalog::ResponseType::Object: return Value::object({});
        case catalog::ResponseType::Text: return Value("{}");
    }
    return {};
}

// What the catalogue knows of an answer that no API of its own describes.
static Value knownAnswer(const asl::Resource& resource) {
    const catalog::Response* answer =
        catalog::findResponse(resource.service.text, resource.action.text, catalog::ResponsePattern::RequestResponse);
    std::vector<Member> members;
    if (answer != nullptr)
        for (const catalog::ResponseMember& member : answer->members)
            members.push_back({Value(member.name), exampleOf(member.type)});
    return Value::object(std::move(members));
}

// What the call itself answers: the result of request-response, else the output of TaskSubmitted.
static Value callResult(const asl::Resource& resource) {
    if (resource.is(asl::Resource::Form::AwsSdk))
        return responseOf(resource.service.text, resource.action.text).value_or(Value::object({}));
    if (resource.isService("lambda", "invoke"))
        return Value::object({{Value("ExecutedVersion"), Value("$LATEST")}, {Value("Payload"), Value::object({})},
            {Value("StatusCode"), Value(200)}});
    const catalog::IntegrationAction* action = actionOf(resource);
    if (action == nullptr)
        return Value::object({});
    const std::size_t colon = action->sdkAction.find(':');
    if (colon != std::string_view::npos)
        if (auto response = responseOf(action->sdkAction.substr(0, colon), action->sdkAction.substr(colon + 1)))
            return *std::move(response);
    const catalog::Integration* integration = catalog::findIntegration(resource.service.text);
    if (auto response = responseOf(integration->sdkService, action->name))
        return *std::move(response);
    return knownAnswer(resource);
}

// What a job that ended gives: only child executions describe themselves alike everywhere.
static Value jobResult(const asl::Resource& resource) {
    if (!resource.isService("states", "startExecution"))
        return callResult(resource);
    const auto description = responseOf("sfn", "describeExecution");
    if (!description)
        return Value::object({});
    const bool isParsed = resource.pattern == asl::IntegrationPattern::Sync2;
    const Value data = isParsed ? Value::object({}) : Value("{}");
    std::vector<Member> members;
    for (const value::MemberView member : description->members())
        if (member.key() == "Status")
            members.push_back({member.name, Value("SUCCEEDED")});
        else if (member.key() == "Input" || member.key() == "Output")
            members.push_back({member.name, data});
        else if (member.key() != "Error" && member.key() != "Cause")
            members.push_back(member.copy());
    return Value::object(std::move(members));
}

static Value resultOf(const asl::Resource& resource) {
    if (resource.isJob())
        return jobResult(resource);
    return resource.isCallback() ? Value::object({}) : callResult(resource);
}

static bool isSubmitted(const asl::Resource& resource) {
    return resource.isJob() || resource.pattern == asl::IntegrationPattern::WaitForTaskToken;
}

// The first error in a list of ErrorEquals that says more than "any".
static std::string namedError(const asl::Field<const asl::Node*>& errorEquals) {
    const auto* list = asl::get(errorEquals);
    if (list == nullptr || !list->value->is(syntax::Kind::Array))
        return {};
    for (const syntax::Node& each : list->value->elements())
        if (each.isFinalString() && each.text() != "States.ALL" && each.text() != "States.TaskFailed")
            return std::string(each.text());
    return {};
}

static std::string errorOf(const asl::State& state, const asl::Resource& resource) {
    for (const asl::Catcher& catcher : state.catchers)
        if (std::string error = namedError(catcher.errorEquals); !error.empty())
            return error;
    for (const asl::Retrier& retrier : state.retriers)
        if (std::string error = namedError(retrier.errorEquals); !error.empty())
            return error;
    if (resource.is(asl::Resource::Form::AwsSdk)) {
        const auto service = catalog::findApiService(resource.service.text);
        const auto operation = service ? service->find(resource.action.text) : std::nullopt;
        if (operation && !operation->errors().empty())
            return fmt::format("{}.{}", service->className(), operation->errors().front());
    }
    return "States.TaskFailed";
}

static Value successOf(const asl::Resource& resource) {
    std::vector<Member> members{{Value("Return"), resultOf(resource)}};
    if (isSubmitted(resource))
        members.push_back({Value("Submitted"), callResult(resource)});
    return Value::object(std::move(members));
}

static Value failureOf(const asl::State& state, const asl::Resource& resource) {
    std::vector<Member> members{{Value("Throw"),
        Value::object({{Value("Error"), Value(errorOf(state, resource))}, {Value("Cause"), Value("")}})}};
    if (isSubmitted(resource))
        members.push_back({Value("Submitted"), callResult(resource)});
    return Value::object(std::move(members));
}

namespace {

// Which states may be entered more than once.
class Repetition {
public:
    explicit Repetition(const asl::Machine& machine) : machine_(machine), graph_(machine) {
        const flow::Components components = flow::findComponents(graph_);
        std::vector<std::uint32_t> sizes(components.count, 0);
        for (const asl::State& state : machine.states())
            ++sizes[components.of[state.id.index]];
        for (const asl::State& state : machine.states()) {
            const bool isInLoop = sizes[components.of[state.id.index]] > 1;
            repeats_.push_back(isInLoop || leadsToItself(state.id));
        }
    }

    [[nodiscard]] bool of(const asl::State& state) const {
        for (const asl::State* each = &state; each != nullptr;) {
            if (repeats_[each->id.index])
                return true;
            const asl::Scope& scope = machine_.scope(each->scope);
            if (scope.kind == asl::ScopeKind::ItemProcessor)
                return true;
            each = scope.parent ? &machine_.state(*scope.parent) : nullptr;
        }
        return false;
    }

private:
    [[nodiscard]] bool leadsToItself(asl::StateId state) const {
        return std::ranges::any_of(graph_.edgesFrom(state), [&](const flow::Edge& edge) { return edge.to == state; });
    }

    const asl::Machine& machine_;
    flow::Graph graph_;
    std::vector<bool> repeats_;
};

}  // namespace

// The attempts that a response is for. More than there will be does no harm.
static std::string attemptsOf(const asl::State& state, bool repeats, bool fails) {
    static constexpr std::int64_t many = 999;
    std::int64_t last = 0;
    if (fails)
        for (const asl::Retrier& retrier : state.retriers) {
            const auto* attempts = asl::get(retrier.maxAttempts);
            last += attempts == nullptr ? 3 : std::clamp<std::int64_t>(attempts->value, 0, many);
        }
    if (repeats || last > many)
        last = many;
    return last == 0 ? "0" : fmt::format("0-{}", last);
}

support::Result<Value> mockSkeleton(const asl::Machine& machine, std::string_view machineName) {
    const auto tasks = machine.each<asl::Task>();
    const auto count = static_cast<std::size_t>(std::ranges::distance(tasks));
    if (count > maxSkeletonTasks)
        return support::Error{fmt::format("the definition has {} tasks, the most that mocks are written for is {} "
                                          "(maxSkeletonTasks)",
            count, maxSkeletonTasks)};
    const Repetition repetition(machine);
    std::vector<Member> successes;
    std::vector<std::string> names;
    std::vector<Member> responses;
    std::set<std::string_view, std::less<>> seen;
    for (const auto& [state, task] : tasks) {
        const std::string_view name = state.name.value;
        if (!state.hasFinalName() || !seen.insert(name).second)
            continue;
        const asl::Resource& resource = task.target;
        const bool repeats = repetition.of(state);
        names.emplace_back(name);
        const Value succeeds(fmt::format("{} succeeds", name));
        const Value fails(fmt::format("{} fails", name));
        successes.push_back({Value(name), succeeds});
        responses.push_back(
            {succeeds, Value::object({{Value(attemptsOf(state, repeats, false)), successOf(resource)}})});
        responses.push_back(
            {fails, Value::object({{Value(attemptsOf(state, repeats, true)), failureOf(state, resource)}})});
    }
    const Value success = Value::object(successes);
    std::vector<Member> cases{{Value("Success"), success}};
    for (const std::string& name : names) {
        const Value fails(fmt::format("{} fails", name));
        cases.push_back({fails, success.with(name, fails)});
    }
    const Value machines =
        Value::object({{Value(machineName), Value::object({{Value("TestCases"), Value::object(std::move(cases))}})}});
    return Value::object(
        {{Value("StateMachines"), machines}, {Value("MockedResponses"), Value::object(std::move(responses))}});
}

}  // namespace stepcheck::exec
