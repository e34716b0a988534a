#include "stepcheck/flow/known_response.h"

#include <optional>

namespace stepcheck::flow {

using asl::IntegrationPattern;
using catalog::ResponsePattern;

static std::optional<ResponsePattern> patternOf(IntegrationPattern pattern) {
    switch (pattern) {
        case IntegrationPattern::RequestResponse: return ResponsePattern::RequestResponse;
        case IntegrationPattern::Sync: return ResponsePattern::Sync;
        case IntegrationPattern::Sync2: return ResponsePattern::Sync2;
        case IntegrationPattern::WaitForTaskToken:
        case IntegrationPattern::Other:
        case IntegrationPattern::Hole: return std::nullopt;
    }
    return std::nullopt;
}

const catalog::Response* knownResponse(const asl::Resource& resource) {
    if (!resource.is(asl::Resource::Form::Service) || !resource.service.isKnown || !resource.action.isKnown)
        return nullptr;
    const auto pattern = patternOf(resource.pattern);
    return pattern ? catalog::findResponse(resource.service.text, resource.action.text, *pattern) : nullptr;
}

}  // namespace stepcheck::flow
