#include "stepcheck/embed/definition.h"
#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"
#include "stepcheck/syntax/walk.h"

#include <variant>

namespace stepcheck::rules {

using syntax::Node;

static constexpr std::string_view action = "startSyncExecution";

// The ARN of the state machine that a task starts and waits for, or null.
static const Node* startedBy(const Node& state) {
    const syntax::Member* const resource = state.find("Resource");
    if (resource == nullptr || !resource->value.text().ends_with(":aws-sdk:sfn:startSyncExecution"))
        return nullptr;
    const syntax::Member* const arguments = embed::findAny(state, {"Parameters", "Arguments"});
    const syntax::Member* const arn = arguments == nullptr ? nullptr : arguments->value.find("StateMachineArn");
    return arn == nullptr ? nullptr : &arn->value;
}

// The logical id of the state machine of the template that an ARN names, or empty.
static std::string_view idIn(std::string_view arn) {
    constexpr std::string_view mark = ":stateMachine:";
    const std::size_t at = arn.find(mark);
    if (at == std::string_view::npos)
        return {};
    const std::string_view name = arn.substr(at + mark.size());
    return embed::isOneHole(name) ? name.substr(2, name.size() - 3) : std::string_view();
}

static void checkDefinition(const lint::TemplateInput& in, const embed::Definition& definition, Reporter& out) {
    for (const Node& root : definition.document->roots())
        syntax::walk(root, [&](const syntax::Step& step) {
            const Node* const arn = startedBy(step.node);
            const embed::Resource* const started = arn == nullptr ? nullptr : in.content.machine(idIn(arn->text()));
            if (started == nullptr || embed::typeOf(*started) != asl::MachineType::Standard)
                return;
            const Span at = definition.hasOwnText ? definition.document->source().toFile(arn->span()) : arn->span();
            out.report(at, "StartSyncExecution starts EXPRESS state machines only, and \"{}\" is STANDARD", started->id)
                .help("use arn:aws:states:::states:startExecution.sync:2, or make it EXPRESS")
                .related(started->at, "\"{}\" is declared here", started->id);
        });
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    if (in.content.document().source().text().find(action) == std::string_view::npos)
        return;
    lint::eachMachine(in, [&](const embed::Resource& machine, const embed::MachineProperties&) {
        const embed::LocatedDefinition located = embed::locateDefinition(in.content, machine);
        if (const auto* const definition = std::get_if<embed::Definition>(&located))
            checkDefinition(in, *definition, out);
    });
}

STEPCHECK_RULE(start_sync_of_standard){
    .id = "start-sync-of-standard",
    .summary = "A task calls StartSyncExecution for a STANDARD state machine of the same template.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html",
    .awsCode = "StateMachineTypeNotSupported",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
