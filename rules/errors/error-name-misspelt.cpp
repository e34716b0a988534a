#include "stepcheck/catalog/errors.h"
#include "stepcheck/catalog/integrations.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

namespace {

/// What an optimised integration raises.
struct Raised {
    std::string_view prefix;               // before the dot
    std::vector<std::string_view> errors;  // without the prefix
    bool raisesOthers = false;             // names of somebody else: of the function itself
};

}  // namespace

static std::vector<std::string_view> lambdaErrors() {
    std::vector<std::string_view> errors;
    for (const std::string_view name : catalog::transientLambdaErrors())
        errors.push_back(name.substr(catalog::prefixOf(name).size() + 1));
    if (const auto service = catalog::findApiService("lambda"))
        if (const auto operation = service->find("invoke"))
            for (const std::string_view error : operation->errors())
                if (std::ranges::find(errors, error) == errors.end())
                    errors.push_back(error);
    return errors;
}

// Whether the name says nothing that is worth a closer look: the most common ones.
static bool isPlain(const syntax::Node& name) {
    const auto known = catalog::transientLambdaErrors();
    return name.text().starts_with(catalog::reservedPrefix) || std::ranges::find(known, name.text()) != known.end();
}

static bool arePlain(const lint::Handlers& handlers) {
    return std::ranges::all_of(handlers.list, [](const lint::Handler& handler) {
        return std::ranges::all_of(handler.names, [](const syntax::Node* name) { return isPlain(*name); });
    });
}

// Nothing where somebody else decides what is raised: a worker, the owner of a task token.
static Raised raisedBy(const RuleInput& in, const lint::TaskCall& call) {
    using Form = asl::Resource::Form;
    const bool isLambda = call.resource.is(Form::LambdaFunction) || call.resource.isService("lambda", "invoke");
    if (isLambda)
        return {.prefix = "Lambda", .errors = lambdaErrors(), .raisesOthers = true};
    const catalog::Integration* integration = call.integration();
    const lint::CalledApi* api = in.data.shared().api(call);
    if (integration == nullptr || integration->errorPrefix.empty() || call.resource.isCallback())
        return {};
    return {.prefix = integration->errorPrefix,
        .errors = api != nullptr ? api->api.operation.errors() : std::vector<std::string_view>()};
}

// The listed error whose name it is but for its end: "ConditionalCheckFailed", "ServiceExceptions".
static std::string_view withEnding(std::string_view name, const std::vector<std::string_view>& errors) {
    const auto found = std::ranges::find_if(errors, [name](std::string_view each) {
        return (each.starts_with(name) &&
                   (each.substr(name.size()) == "Exception" || each.substr(name.size()) == "Error")) ||
               (name.starts_with(each) && name.substr(each.size()) == "s");
    });
    return found == errors.end() ? std::string_view() : *found;
}

// The only listed error that the name is but for two or three letters in a row: "ConditionCheckFailedException".
static std::string_view withLetters(std::string_view name, const std::vector<std::string_view>& errors) {
    constexpr std::size_t leastLetters = 12;
    std::string_view found;
    for (const std::string_view each : errors) {
        const bool isShorter = each.size() == name.size() + 2 || each.size() == name.size() + 3;
        if (name.size() < leastLetters || !isShorter)
            continue;
        const auto from = static_cast<std::size_t>(std::ranges::mismatch(name, each).in1 - name.begin());
        if (!each.ends_with(name.substr(from)))
            continue;
        if (!found.empty())
            return {};
        found = each;
    }
    return found;
}

// "Dynamodb" for "DynamoDB". What begins like the errors of an SDK task, error-not-raised-here speaks of.
static bool isInOtherCase(std::string_view prefix, const Raised& raised) {
    return lint::differInCase(prefix, raised.prefix) &&
           std::ranges::find(catalog::errorPrefixes(), prefix, &catalog::ErrorPrefix::prefix) ==
               catalog::errorPrefixes().end();
}

// Whether the name, which is the listed one but for case, has capitals for an acronym: "ENILimitReachedException". The
// table has the names of aws-sdk integrations; how optimised ones write acronyms is not recorded.
static bool writesAcronym(std::string_view name, std::string_view listed) {
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (std::size_t i = 0; i < name.size(); ++i)
        if (name[i] != listed[i] && (i == 0 || !isUpper(name[i]) || !isUpper(name[i - 1])))
            return false;
    return true;
}

static void checkName(const asl::State& state, const Raised& raised, const syntax::Node& node, Reporter& out) {
    const std::string_view text = node.text();
    const std::string_view prefix = catalog::prefixOf(text);
    if (!prefix.empty() && isInOtherCase(prefix, raised)) {
        out.report(node.span(), "\"{}\" raises no \"{}\"", state.name.value, text)
            .help("write \"{}{}\"", raised.prefix, text.substr(prefix.size()));
        return;
    }
    if (prefix.empty() ? raised.raisesOthers : prefix != raised.prefix)
        return;
    const std::string_view name = prefix.empty() ? text : text.substr(prefix.size() + 1);
    const bool isListed = std::ranges::find(raised.errors, name) != raised.errors.end();
    std::string_view meant = isListed ? name : lint::sameButCase(name, raised.errors);
    if (!prefix.empty() && (catalog::isBareError(text) || (!meant.empty() && writesAcronym(name, meant))))
        return;
    if (meant.empty())
        meant = lint::onceMisspelt(name, raised.errors);
    // Without a prefix it may be what the function itself raises.
    if (meant.empty() && !prefix.empty())
        meant = withEnding(name, raised.errors);
    if (meant.empty() && !prefix.empty())
        meant = withLetters(name, raised.errors);
    if (meant.empty() || (isListed && !prefix.empty()))
        return;
    out.report(node.span(), "\"{}\" raises no \"{}\"", state.name.value, text)
        .help("write \"{}.{}\"", raised.prefix, meant);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const asl::State& state = *call.state;
        const lint::Handlers& retriers = in.data.shared().retriers(state);
        const lint::Handlers& catchers = in.data.shared().catchers(state);
        if (arePlain(retriers) && arePlain(catchers))
            continue;
        const Raised raised = raisedBy(in, call);
        if (raised.prefix.empty())
            continue;
        for (const lint::Handlers* handlers : {&retriers, &catchers})
            for (const lint::Handler& handler : handlers->list)
                for (const syntax::Node* name : handler.names)
                    checkName(state, raised, *name, out);
    }
}

STEPCHECK_RULE(error_name_misspelt){
    .id = "error-name-misspelt",
    .summary = "A retrier or catcher lists an error of the called service, but not as the task raises it.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
    .check = check,
};

}  // namespace stepcheck::rules
