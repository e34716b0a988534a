#include "stepcheck/embed/find_resources.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace stepcheck::embed {

static const Node nothing{};

static const Node* child(const Node& node, std::string_view name) {
    const syntax::Member* const member = node.find(name);
    return member == nullptr ? nullptr : &member->value;
}

static const Node* childAt(const Node& node, std::initializer_list<std::string_view> names) {
    const Node* at = &node;
    for (const std::string_view name : names)
        if (at = child(*at, name); at == nullptr)
            return nullptr;
    return at;
}

std::optional<ResourceType> resourceTypeOf(std::string_view type) {
    using Pair = std::pair<std::string_view, ResourceType>;
    static constexpr std::array<Pair, 8> types{{
        {"AWS::StepFunctions::StateMachine", {ResourceKind::StateMachine, Vocabulary::CloudFormation}},
        {"AWS::StepFunctions::StateMachineVersion", {ResourceKind::Version, Vocabulary::CloudFormation}},
        {"AWS::StepFunctions::StateMachineAlias", {ResourceKind::Alias, Vocabulary::CloudFormation}},
        {"AWS::StepFunctions::Activity", {ResourceKind::Activity, Vocabulary::CloudFormation}},
        {"AWS::Serverless::StateMachine", {ResourceKind::StateMachine, Vocabulary::Sam}},
        {"aws_sfn_state_machine", {ResourceKind::StateMachine, Vocabulary::Terraform}},
        {"aws_sfn_alias", {ResourceKind::Alias, Vocabulary::Terraform}},
        {"aws_sfn_activity", {ResourceKind::Activity, Vocabulary::Terraform}},
    }};
    const auto found = std::ranges::find(types, type, &Pair::first);
    return found == types.end() || type.empty() ? std::nullopt : std::optional(found->second);
}

const Node* sectionOf(const Node& root, std::string_view name) {
    const Node* const section = child(root, name);
    return section != nullptr ? section : childAt(root, {"resources", name});
}

static void addCloudFormation(const Node& root, Findings& found) {
    const Node* const resources = sectionOf(root, "Resources");
    if (resources == nullptr)
        return;
    for (const syntax::Member& member : resources->members()) {
        const Node* const type = child(member.value, "Type");
        if (type == nullptr || !type->isFinalString() || member.name().empty())
            continue;
        found.types.emplace(member.name(), type->text());
        const std::optional<ResourceType> known = resourceTypeOf(type->text());
        if (!known)
            continue;
        const Node* const properties = child(member.value, "Properties");
        found.resources.push_back({.kind = known->kind,
            .vocabulary = known->vocabulary,
            .id = std::string(member.name()),
            .at = member.key.span(),
            .properties = properties == nullptr ? &nothing : properties});
    }
}

// The logical id that the framework gives the function `name`.
static std::string logicalIdOfFunction(std::string_view name) {
    std::string id;
    for (const char c : name) {
        if (c == '-')
            id += "Dash";
        else if (c == '_')
            id += "Underscore";
        else
            id += c;
    }
    if (!id.empty() && id.front() >= 'a' && id.front() <= 'z')
        id.front() = static_cast<char>(id.front() - 'a' + 'A');
    return id + "LambdaFunction";
}

static void addServerless(const Node& root, Findings& found) {
    if (const Node* const functions = child(root, "functions"))
        for (const syntax::Member& function : functions->members())
            found.types.emplace(logicalIdOfFunction(function.name()), "AWS::Lambda::Function");
    addCloudFormation(root, found);
    const auto add = [&found](const Node& machines) {
        for (const syntax::Member& member : machines.members())
            found.resources.push_back({.kind = ResourceKind::StateMachine,
                .vocabulary = Vocabulary::Serverless,
                .id = std::string(member.key.text()),
                .at = member.key.span(),
                .properties = &member.value});
    };
    if (const Node* const machines = childAt(root, {"stepFunctions", "stateMachines"})) {
        add(*machines);
        for (const Node& each : machines->elements())
            add(each);
    }
}

namespace {

/// Collects the resources of a Terraform plan, which names them twice.
class PlanReader {
public:
    explicit PlanReader(Findings& found) : found_(found) {}

    void read(const Node& root) {
        if (const Node* const module = childAt(root, {"planned_values", "root_module"}))
            readModules(*module);
        if (const Node* const changes = child(root, "resource_changes"))
            for (const Node& change : changes->elements())
                if (const Node* const after = childAt(change, {"change", "after"}))
                    add(change, *after);
    }

private:
    void readModules(const Node& root) {
        std::vector<const Node*> todo{&root};
        while (!todo.empty()) {
            const Node& module = *todo.back();
            todo.pop_back();
            if (const Node* const resources = child(module, "resources"))
                for (const Node& resource : resources->elements())
                    if (const Node* const values = child(resource, "values"))
                        add(resource, *values);
            if (const Node* const modules = child(module, "child_modules"))
                for (const Node& each : modules->elements())
                    todo.push_back(&each);
        }
    }

    void add(const Node& resource, const Node& values) {
        const Node* const address = child(resource, "address");
        const Node* const type = child(resource, "type");
        const Node* const mode = child(resource, "mode");
        const std::optional<ResourceType> known = type == nullptr ? std::nullopt : resourceTypeOf(type->text());
        const bool isData = mode != nullptr && mode->text() == "data";
        if (!known || isData || address == nullptr || !values.is(syntax::Kind::Object) ||
            !seen_.insert(address->text()).second)
            return;
        found_.resources.push_back({.kind = known->kind,
            .vocabulary = known->vocabulary,
            .id = std::string(address->text()),
            .at = address->span(),
            .properties = &values});
    }

    Findings& found_;
    std::set<std::string_view> seen_;
};

}  // namespace

Findings findResources(const Node& root, Dialect dialect) {
    Findings found;
    switch (dialect) {
        case Dialect::CloudFormation: addCloudFormation(root, found); break;
        case Dialect::Serverless: addServerless(root, found); break;
        case Dialect::TerraformPlan: PlanReader(found).read(root); break;
    }
    std::ranges::sort(found.resources, {}, [](const Resource& resource) { return resource.at.begin; });
    return found;
}

}  // namespace stepcheck::embed
