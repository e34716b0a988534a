#include "stepcheck/embed/template.h"

#include "stepcheck/embed/find_resources.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace stepcheck::embed {

Template::Template(std::shared_ptr<const syntax::Document> document, Dialect dialect)
    : document_(std::move(document)), dialect_(dialect) {
    for (const Node& root : document_->roots()) {
        Findings found = findResources(root, dialect);
        types_.merge(found.types);
        std::ranges::move(found.resources, std::back_inserter(resources_));
    }
}

const Resource* Template::machine(std::string_view id) const {
    const auto found = std::ranges::find_if(
        resources_, [id](const Resource& each) { return each.kind == ResourceKind::StateMachine && each.id == id; });
    return found == resources_.end() ? nullptr : &*found;
}

std::string_view Template::typeOf(std::string_view id) const {
    const auto found = types_.find(id);
    return found == types_.end() ? std::string_view() : found->second;
}

static bool holds(std::string_view text, std::string_view word) {
    return std::search(text.begin(), text.end(), std::boyer_moore_horspool_searcher(word.begin(), word.end())) !=
           text.end();
}

bool mayHoldMachines(std::string_view text) {
    // `AWS::StepFunctions::StateMachine`, `stateMachines:`; `aws_sfn_state_machine`.
    return holds(text, "tateMachine") || holds(text, "aws_sfn_");
}

static bool hasAwsResource(const Node& resources) {
    return std::ranges::any_of(resources.members(), [](const syntax::Member& member) {
        const syntax::Member* const type = member.value.find("Type");
        return type != nullptr && type->value.text().find("::") != std::string_view::npos;
    });
}

std::optional<Dialect> dialectOf(const Node& root) {
    const syntax::Member* const serverless = root.find("stepFunctions");
    if (serverless != nullptr && serverless->value.find("stateMachines") != nullptr)
        return Dialect::Serverless;
    if (root.find("terraform_version") != nullptr &&
        (root.find("planned_values") != nullptr || root.find("resource_changes") != nullptr))
        return Dialect::TerraformPlan;
    const Node* const resources = sectionOf(root, "Resources");
    if (resources == nullptr || !hasAwsResource(*resources))
        return std::nullopt;
    return root.find("Resources") != nullptr ? Dialect::CloudFormation : Dialect::Serverless;
}

static std::optional<Dialect> dialectOf(const syntax::Document& document, From from) {
    switch (from) {
        case From::Asl: return std::nullopt;
        case From::CloudFormation: return Dialect::CloudFormation;
        case From::Terraform: return Dialect::TerraformPlan;
        case From::Serverless: return Dialect::Serverless;
        case From::Auto: break;
    }
    for (const Node& root : document.roots())
        if (const std::optional<Dialect> dialect = dialectOf(root))
            return dialect;
    return std::nullopt;
}

std::unique_ptr<const Template> templateOf(std::shared_ptr<const syntax::Document> document, From from) {
    const std::optional<Dialect> dialect = dialectOf(*document, from);
    return dialect ? std::make_unique<const Template>(std::move(document), *dialect) : nullptr;
}

}  // namespace stepcheck::embed
