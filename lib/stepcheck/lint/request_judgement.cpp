#include "stepcheck/lint/request_judgement.h"

#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/judgement.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/json_text.h"
#include "stepcheck/request/tested_state.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace stepcheck::lint {

using catalog::Meaning;
using request::Request;
using request::Value;

// What the request says; a machine whose creation says nothing is STANDARD. An update leaves the type what it is.
static asl::MachineType typeOf(const Request& request, const Settings& settings) {
    if (request.operation().input->find("type") == nullptr)
        return settings.type;
    return request.text("type") == "EXPRESS" ? asl::MachineType::Express : asl::MachineType::Standard;
}

static void judgeDefinition(
    const Request& request, const Value& value, const Settings& settings, Judgement& judgement) {
    const bool isState = value.member->meaning == Meaning::StateDefinition;
    auto document = request::textIn(request, *value.node, !settings.isText);
    if (isState && document != nullptr && !document->roots().empty() && request::isState(document->roots()[0]))
        document = request::machineAround(request, *value.node, document->roots()[0], !settings.isText);
    if (document == nullptr)
        return judgement.leaveOut();
    judgement.judgeEmbedded(
        {.document = std::move(document), .place = value.node, .hasOwnText = true}, typeOf(request, settings));
}

static RequestFacts factsOf(const Request& request) {
    RequestFacts facts{.operation = &request.operation(), .isReadable = !request.document().hasErrors()};
    if (request.text("severity") == "WARNING")
        facts.least = support::Severity::Warning;
    const syntax::Member* const most = request.find(request.root(), "maxResults");
    const auto count = most == nullptr ? std::nullopt : most->value.integer();
    facts.most = count && *count > 0 ? static_cast<std::size_t>(*count) : catalog::aws::maxDiagnostics;
    return facts;
}

void judgeRequest(const Request& request, const Settings& settings, FileReport& report) {
    report.request = factsOf(request);
    Judgement judgement(request.document(), settings, report);
    judgement.takeReaderDiagnostics();
    if (&request.document().source().file() != &request.document().source()) {
        report.notes.emplace_back("holds bytes that are not UTF-8: the request is skipped");
        judgement.leaveOut();
        return judgement.finish();
    }
    judgement.judgeRequest({.request = request,
        .machineType = settings.isTypeGiven ? std::optional(settings.type) : std::nullopt,
        .registered = settings.registered});
    for (const Value& value : request.values()) {
        const bool isDefinition =
            value.member->meaning == Meaning::Definition || value.member->meaning == Meaning::StateDefinition;
        if (isDefinition && isReadable(value))
            judgeDefinition(request, value, settings, judgement);
    }
    judgement.finish();
}

}  // namespace stepcheck::lint
