#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/value_check.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"
#include "stepcheck/support/suggest.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace stepcheck::rules {

static void checkLevel(const syntax::Node& level, Reporter& out) {
    if (level.isUnknown() || !level.holes().empty())
        return;
    const std::span<const std::string_view> levels = lint::wordsOf({"loggingConfiguration", "level"});
    if (level.is(syntax::Kind::String) && std::ranges::find(levels, level.text()) != levels.end())
        return;
    const std::string_view near = support::nearest(level.text(), levels);
    lint::Report report = out.report(level.span(), "\"{}\" is no level of logging", level.text());
    if (near.empty())
        report.help("write one of {}", fmt::join(levels, ", "));
    else
        report.help("did you mean \"{}\"?", near);
}

static void checkGroup(const syntax::Node& group, const embed::Expander& expander, Reporter& out) {
    if (!lint::isText(group))
        return;
    const std::string text = expander.textOf(group);
    if (const auto problem = embed::logGroupProblem(text))
        out.report(group.span(), "{}", problem->message).help("{}", problem->help);
    else if (embed::withoutHoles(text).size() > catalog::maxLogGroupArnCharacters)
        out.report(
            group.span(), "the ARN of the log group has more than {} characters", catalog::maxLogGroupArnCharacters);
}

static void checkCount(const embed::Logging& logging, const syntax::Member& configuration, Reporter& out) {
    const bool isLevelKnown = logging.level == nullptr || logging.level->value.isFinalString();
    const bool isOff = logging.level == nullptr || logging.level->value.text() == "OFF";
    if (!logging.isGroupsKnown || !isLevelKnown)
        return;
    if (logging.groups.size() > 1)
        out.report(logging.destinations->value.span(), "logs go to exactly one destination, not to {}",
               logging.groups.size())
            .help("leave one destination");
    else if (!isOff && logging.groups.empty())
        out.report(configuration.key.span(), "the level is \"{}\", but there is no destination",
               logging.level->value.text())
            .help("name a log group, or write the level OFF");
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    const embed::Expander expander(in.content, nullptr);
    lint::eachMachine(in, [&](const embed::Resource&, const embed::MachineProperties& properties) {
        if (!properties.logging)
            return;
        lint::eachPossible(
            in, properties.logging->level, [&out](const syntax::Node& level) { checkLevel(level, out); });
        checkCount(*properties.logging, *properties.loggingMember, out);
        for (const syntax::Node* const group : properties.logging->groups)
            checkGroup(*group, expander, out);
    });
}

STEPCHECK_RULE(resource_logging_invalid){
    .id = "resource-logging-invalid",
    .summary = "The logging configuration of a state machine is none that the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html",
    .awsCode = "InvalidLoggingConfiguration",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
