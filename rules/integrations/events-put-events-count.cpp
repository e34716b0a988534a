#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <string_view>
#include <vector>

namespace stepcheck::rules {

using namespace std::string_view_literals;

static void checkEntry(const asl::State& state, const syntax::Node& entry, Reporter& out) {
    if (lint::isComputed(state, entry))
        return;
    const syntax::Node* source = lint::constantParameter(state, entry, "Source");
    if (source != nullptr && source->isFinalString() && source->text().starts_with("aws."))
        out.report(source->span(), "sources that begin with \"aws.\" are those of AWS, and the event is refused")
            .help("choose a name of your own");
    std::vector<std::string_view> missing;
    for (const std::string_view name : {"Source"sv, "DetailType"sv, "Detail"sv})
        if (lint::lacksParameter(state, entry, name))
            missing.push_back(name);
    if (!missing.empty())
        out.report({.begin = entry.span().begin, .end = entry.span().begin + 1}, "this event lacks {}",
            lint::quoted(missing, "and"));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        if (!call.callsApi("events", "putEvents"))
            continue;
        const syntax::Node* entries = lint::constantParameter(call, "Entries");
        if (entries == nullptr || !entries->is(syntax::Kind::Array) || !entries->isComplete())
            continue;
        const std::size_t count = entries->elements().size();
        const syntax::Node& key = lint::findParameter(*call.state, call.parameters->value, "Entries")->key;
        if (count == 0)
            out.report(key.span(), "\"Entries\" has no event").help("give at least one");
        if (count > catalog::maxPutEventsEntries)
            out.report(
                   key.span(), "\"Entries\" has {} events, and one call takes {}", count, catalog::maxPutEventsEntries)
                .help("spread them over several calls");
        for (const syntax::Node& entry : entries->elements())
            checkEntry(*call.state, entry, out);
    }
}

STEPCHECK_RULE(events_put_events_count){
    .id = "events-put-events-count",
    .summary = "A call of putEvents has too many events, none, or one that lacks a part.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html",
    .check = check,
};

}  // namespace stepcheck::rules
