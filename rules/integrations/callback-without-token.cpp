#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/syntax/walk.h"

#include <string_view>

namespace stepcheck::rules {

// Whether a text may give the whole of something that holds the token: `$$`, `$states`, `$states.context`.
static bool endsAt(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::string_view rest = text.substr(at + word.size());
        if (rest.empty() || (rest.front() != '.' && rest.front() != '['))
            return true;
    }
    return false;
}

// A text that does not mention the token in any way. In doubt it does: of `$$.task.token` unknown-context-field speaks.
// It is in the context object, and `$.Task.Token` is something else.
static bool mayPassToken(std::string_view text) {
    const bool readsContext =
        text.find("$$") != std::string_view::npos || text.find("context") != std::string_view::npos;
    const bool namesTask = text.find("Task") != std::string_view::npos || text.find("task") != std::string_view::npos;
    return (readsContext && namesTask) || text == "$$" || endsAt(text, "$states") || endsAt(text, "$states.context") ||
           text.find("$eval") != std::string_view::npos ||
           (text.find("$$") != std::string_view::npos &&
               (endsAt(text, "$$") || text.find("$$[") != std::string_view::npos));
}

// A placeholder for the name of a queue, topic or function, and for nothing else.
static bool namesResource(const syntax::Step& step) {
    const std::string_view name = step.member == nullptr ? std::string_view() : step.member->name();
    return name.ends_with("Url") || name.ends_with("Arn") || name.ends_with("Name");
}

// A constant text that was meant to pass the token: other rules say that it is not computed.
static bool namesToken(std::string_view text) {
    return text.find("$$.Task.Token") != std::string_view::npos ||
           text.find("$states.context.Task.Token") != std::string_view::npos;
}

// Whether what stands there is computed: a constant text passes nothing.
static bool isComputed(const asl::State& state, const syntax::Step& step) {
    if (state.queryLanguage == asl::QueryLanguage::Jsonata)
        return step.node.text().find("{%") != std::string_view::npos;
    return step.member != nullptr && step.member->name().ends_with(lint::computedSuffix);
}

static bool mayPassToken(const asl::State& state, const syntax::Node& parameters) {
    bool may = false;
    syntax::walk(parameters, [&](const syntax::Step& step) {
        const syntax::Node& node = step.node;
        if (step.isKey)
            may = may || !node.isFinalString();
        else if (node.isUnknown())
            may = may || !namesResource(step);
        else if (!node.is(syntax::Kind::String))
            may = may || !node.isComplete();
        else if (isComputed(state, step))
            // What is put into a computed value before deployment may be anything.
            may = may || mayPassToken(node.text()) || !node.holes().empty();
        else
            may = may || namesToken(node.text());
    });
    return may;
}

static bool mayPassToken(const lint::TaskCall& call) {
    const asl::State& state = *call.state;
    // Without parameters the input is passed, and InputPath may make it the context object.
    if (call.parameters == nullptr || mayPassToken(state, call.parameters->value))
        return true;
    return state.inputPath.isPresent() && mayPassToken(state.inputPath.member->value.text());
}

// Whether the service has no such callback, of which resource-unsupported-pattern speaks.
static bool isUnsupported(const lint::TaskCall& call) {
    const catalog::IntegrationAction* action = call.action();
    return action != nullptr && !action->waitForTaskToken;
}

static void check(const RuleInput& in, Reporter& out) {
    // An EXPRESS machine cannot wait at all.
    if (in.type == asl::MachineType::Express)
        return;
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        if (call.resource.pattern != asl::IntegrationPattern::WaitForTaskToken || isUnsupported(call) ||
            mayPassToken(call))
            continue;
        const bool isJsonata = call.state->queryLanguage == asl::QueryLanguage::Jsonata;
        out.report(call.parameters->key.span(), "\"{}\" waits for its task token to come back, but passes it to nobody",
               call.state->name.value)
            .related(call.at(call.resource.suffix), "it waits because of this")
            .help("pass on {}", isJsonata ? "{% $states.context.Task.Token %}" : "$$.Task.Token");
    }
}

STEPCHECK_RULE(callback_without_token){
    .id = "callback-without-token",
    .summary = "A task waits for a callback, but passes its task token to nobody.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html",
    .check = check,
};

}  // namespace stepcheck::rules
