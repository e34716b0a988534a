#include "stepcheck/catalog/api.h"
#include "stepcheck/flow/known_response.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/open_reads.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/support/suggest.h"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::rules {

// The API whose answer a task passes on as it is, or nothing.
static std::optional<catalog::ApiService> answeringApi(const asl::Resource& resource) {
    if (resource.is(asl::Resource::Form::AwsSdk))
        return catalog::findApiService(resource.service.text);
    const catalog::Response* response = flow::knownResponse(resource);
    return response != nullptr && !response->apiService.empty() ? catalog::findApiService(response->apiService)
                                                                : std::nullopt;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachOpenRead(in, [&](const lint::OpenRead& read) {
        const flow::Shape& holder = *read.holder;
        if (!holder.listsAll() || !lint::isResponse(holder) || !lint::meantMember(read.name, holder).empty())
            return;
        const asl::State& state = in.machine.state(holder.origins().all().front()->state);
        const auto* task = std::get_if<asl::Task>(&state.kind);
        const auto api = task != nullptr ? answeringApi(task->target) : std::nullopt;
        if (!api)
            return;
        const std::string_view pattern = task->target.suffix.text;
        auto report = out.report(read.at, "\"{}\" was not in the answer of {}{}{} in {}", read.name,
            lint::actionName(task->target), pattern.empty() ? "" : ".", pattern, api->knownUntil());
        std::vector<std::string_view> names;
        for (const flow::ShapeMember& member : holder.members())
            names.push_back(member.name);
        if (const std::string_view near = support::nearest(read.name, names); !near.empty())
            report.help("did you mean \"{}\"?", near);
        lint::relateOrigins(in.machine, holder, report);
    });
}

STEPCHECK_RULE(response_member_unknown){
    .id = "response-member-unknown",
    .summary = "A name is looked up in the answer of a service that did not have it when the models were made.",
    .severity = Severity::Info,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
