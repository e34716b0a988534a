#include "stepcheck/lint/task_api.h"

#include "stepcheck/lint/templates.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace stepcheck::lint {

using catalog::ApiKind;
using catalog::ApiShape;
using syntax::Kind;
using syntax::Node;

static std::optional<TaskApi> find(std::string_view service, std::string_view action, bool isSdk) {
    const std::optional<catalog::ApiService> found = catalog::findApiService(service);
    if (!found)
        return std::nullopt;
    const std::optional<catalog::ApiOperation> operation = found->find(action);
    if (!operation)
        return std::nullopt;
    return TaskApi{.service = *found, .operation = *operation, .isSdk = isSdk};
}

std::optional<TaskApi> apiOf(const TaskCall& call) {
    const asl::Resource& resource = call.resource;
    if (!resource.service.isKnown || !resource.action.isKnown)
        return std::nullopt;
    if (resource.is(asl::Resource::Form::AwsSdk))
        return find(resource.service.text, resource.action.text, true);
    const catalog::IntegrationAction* action = call.action();
    if (action == nullptr)
        return std::nullopt;
    const std::size_t colon = action->sdkAction.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    return find(action->sdkAction.substr(0, colon), action->sdkAction.substr(colon + 1), false);
}

std::string_view parameterName(const asl::State& state, const syntax::Member& member) {
    std::string_view name = member.name();
    if (state.queryLanguage == asl::QueryLanguage::JsonPath && name.ends_with(computedSuffix))
        name.remove_suffix(computedSuffix.size());
    return name;
}

static bool isAttributeOfDynamoDb(ApiShape shape) {
    return shape.find("Bool") && shape.find("Ns");
}

// Adds the values directly below one.
static void addBelow(const TaskCall& call, const ApiValue& value, std::vector<ApiValue>& result) {
    const ApiKind kind = value.shape.kind();
    // What the reader repaired may be another value than what was meant.
    if (!value.node->isComplete())
        return;
    if (kind == ApiKind::List && value.node->is(Kind::Array))
        for (const Node& element : value.node->elements())
            if (!element.isUnknown() && !isComputed(*call.state, element))
                result.push_back({.node = &element, .shape = value.shape.inner(), .path = value.path + "[]"});
    if ((kind != ApiKind::Structure && kind != ApiKind::Map) || !value.node->is(Kind::Object))
        return;
    for (const syntax::Member& member : value.node->members()) {
        if (!member.key.isFinalString() || member.value.isUnknown() || isComputed(*call.state, member))
            continue;
        const std::string_view name = member.name();
        const std::optional<catalog::ApiMember> known = value.shape.find(name);
        if (kind == ApiKind::Structure && !known)
            continue;
        result.push_back({.node = &member.value,
            .member = &member,
            .shape = known ? known->shape : value.shape.inner(),
            .path = value.isRoot() ? std::string(name) : fmt::format("{}.{}", value.path, name)});
    }
}

std::vector<ApiValue> apiValues(const TaskCall& call, const TaskApi& api) {
    std::vector<ApiValue> result;
    if (call.parameters == nullptr || call.parameters->value.isUnknown() ||
        isComputed(*call.state, call.parameters->value))
        return result;
    const bool isDynamoDb = api.service.name() == "dynamodb";
    std::vector<ApiValue> pending{{.node = &call.parameters->value, .shape = api.operation.input, .path = {}}};
    while (!pending.empty()) {
        ApiValue value = std::move(pending.back());
        pending.pop_back();
        if (isDynamoDb && isAttributeOfDynamoDb(value.shape))
            continue;
        const auto before = static_cast<std::ptrdiff_t>(pending.size());
        addBelow(call, value, pending);
        std::reverse(pending.begin() + before, pending.end());
        result.push_back(std::move(value));
    }
    return result;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

static bool isSame(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

bool differInCase(std::string_view left, std::string_view right) {
    return left != right && isSame(left, right);
}

std::string_view sameButCase(std::string_view name, const std::vector<std::string_view>& names) {
    const auto found = std::ranges::find_if(names, [name](std::string_view each) { return differInCase(name, each); });
    return found == names.end() ? std::string_view() : *found;
}

ParameterNames parametersOf(const catalog::IntegrationAction& action) {
    ParameterNames names;
    names.needed.assign(action.required.begin(), action.required.end());
    for (const auto& group : action.oneOf)
        names.needed.insert(names.needed.end(), group.begin(), group.end());
    names.known = names.needed;
    names.known.insert(names.known.end(), action.optional.begin(), action.optional.end());
    return names;
}

ParameterNames parametersOf(ApiShape shape) {
    ParameterNames names{.known = {}, .needed = shape.required()};
    for (const catalog::ApiMember& member : shape.members())
        names.known.push_back(member.name);
    return names;
}

static bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

// Whether a name is the first or the last words of another one: `Job` and `name` of `JobName`.
static bool isPartOf(std::string_view name, std::string_view whole) {
    if (name.empty() || name.size() >= whole.size())
        return false;
    const std::size_t rest = whole.size() - name.size();
    return (isCapital(whole[name.size()]) && isSame(whole.substr(0, name.size()), name)) ||
           (isCapital(whole[rest]) && isSame(whole.substr(rest), name));
}

// Of the names that the object needs and has not, the only one that the name is a part of, or which is a part of it.
static std::string_view onlyPart(std::string_view name, const std::vector<std::string_view>& lacking) {
    std::string_view result;
    for (const std::string_view each : lacking) {
        if (!isPartOf(name, each) && !isPartOf(each, name))
            continue;
        if (!result.empty())
            return {};
        result = each;
    }
    return result;
}

MeantParameter meantParameter(
    const asl::State& state, const Node& object, const ParameterNames& names, std::string_view name) {
    std::vector<std::string_view> lacking;
    for (const std::string_view each : names.needed)
        if (lacksParameter(state, object, each))
            lacking.push_back(each);
    MeantParameter meant{.name = sameButCase(name, names.known), .isCertain = true};
    if (meant.name.empty())
        meant.name = onceMisspelt(name, names.known);
    meant.isCertain = !meant.name.empty();
    if (meant.name.empty())
        meant.name = support::nearest(name, lacking);
    if (meant.name.empty())
        meant.name = onlyPart(name, lacking);
    if (meant.name.empty())
        meant.name = support::nearest(name, names.known);
    meant.isNeeded = std::ranges::find(lacking, meant.name) != lacking.end();
    return meant;
}

bool isMisspeltIn(
    const asl::State& state, const Node& object, const ParameterNames& names, std::string_view parameter) {
    return std::ranges::any_of(object.members(), [&](const syntax::Member& member) {
        const std::string_view name = parameterName(state, member);
        return !name.empty() && std::ranges::find(names.known, name) == names.known.end() &&
               meantParameter(state, object, names, name).name == parameter;
    });
}

static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Whether one slip leads from one to the other.
static bool isOneSlip(std::string_view left, std::string_view right) {
    if (left.size() < right.size())
        std::swap(left, right);
    if (left.size() > right.size() + 1)
        return false;
    const std::size_t begin = static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
    std::string_view longer = left.substr(begin);
    std::string_view shorter = right.substr(begin);
    if (std::ranges::any_of(longer.substr(0, 1), isDigit) || std::ranges::any_of(shorter.substr(0, 1), isDigit))
        return false;
    if (longer.size() > shorter.size())
        return longer.substr(1) == shorter && longer != "s";
    if (longer.empty() || longer.substr(1) == shorter.substr(1))
        return !longer.empty();
    return longer.size() > 1 && longer[0] == shorter[1] && longer[1] == shorter[0] &&
           longer.substr(2) == shorter.substr(2);
}

std::string_view onceMisspelt(std::string_view name, const std::vector<std::string_view>& names) {
    constexpr std::size_t shortest = 5;
    std::string_view result;
    if (name.size() < shortest)
        return result;
    for (const std::string_view each : names) {
        if (each.size() < shortest || !isOneSlip(name, each))
            continue;
        if (!result.empty())
            return {};
        result = each;
    }
    return result;
}

}  // namespace stepcheck::lint
