#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

static bool passesAllOfItsInput(const lint::TaskCall& call) {
    if (call.parameters == nullptr)
        return false;
    return std::ranges::any_of(call.parameters->value.members(), [](const syntax::Member& member) {
        const std::string_view text = member.value.is(syntax::Kind::String) ? member.value.text() : std::string_view();
        return (member.name().ends_with(".$") && text == "$") || text == "{% $states.input %}";
    });
}

// Whether all of the raw result is handed on.
static bool keepsAllOfItsResult(const asl::State& state) {
    if (state.queryLanguage == asl::QueryLanguage::Jsonata)
        return !state.output.isPresent();
    const auto* path = asl::get(state.resultPath);
    const bool isDropped = path != nullptr && path->value.isNull();
    return !state.resultSelector.isPresent() && !state.outputPath.isPresent() && !isDropped;
}

static void check(const RuleInput& in, Reporter& out) {
    using Form = asl::Resource::Form;
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const bool hasEnvelope = (call.resource.is(Form::Service) || call.resource.is(Form::AwsSdk)) &&
                                 call.resource.pattern == asl::IntegrationPattern::RequestResponse;
        if (hasEnvelope && passesAllOfItsInput(call) && keepsAllOfItsResult(*call.state))
            out.report(call.state->name.at, "\"{}\" passes on all of its input, and all of its result",
                   call.state->name.value)
                .help("select what is needed, with {}", call.state->queryLanguage == asl::QueryLanguage::Jsonata
                                                            ? "Arguments and Output"
                                                            : "Parameters and ResultSelector");
    }
}

STEPCHECK_RULE(large_payload_passing){
    .id = "large-payload-passing",
    .summary = "A task passes on all of its input and all of its result.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
